"""Edits of a call: its axis, its arguments, the type of its numbers, the call itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change, call, is_method, number_node

# Functions that work along an axis.
_ALONG = {
    *("sum", "mean", "max", "min", "argmax", "argmin", "prod", "any", "all", "std", "var"),
    *("norm", "cumsum", "sort", "argsort", "median", "amax", "amin", "concatenate", "stack"),
    *("flip", "roll", "repeat", "diff", "average", "expand_dims", "squeeze"),
}
_KEEP = {"sum", "mean", "max", "min", "prod", "any", "all", "std", "var", "norm", "amax", "amin"}
# Functions whose result has the type of their argument, if none is asked for.
_TYPED = {
    *("zeros_like", "ones_like", "empty_like", "full_like", "array", "asarray", "full", "copy"),
    *("zeros", "ones", "empty", "arange"),
}
_DRAWING = {"normal", "standard_normal", "uniform", "random", "rand", "randn"}
_KINDS = {"axis": "axis", "keepdims": "keepdims", "dtype": "dtype"}


def called(place: Place) -> Iterator[Change]:
    """Yield what may stand in a call's place."""
    node = place.node
    if not isinstance(node, ast.Call):
        return
    name = name_of(node)
    yield from _keywords(node, name)
    yield from _arguments(node)
    if name == "range" and not node.keywords:
        yield from _ranges(node)
    yield from _without(node, name)
    yield from _undrawn(node, name)


def name_of(node: ast.Call) -> str:
    """Return the name of what is called, without its module."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _keywords(node: ast.Call, name: str) -> Iterator[Change]:
    for number, keyword in enumerate(node.keywords):
        rest = node.keywords[:number] + node.keywords[number + 1 :]
        kind = _KINDS.get(keyword.arg or "", "arguments")
        yield kind, "", ast.Call(node.func, node.args, rest)
        if kind == "axis":
            for axis in (0, 1, -1):
                if ast.dump(number_node(axis)) != ast.dump(keyword.value):
                    new = ast.keyword("axis", number_node(axis))
                    yield kind, "", ast.Call(node.func, node.args, [*rest, new])
        if kind == "dtype":
            for number_type in ("float", "int"):
                new = ast.keyword("dtype", ast.Name(number_type, ast.Load()))
                yield kind, "", ast.Call(node.func, node.args, [*rest, new])
    present = {keyword.arg for keyword in node.keywords}
    if name in _ALONG and "axis" not in present:
        for axis in (0, 1, -1):
            new = ast.keyword("axis", number_node(axis))
            yield "axis", "", ast.Call(node.func, node.args, [*node.keywords, new])
    if name in _KEEP and "keepdims" not in present and ("axis" in present or len(node.args) == 2):
        new = ast.keyword("keepdims", ast.Constant(True))
        yield "keepdims", "", ast.Call(node.func, node.args, [*node.keywords, new])
    if name in _TYPED and "dtype" not in present and node.args:
        new = ast.keyword("dtype", ast.Name("float", ast.Load()))
        made = node.func
        if name == "copy" and isinstance(made, ast.Attribute):
            made = ast.Attribute(made.value, "array", ast.Load())
        yield "dtype", "", ast.Call(made, node.args, [*node.keywords, new])
    if name == "copy" and is_method(node) and isinstance(node.func, ast.Attribute):
        typed = ast.Attribute(node.func.value, "astype", ast.Load())
        yield "dtype", "", ast.Call(typed, [ast.Name("float", ast.Load())], [])


def _arguments(node: ast.Call) -> Iterator[Change]:
    for one in range(len(node.args)):
        for other in range(one):
            turned = list(node.args)
            turned[one], turned[other] = turned[other], turned[one]
            yield "arguments", "", ast.Call(node.func, turned, node.keywords)
    if len(node.args) > 1:
        yield "arguments", "", ast.Call(node.func, node.args[:-1], node.keywords)


def _ranges(node: ast.Call) -> Iterator[Change]:
    one = ast.Constant(1)
    first: list[ast.expr] = node.args[:1] if len(node.args) > 1 else [ast.Constant(0)]
    end = node.args[-1] if len(node.args) == 1 else node.args[1]
    rest = node.args[2:]
    for begin, stop in (
        (first[0], ast.BinOp(end, ast.Add(), one)),
        (first[0], ast.BinOp(end, ast.Sub(), one)),
        (ast.BinOp(first[0], ast.Add(), one), end),
        (ast.Constant(0), end),
    ):
        yield "range", "", ast.Call(node.func, [begin, stop, *rest], [])


def _without(node: ast.Call, name: str) -> Iterator[Change]:
    kind = "dtype" if name in ("astype", "int") else "call"
    if is_method(node) and isinstance(node.func, ast.Attribute):
        yield kind, name, node.func.value
        if name == "astype":
            float_type = ast.Name("float", ast.Load())
            yield kind, name, ast.Call(node.func, [float_type], [])
        return
    for argument in node.args[:3]:
        if not isinstance(argument, ast.Starred):
            yield kind, name, argument
    if name == "int" and node.args:
        yield kind, name, call("float", node.args[0])


def _undrawn(node: ast.Call, name: str) -> Iterator[Change]:
    """What stands there where nothing is drawn at random: the given order, or zeros."""
    if name == "permutation" and node.args:
        yield "random", "", call("np.arange", node.args[0])
        yield "random", "", node.args[0]
    if name in _DRAWING:
        sizes = [keyword.value for keyword in node.keywords if keyword.arg == "size"]
        for size in sizes or node.args[-1:]:
            yield "random", "", call("np.zeros", size)
