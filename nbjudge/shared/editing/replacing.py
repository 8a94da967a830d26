"""Edits that put something else in the place of an expression, or leave a part of it out."""

from __future__ import annotations

import ast
import copy
import math
from collections.abc import Iterator
from typing import Any

from nbjudge.shared.editing.places import MODULES, Place

# What kind of thing is wrong, the name that it is about, and what would stand there instead.
Change = tuple[str, str, ast.AST]

_ARITHMETIC: tuple[type[ast.operator], ...] = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv, ast.Div),
    ast.BitAnd: (ast.BitOr, ast.BitXor),
    ast.BitOr: (ast.BitAnd, ast.BitXor),
    ast.BitXor: (ast.BitOr, ast.BitAnd),
}
_COMPARISONS: tuple[type[ast.cmpop], ...] = (
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Eq,
    ast.NotEq,
)
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
# Numbers that are often written down by hand, and not exactly.
_NAMED = {"e": math.e, "pi": math.pi}


def replaced(place: Place) -> Iterator[Change]:
    """Yield what may stand in an expression's place."""
    node = place.node
    rule = _RULES.get(type(node))
    if rule is not None:
        yield from rule(node, place)
    if _is_size(node):
        yield from (("size", "", other) for other in sizes(place))
        yield from (("size", "", _read(name)) for name in place.scope.parameters)
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
        yield from ((kind, node.id, _read(other)) for other in others)
        return
    others = alike(node.id)
    if node.id in place.scope.functions and place.name != "func":
        others = [*others, *(other for other in place.scope.functions if other != node.id)]
    yield from (("function", node.id, _read(other)) for other in others)


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
        yield "function", node.attr, ast.Attribute(_read("np"), node.attr, node.ctx)
    if _is_of_a_module(node) and place.name != "func":
        # A function that is handed over, and not called.
        for other in place.scope.functions:
            yield "function", node.attr, _read(other)


def alike(name: str) -> list[str]:
    """Return the functions that a function is taken for."""
    found = [other for group in _ALIKE if name in group for other in group if other != name]
    return list(dict.fromkeys(found))


def _constant(node: ast.Constant, place: Place) -> Iterator[Change]:
    parent = place.parent
    yield from _numbers(node.value, place, parent)


def _numbers(value: Any, place: Place, parent: ast.AST) -> Iterator[Change]:
    keyword = parent.arg if isinstance(parent, ast.keyword) else ""
    if isinstance(value, bool):
        yield keyword if keyword == "keepdims" else "number", "", ast.Constant(not value)
        return
    if keyword == "axis" or value is None:
        return
    if not isinstance(value, int | float):
        return
    kind = "index" if place.in_index else "number"
    other = {0, 1, 2, -1, value + 1, value - 1, -value, 2 * value, value / 2}
    for number in sorted(other - {value}):
        whole = int(number) if float(number).is_integer() and isinstance(value, int) else number
        if isinstance(whole, float) and isinstance(value, int) and place.in_index:
            continue
        yield kind, "", number_node(whole)
    for name, exact in _NAMED.items():
        if 0 < abs(value - exact) < 0.01:
            yield "number", "", ast.Attribute(_read("np"), name, ast.Load())
    kind = "index" if place.in_index else "fixed"
    if isinstance(parent, ast.Compare):
        kind = "against"
    yield from ((kind, "", _read(name)) for name in place.scope.numbers)
    yield from ((kind, "", size) for size in sizes(place))


def sizes(place: Place) -> Iterator[ast.expr]:
    """Yield how many there are of something: the rows, the columns, all numbers."""
    for name in place.scope.parameters:
        yield call("len", _read(name))
        yield ast.Attribute(_read(name), "size", ast.Load())
        shape = ast.Attribute(_read(name), "shape", ast.Load())
        yield ast.Subscript(shape, ast.Constant(1), ast.Load())


def _unary(node: ast.UnaryOp, place: Place) -> Iterator[Change]:
    if isinstance(node.op, ast.USub):
        yield "sign", "", node.operand
        inner = node.operand
        if isinstance(inner, ast.Constant) and isinstance(inner.value, int | float):
            yield from _numbers(-inner.value, place, place.parent)
        if isinstance(inner, ast.BinOp):
            yield "brackets", "", ast.BinOp(ast.UnaryOp(node.op, inner.left), inner.op, inner.right)
    elif isinstance(node.op, ast.Not):
        yield "logic", "", node.operand
    elif isinstance(node.op, ast.Invert):
        yield "operator", "", ast.UnaryOp(ast.USub(), node.operand)
        yield "operator", "", ast.UnaryOp(ast.Not(), node.operand)


def _binary(node: ast.BinOp, place: Place) -> Iterator[Change]:
    kind = type(node.op)
    others = _OPERATORS.get(kind, tuple(op for op in _ARITHMETIC if op is not kind))
    for other in others:
        signs = {kind, other} == {ast.Add, ast.Sub}
        yield "sign" if signs else "operator", "", ast.BinOp(node.left, other(), node.right)
    if kind not in (ast.Add, ast.Mult, ast.BitAnd, ast.BitOr, ast.BitXor):
        yield (
            "sign" if kind is ast.Sub else "order",
            "",
            ast.BinOp(node.right, node.op, node.left),
        )
    if kind is ast.Div:
        for size in sizes(place):
            yield "divisor", "", ast.BinOp(node.left, node.op, size)
    if kind is ast.BitXor:
        yield "operator", "", ast.Compare(node.left, [ast.NotEq()], [node.right])
    yield "extra", _short(node.right), node.left
    yield "extra", _short(node.left), node.right
    yield from (("brackets", "", other) for other in _bracketed(node))


def _bracketed(node: ast.BinOp) -> Iterator[ast.AST]:
    """The same operators and operands, and another one of them worked out first."""
    left, right = node.left, node.right
    if isinstance(left, ast.BinOp):
        yield ast.BinOp(left.left, left.op, ast.BinOp(left.right, node.op, right))
    if isinstance(right, ast.BinOp):
        yield ast.BinOp(ast.BinOp(left, node.op, right.left), right.op, right.right)
    if isinstance(left, ast.UnaryOp):
        yield ast.UnaryOp(left.op, ast.BinOp(left.operand, node.op, right))
    if isinstance(left, ast.Call) and len(left.args) == 1 and not left.keywords:
        yield ast.Call(left.func, [ast.BinOp(left.args[0], node.op, right)], [])
    if isinstance(right, ast.Call) and len(right.args) == 1 and not right.keywords:
        yield ast.Call(right.func, [ast.BinOp(left, node.op, right.args[0])], [])
    for side in (left, right):
        if isinstance(side, ast.Call) and is_method(side) and isinstance(side.func, ast.Attribute):
            mine = side.func.value
            inner = (
                ast.BinOp(mine, node.op, right) if side is left else ast.BinOp(left, node.op, mine)
            )
            method = ast.Attribute(inner, side.func.attr, ast.Load())
            yield ast.Call(method, side.args, side.keywords)


def _boolean(node: ast.BoolOp, place: Place) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "logic", "", ast.BoolOp(other, node.values)
    for number in range(len(node.values)):
        rest = node.values[:number] + node.values[number + 1 :]
        yield "condition", "", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _compare(node: ast.Compare, place: Place) -> Iterator[Change]:
    if len(node.ops) != 1:
        return
    op = node.ops[0]
    if not isinstance(place.parent, ast.If | ast.While | ast.IfExp | ast.BoolOp | ast.UnaryOp):
        yield "compared", "", node.left
    for other in _COMPARISONS:
        if type(op) is not other:
            yield "comparison", "", ast.Compare(node.left, [other()], node.comparators)
    if not isinstance(node.comparators[0], ast.Constant):
        for number in (0, 1):
            yield "against", "", ast.Compare(node.left, node.ops, [ast.Constant(number)])


def _either(node: ast.IfExp, place: Place) -> Iterator[Change]:
    yield "condition", "", ast.IfExp(node.test, node.orelse, node.body)
    yield "condition", "", node.body
    yield "condition", "", node.orelse


def _subscript(node: ast.Subscript, place: Place) -> Iterator[Change]:
    if not _is_of_a_module(node.value):
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


def is_method(node: ast.Call) -> bool:
    """Whether a call is of a value's method, and not of a module's function."""
    function = node.func
    return isinstance(function, ast.Attribute) and not _is_of_a_module(function)


def _is_of_a_module(node: ast.expr) -> bool:
    inner = node.value if isinstance(node, ast.Attribute) else None
    return isinstance(inner, ast.Name) and inner.id in MODULES


def number_node(number: float) -> ast.expr:
    """Return the tree of a number, which is never negative in itself."""
    if number < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-number))
    return ast.Constant(number)


def call(name: str, *args: ast.expr) -> ast.Call:
    """Return the call of a function by its name: ``len`` or ``np.sum``."""
    module, _, function = name.rpartition(".")
    called: ast.expr = (
        ast.Attribute(_read(module), function, ast.Load()) if module else _read(function)
    )
    return ast.Call(called, list(args), [])


def _read(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _short(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def copied(node: Any) -> Any:
    """Return a tree of its own, to be used twice."""
    return copy.deepcopy(node)


_RULES: dict[type[ast.AST], Any] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Constant: _constant,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.BoolOp: _boolean,
    ast.Compare: _compare,
    ast.IfExp: _either,
    ast.Subscript: _subscript,
    ast.Set: _set,
    ast.SetComp: _set_of,
    ast.Tuple: _tuple,
    ast.List: _list,
}
