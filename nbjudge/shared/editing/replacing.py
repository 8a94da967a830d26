"""Edits that put something else in the place of an expression, or leave a part of it out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from nbjudge.shared.editing.numbers import numbers, sizes
from nbjudge.shared.editing.operators import OPERATIONS
from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change, is_of_a_module, read

# Functions that are taken for one another.
_ALIKE = (
    ("sum", "mean", "max", "min", "prod", "median", "cumsum"),
    ("argmax", "argmin", "max", "argsort"),
    ("max", "min"),
    ("maximum", "minimum"),
    ("zeros", "ones", "empty"),
    ("zeros_like", "ones_like", "empty_like"),
    ("any", "all"),
    ("floor", "ceil", "round"),
    ("exp", "exp2", "log"),
    ("log", "log2", "log10"),
    ("sin", "cos"),
    ("sinh", "cosh", "tanh"),
    ("hstack", "vstack", "column_stack"),
    ("multiply", "add", "matmul", "dot", "divide", "subtract"),
    ("logical_and", "logical_or", "logical_xor"),
    ("greater", "greater_equal", "less", "less_equal"),
    ("shuffle", "permutation"),
    ("copy", "array"),
    ("append", "extend"),
    ("var", "std"),
    ("isclose", "equal"),
    ("allclose", "array_equal"),
)


def replaced(place: Place) -> Iterator[Change]:
    """Yield what may stand in an expression's place."""
    node = place.node
    rule = _RULES.get(type(node))
    if rule is not None:
        yield from rule(node, place)
    if _is_size(node):
        yield from (("size", "", other) for other in sizes(place))
        yield from (("size", "", read(name)) for name in place.scope.parameters)
    if isinstance(node, ast.Name | ast.Subscript | ast.Attribute) and _decides(place):
        yield "condition", "", ast.Compare(node, [ast.Gt()], [ast.Constant(0)])


def _is_size(node: ast.AST) -> bool:
    """Whether an expression says how many there are: ``len(X)``, ``X.shape[1]``, ``X.size``."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "len"
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Attribute) and node.value.attr == "shape"
    return isinstance(node, ast.Attribute) and node.attr == "size"


def _decides(place: Place) -> bool:
    """Whether an expression is what an `if` or `np.where` asks for."""
    parent = place.parent
    if isinstance(parent, ast.Call):
        called = parent.func
        return place.index == 0 and isinstance(called, ast.Attribute) and called.attr == "where"
    return isinstance(parent, ast.If | ast.IfExp) and place.name == "test"


def _name(node: ast.Name, place: Place) -> Iterator[Change]:
    names = place.scope.names
    if node.id in names:
        kind = "index" if place.in_index else "name"
        others = [other for other in names if other != node.id and not _put_into(place, other)]
        yield from ((kind, node.id, read(other)) for other in others)
        return
    others = alike(node.id)
    if node.id in place.scope.functions and place.name != "func":
        others = [*others, *(other for other in place.scope.functions if other != node.id)]
    yield from (("function", node.id, read(other)) for other in others)


def _put_into(place: Place, other: str) -> bool:
    """Whether a variable would be put into itself: an array of such a list takes all memory."""
    for outer in reversed(place.above):
        if isinstance(outer, ast.Call) and isinstance(outer.func, ast.Attribute):
            within = [outer.func.value, *outer.args]
            return any(_is(one, other) for one in within)
        if isinstance(outer, ast.Assign | ast.AugAssign):
            targets = outer.targets if isinstance(outer, ast.Assign) else [outer.target]
            return any(isinstance(t, ast.Subscript) and _is(t.value, other) for t in targets)
    return False


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _attribute(node: ast.Attribute, place: Place) -> Iterator[Change]:
    if node.attr == "T":
        yield "transpose", "", node.value
    for other in alike(node.attr):
        yield "function", node.attr, ast.Attribute(node.value, other, node.ctx)
    if isinstance(node.value, ast.Name) and node.value.id == "math":
        # It takes single numbers; NumPy's takes arrays too.
        yield "function", node.attr, ast.Attribute(read("np"), node.attr, node.ctx)
    if is_of_a_module(node) and place.name != "func":
        # A function that is handed over, and not called.
        for other in place.scope.functions:
            yield "function", node.attr, read(other)


def alike(name: str) -> list[str]:
    """Return the functions that a function is taken for."""
    found = [other for group in _ALIKE if name in group for other in group if other != name]
    return list(dict.fromkeys(found))


def _constant(node: ast.Constant, place: Place) -> Iterator[Change]:
    parent = place.parent
    yield from numbers(node.value, place, parent)


def _subscript(node: ast.Subscript, place: Place) -> Iterator[Change]:
    if not is_of_a_module(node.value):
        # `np.c_` without its brackets gives entries without an end.
        yield "index", "", node.value
    cut = node.slice
    if isinstance(cut, ast.Slice):
        for end in ("lower", "upper", "step"):
            if getattr(cut, end) is not None:
                rest = ast.Slice(cut.lower, cut.upper, cut.step)
                setattr(rest, end, None)
                yield "slice", "", ast.Subscript(node.value, rest, node.ctx)
    elif isinstance(cut, ast.Tuple) and len(cut.elts) == 2:
        turned = ast.Tuple(cut.elts[::-1], ast.Load())
        yield "index", "", ast.Subscript(node.value, turned, node.ctx)


def _set(node: ast.Set, place: Place) -> Iterator[Change]:
    yield "set", "", ast.List(node.elts, ast.Load())


def _set_of(node: ast.SetComp, place: Place) -> Iterator[Change]:
    yield "set", "", ast.ListComp(node.elt, node.generators)


def _tuple(node: ast.Tuple, place: Place) -> Iterator[Change]:
    if isinstance(place.parent, ast.Return) and len(node.elts) < 5:
        for one in range(len(node.elts)):
            for other in range(one):
                turned = list(node.elts)
                turned[one], turned[other] = turned[other], turned[one]
                yield "results", "", ast.Tuple(turned, ast.Load())


def _list(node: ast.List, place: Place) -> Iterator[Change]:
    if len(node.elts) == 1:
        yield "set", "", node.elts[0]


_RULES: dict[type[ast.AST], Any] = {
    **OPERATIONS,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Constant: _constant,
    ast.Subscript: _subscript,
    ast.Set: _set,
    ast.SetComp: _set_of,
    ast.Tuple: _tuple,
    ast.List: _list,
}
