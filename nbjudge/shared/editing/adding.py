"""Edits that add what is missing: a term, a call, a transpose, a square."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change, call

# Nearly any line can be mended by adding something to it, so other kinds of edit come first.
ADDING = ("lacks", "power", "flat", "missing")
_CALLS = (
    "np.sum",
    "np.mean",
    "np.exp",
    "np.log",
    "np.sqrt",
    "np.abs",
    "np.array",
    "float",
    "int",
    "len",
)
_SIMPLE = ast.Name | ast.Attribute | ast.Call | ast.BinOp | ast.Subscript


def added(place: Place) -> Iterator[Change]:
    """Yield what may stand in an expression's place: the expression, with something more to it."""
    node, parent = place.node, place.parent
    if isinstance(node, ast.Starred | ast.Slice | ast.Tuple) or _is_called(place):
        return
    if isinstance(parent, ast.Attribute | ast.keyword | ast.comprehension):
        return
    if isinstance(parent, ast.Tuple) and _is_shape(place):
        return
    if place.in_index or (isinstance(parent, ast.Call) and _is_size(parent)):
        return
    if isinstance(node, _SIMPLE):
        yield from _on_operands(node, parent)
    if _is_whole(place):
        yield from _on_wholes(node, place)


def _on_operands(node: ast.expr, parent: ast.AST) -> Iterator[Change]:
    product = isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.MatMult)
    if product or isinstance(parent, ast.Return | ast.Call | ast.Assign):
        yield "transpose", "", ast.Attribute(node, "T", ast.Load())
    if not (isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Pow)):
        yield "power", "", ast.BinOp(node, ast.Pow(), ast.Constant(2))
    if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Mult | ast.Div):
        yield "lacks", "", ast.BinOp(ast.Constant(1), ast.Sub(), node)
        yield "lacks", "", ast.BinOp(ast.Constant(1), ast.Add(), node)


def _on_wholes(node: ast.expr, place: Place) -> Iterator[Change]:
    if not isinstance(node, ast.UnaryOp):
        name = node.id if isinstance(node, ast.Name) else ""
        yield "sign", name, ast.UnaryOp(ast.USub(), node)
    for number in (1, 2):
        for op in (ast.Add, ast.Sub, ast.Mult, ast.Div):
            if number == 2 or op in (ast.Add, ast.Sub):
                yield "lacks", "", ast.BinOp(node, op(), ast.Constant(number))
    yield "lacks", "", ast.BinOp(ast.Constant(1), ast.Sub(), node)
    yield "lacks", "", ast.BinOp(ast.Constant(1), ast.Div(), node)
    counters = place.scope.counters
    for name in place.scope.numbers:
        variable = ast.Name(name, ast.Load())
        for op in (ast.Add, ast.Sub, ast.Mult, ast.Div):
            yield "lacks", name, ast.BinOp(node, op(), variable)
        if name in place.scope.parameters:
            yield "lacks", name, ast.BinOp(node, ast.Div(), call("len", variable))
        if name not in counters:
            for counter in counters[-1:]:
                term = ast.Subscript(variable, ast.Name(counter, ast.Load()), ast.Load())
                for op in (ast.Add, ast.Sub, ast.Mult):
                    yield "lacks", name, ast.BinOp(node, op(), term)
    for function in _CALLS:
        yield "missing", function.removeprefix("np."), call(function, node)
    yield "flat", "", call("np.ravel", node)
    if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
        copied = ast.Attribute(node, "copy", ast.Load())
        yield "copy", "", ast.Call(copied, [], [])


def _is_called(place: Place) -> bool:
    return isinstance(place.parent, ast.Call) and place.name == "func"


def _is_size(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in ("range", "len", "zip", "enumerate")


def _is_shape(place: Place) -> bool:
    """Whether an expression stands in a tuple that is handed over, as sizes are."""
    return len(place.above) > 1 and isinstance(place.above[-2], ast.Call | ast.keyword)


def _is_whole(place: Place) -> bool:
    """Whether an expression is all that is returned, assigned, handed over or compared."""
    if isinstance(place.parent, ast.Return | ast.Assign | ast.AugAssign | ast.Call):
        return True
    if isinstance(place.parent, ast.Compare):
        return place.name == "left"
    if isinstance(place.parent, ast.Tuple | ast.List):
        return True
    return isinstance(place.parent, ast.ListComp | ast.GeneratorExp) and place.name == "elt"
