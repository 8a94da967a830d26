"""The rules by which one node of a right answer becomes a wrong one."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr, ast.BitAnd),
}
_ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow, ast.FloorDiv, ast.Mod)
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.GtE: (ast.Gt, ast.Lt, ast.LtE),
    ast.Gt: (ast.GtE, ast.LtE, ast.Lt),
    ast.LtE: (ast.Lt, ast.Gt, ast.GtE),
    ast.Lt: (ast.LtE, ast.GtE, ast.Gt),
    ast.Eq: (ast.NotEq, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Gt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_PAIRS = (
    ("sum", "mean"),
    ("max", "min"),
    ("maximum", "minimum"),
    ("argmax", "argmin"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("any", "all"),
    ("floor", "ceil"),
    ("exp", "log"),
    ("hstack", "vstack"),
    ("column_stack", "vstack"),
    ("multiply", "add"),
    ("subtract", "add"),
    ("divide", "multiply"),
    ("logical_and", "logical_or"),
    ("logical_xor", "logical_or"),
    ("greater_equal", "greater"),
    ("cos", "sin"),
)
# Keywords that change nothing where the lengths agree; learners leave them out.
_STYLE = ("strict",)
_NAMES = dict(_PAIRS) | {b: a for a, b in _PAIRS}


def replacements(node: ast.AST, parameters: list[str]) -> Iterator[ast.AST | None]:
    """What may stand in a node's place; None deletes a statement."""
    yield from _RULES.get(type(node), _nothing)(node)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in parameters:
        yield from (ast.Name(other, node.ctx) for other in parameters if other != node.id)


def _nothing(node: ast.AST) -> Iterator[ast.AST | None]:
    yield from ()


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _bin_op(node: ast.BinOp) -> Iterator[ast.AST]:
    for operator in _OPERATORS.get(type(node.op), ()):
        yield _changed(node, op=operator())
    yield node.left
    yield node.right
    if isinstance(node.op, _ORDERED):
        yield _changed(node, left=node.right, right=node.left)


def _bool_op(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    yield from node.values


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for i, operator in enumerate(node.ops):
        for other in _COMPARISONS.get(type(operator), ()):
            yield _changed(node, ops=[*node.ops[:i], other(), *node.ops[i + 1 :]])


def _unary_op(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
    elif isinstance(value, float):
        yield ast.Constant(value + 1)
        yield ast.Constant(-value if value else 0.5)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]
    if isinstance(name, ast.Attribute) and _root(name) not in ("np", "math", "numpy"):
        yield name.value
    if len(node.args) >= 2:
        yield _changed(node, args=[node.args[1], node.args[0], *node.args[2:]])
        yield _changed(node, args=node.args[:-1])
    for i, keyword in enumerate(node.keywords):
        if keyword.arg not in _STYLE:
            yield _changed(node, keywords=node.keywords[:i] + node.keywords[i + 1 :])
    if isinstance(name, ast.Attribute) and name.attr in _NAMES:
        yield _changed(node, func=_changed(name, attr=_NAMES[name.attr]))
    if isinstance(name, ast.Name) and name.id in ("max", "min", "any", "all"):
        yield _changed(node, func=ast.Name(_NAMES[name.id], ast.Load()))
    if isinstance(name, ast.Name) and name.id == "range" and len(node.args) == 1:
        yield _changed(node, args=[ast.Constant(1), node.args[0]])
        yield _changed(node, args=[ast.BinOp(node.args[0], ast.Sub(), ast.Constant(1))])


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _attribute(node: ast.Attribute) -> Iterator[ast.AST]:
    if node.attr == "T":
        yield node.value


def _subscript(node: ast.Subscript) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load):
        yield node.value
    if isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 2:
        first, second = node.slice.elts
        yield _changed(node, slice=_changed(node.slice, elts=[second, first]))


def _slice(node: ast.Slice) -> Iterator[ast.AST]:
    one = ast.Constant(1)
    yield _changed(node, lower=one if node.lower is None else None)
    yield _changed(node, upper=ast.Constant(-1) if node.upper is None else None)


def _if_exp(node: ast.IfExp) -> Iterator[ast.AST]:
    yield _changed(node, test=_negated(node.test))
    yield node.body
    yield node.orelse


def _if(node: ast.If) -> Iterator[ast.AST]:
    yield _changed(node, test=_negated(node.test))
    yield _changed(node, test=ast.Constant(True))
    yield _changed(node, test=ast.Constant(False))


def _for(node: ast.For) -> Iterator[ast.AST]:
    yield _changed(node, body=[*node.body, ast.Break()])


def _return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None:
        yield ast.Return(None)


def _tuple(node: ast.Tuple) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        yield _changed(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])


def _assign(node: ast.Assign) -> Iterator[ast.AST | None]:
    yield None
    target, value = node.targets[0], node.value
    if isinstance(value, ast.BinOp) and ast.unparse(value.left) == ast.unparse(target):
        yield ast.AugAssign(target, value.op, value.right)


def _aug_assign(node: ast.AugAssign) -> Iterator[ast.AST | None]:
    yield None
    yield ast.Assign([node.target], node.value, lineno=node.lineno)
    for operator in _OPERATORS.get(type(node.op), ()):
        yield _changed(node, op=operator())


def _expr(node: ast.Expr) -> Iterator[ast.AST | None]:
    if not isinstance(node.value, ast.Constant):
        yield None


def _comprehension(node: ast.comprehension) -> Iterator[ast.AST]:
    if node.ifs:
        yield _changed(node, ifs=[])
        yield _changed(node, ifs=[_negated(node.ifs[0]), *node.ifs[1:]])


_RULES = {
    ast.BinOp: _bin_op,
    ast.BoolOp: _bool_op,
    ast.Compare: _compare,
    ast.UnaryOp: _unary_op,
    ast.Constant: _constant,
    ast.Call: _call,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.IfExp: _if_exp,
    ast.If: _if,
    ast.For: _for,
    ast.Return: _return,
    ast.Tuple: _tuple,
    ast.Assign: _assign,
    ast.AugAssign: _aug_assign,
    ast.Expr: _expr,
    ast.comprehension: _comprehension,
}
