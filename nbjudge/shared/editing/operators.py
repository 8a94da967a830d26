"""Edits of operators: of what is calculated, compared and decided, and in which order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from nbjudge.shared.editing.numbers import numbers, sizes
from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change, is_method, short

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


def _unary(node: ast.UnaryOp, place: Place) -> Iterator[Change]:
    if isinstance(node.op, ast.USub):
        yield "sign", "", node.operand
        inner = node.operand
        if isinstance(inner, ast.Constant) and isinstance(inner.value, int | float):
            yield from numbers(-inner.value, place, place.parent)
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
    yield "extra", short(node.right), node.left
    yield "extra", short(node.left), node.right
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


#: What may stand in the place of each kind of operation.
OPERATIONS: dict[type[ast.AST], Any] = {
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.BoolOp: _boolean,
    ast.Compare: _compare,
    ast.IfExp: _either,
}
