"""Edits of whole statements: how far one is indented, its order, whether it is there, = or +=."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from nbjudge.shared.editing.places import is_passive

# Methods that change what they are called on.
_CHANGING = {"append", "clear", "extend", "fill", "insert", "pop", "remove", "reverse", "sort"}
_SIMPLE = ast.Assign | ast.AugAssign | ast.Expr
Block = list[ast.stmt]


class Move(NamedTuple):
    """One edit: what is new in it, and what makes it and takes it back.

    Attributes
    ----------
    statement, other : ast.stmt
        Where it stands, and the statement that it is about besides, if there is one.
    """

    kind: str
    statement: ast.stmt
    new: list[ast.stmt]
    do: Callable[[], None]
    undo: Callable[[], None]
    other: ast.stmt | None = None


def moved(function: ast.FunctionDef) -> Iterator[Move]:
    """Yield the edits of a function's statements; each is made and taken back by a call."""
    for block in list(_blocks(function)):
        for number, statement in enumerate(list(block)):
            if is_passive(statement):
                continue
            yield from _exchanged(block, number, statement)
            yield from _copied(function, block, number, statement)
            yield from _indented(block, number, statement)
            yield from _turned(block, number, statement)


def _copied(
    function: ast.FunctionDef, block: Block, number: int, statement: ast.stmt
) -> Iterator[Move]:
    """Copy what a statement writes into, if that is an argument: before it, or first of all."""
    parameters = {argument.arg for argument in function.args.args}
    for name in sorted(parameters & set(_written_into(statement))):
        places = [(block, number)]
        if block is not function.body:
            first = next(k for k, one in enumerate(function.body) if not is_passive(one))
            places.append((function.body, first))
        for outer, here in places:
            for made in (
                ast.Call(ast.Attribute(_read(name), "copy", ast.Load()), [], []),
                _of_floats(name),
            ):
                copy = ast.Assign([ast.Name(name, ast.Store())], made)
                do, undo = _put(outer, here, copy, outer[here])
                yield Move("in place", statement, [copy], do, undo)


def _of_floats(name: str) -> ast.Call:
    array = ast.Attribute(_read("np"), "array", ast.Load())
    return ast.Call(array, [_read(name)], [ast.keyword("dtype", _read("float"))])


def _turned(block: Block, number: int, statement: ast.stmt) -> Iterator[Move]:
    """Let two simple statements change places."""
    other = block[number + 1] if number + 1 < len(block) else None
    if isinstance(statement, _SIMPLE) and isinstance(other, _SIMPLE):

        def turn() -> None:
            block[number], block[number + 1] = block[number + 1], block[number]

        yield Move("turned", statement, [], turn, turn, other)


def _blocks(function: ast.FunctionDef) -> Iterator[Block]:
    for node in ast.walk(function):
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block:
                yield block


def _exchanged(block: Block, number: int, statement: ast.stmt) -> Iterator[Move]:
    for kind, new in _others(statement):
        yield Move(kind, statement, new, *_put(block, number, *new))


def _others(statement: ast.stmt) -> Iterator[tuple[str, list[ast.stmt]]]:
    if isinstance(statement, ast.AugAssign):
        read = _as_read(statement.target)
        value = ast.BinOp(read, statement.op, statement.value)
        yield "in place", [ast.Assign([statement.target], value)]
        if isinstance(statement.target, ast.Subscript) and isinstance(
            statement.target.value, ast.Name
        ):
            whole = ast.Name(statement.target.value.id, ast.Store())
            yield "index", [ast.AugAssign(whole, statement.op, statement.value)]
        yield "accumulate", [ast.Assign([statement.target], statement.value)]
        for op in (ast.Add, ast.Sub, ast.Mult, ast.Div):
            if not isinstance(statement.op, op):
                signs = isinstance(statement.op, ast.Add | ast.Sub) and op in (ast.Add, ast.Sub)
                kind = "sign" if signs else "operator"
                yield kind, [ast.AugAssign(statement.target, op(), statement.value)]
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        if isinstance(target, ast.Name | ast.Subscript):
            yield "accumulate", [ast.AugAssign(target, ast.Add(), statement.value)]
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            name = ast.Name(target.value.id, ast.Store())
            # Into one entry of an array, where the array itself is meant.
            kind = "in place" if _is_all(target.slice) else "index"
            yield kind, [ast.Assign([name], statement.value)]
    if isinstance(statement, ast.If):
        yield "condition", list(statement.body)
        if statement.orelse:
            yield "condition", list(statement.orelse)
            yield "condition", [ast.If(statement.test, statement.orelse, statement.body)]
    if isinstance(statement, ast.Break):
        yield "loop", [ast.Continue()]
    if isinstance(statement, ast.Continue):
        yield "loop", [ast.Break()]
    if not isinstance(statement, ast.Return | ast.FunctionDef | ast.Import | ast.ImportFrom):
        yield "extra line", [ast.Pass()]


def _is_all(index: ast.expr) -> bool:
    """Whether an index is `:` or `...`."""
    return ast.unparse(index) in (":", "...")


def _read(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _as_read(target: Any) -> Any:
    if isinstance(target, ast.Name):
        return _read(target.id)
    if isinstance(target, ast.Subscript):
        return ast.Subscript(target.value, target.slice, ast.Load())
    return ast.Attribute(target.value, target.attr, ast.Load())


def _indented(block: Block, number: int, statement: ast.stmt) -> Iterator[Move]:
    """Edits of how far a line is indented; for those in a block, see what is around it."""
    if isinstance(statement, ast.For | ast.While | ast.If):
        inner = statement.body
        places = [k for k, one in enumerate(inner) if not is_passive(one)]
        loop = isinstance(statement, ast.For | ast.While)
        if len(places) > 1:
            yield Move("indented", inner[-1], [], *_move(inner, len(inner) - 1, block, number + 1))
            if loop:
                yield Move(
                    "indented", inner[places[0]], [], *_move(inner, places[0], block, number)
                )
        if number + 1 < len(block):
            yield Move(
                "indented", block[number + 1], [], *_move(block, number + 1, inner, len(inner))
            )
        for before in range(number if loop else 0):
            if not is_passive(block[before]):
                yield Move("indented", block[before], [], *_move(block, before, inner, 0))


def _written_into(statement: ast.stmt) -> Iterator[str]:
    """Yield the names of what a simple statement may change in place."""
    if hasattr(statement, "body"):
        return
    for node in ast.walk(statement):
        inner: Any = None
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            inner = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in _CHANGING:
                inner = node.func.value
            elif node.func.attr == "shuffle" and node.args:
                inner = node.args[0]
        elif isinstance(node, ast.keyword) and node.arg == "out":
            inner = node.value
        while isinstance(inner, ast.Subscript):
            inner = inner.value
        if isinstance(inner, ast.Name):
            yield inner.id


def _put(
    block: Block, number: int, *new: ast.stmt
) -> tuple[Callable[[], None], Callable[[], None]]:
    old = block[number]

    def do() -> None:
        block[number : number + 1] = new

    def undo() -> None:
        block[number : number + len(new)] = [old]

    return do, undo


def _move(
    source: Block, here: int, target: Block, there: int
) -> tuple[Callable[[], None], Callable[[], None]]:
    before = list(source), list(target)

    def do() -> None:
        statement = source[here]
        target.insert(there, statement)
        # By identity: what stands behind it may have moved by one.
        place = next(k for k, s in enumerate(source) if s is statement)
        del source[place]

    def undo() -> None:
        source[:], target[:] = before

    return do, undo
