"""A learner's functions with one small edit each, to be called by number."""

from __future__ import annotations

import ast
import copy
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from nbjudge.shared.editing.adding import ADDING, added
from nbjudge.shared.editing.alike import Edited, together
from nbjudge.shared.editing.asked import Asked
from nbjudge.shared.editing.bounds import Rounds, little_memory, taken
from nbjudge.shared.editing.calls import called
from nbjudge.shared.editing.moving import moved
from nbjudge.shared.editing.places import ROUND, counted, expressions
from nbjudge.shared.editing.replacing import replaced
from nbjudge.shared.editing.written import Written, written
from nbjudge.shared.plain import size_of

# More edits than that are not tried, and then nothing is said.
MAX_EDITS = 4_000
# What is kept from call to call is copied for each; this many numbers at most.
MAX_KEPT = 20_000
_RULES = (replaced, called, added)


@dataclass(frozen=True)
class Edit:
    """One small edit: where it is, and what kind of thing it changes.

    Attributes
    ----------
    kind : str
        Such as ``"sign"`` or ``"axis"``.
    name : str
        The variable or function that it is about, if there is one.
    function : str
        Name of the function in which the line stands.
    line : int
        Its number in the cell.
    text : str
        The line as it stands there.
    pair : tuple of int
        The numbers of both lines, where it is one of an `if` that has two, or where two change
        places; else twice its own.
    """

    kind: str
    name: str
    function: str
    line: int
    text: str
    pair: tuple[int, int]


@dataclass(frozen=True)
class Edits:
    """All edits of one answer, and a function that calls it with one of them.

    ``run(k, *args)`` calls the answer with edit k, and as it stands for k = -1.
    """

    edits: tuple[Edit, ...]
    run: Callable[..., Any]


def edits_of(function: object, adding: bool | None = None) -> Edits | None:
    """Return the edits of a learner's function, or None where it cannot be edited.

    It cannot where its text is not at hand, as with what is decorated, a lambda or a class; nor
    where it is so long that there would be more than `MAX_EDITS`.

    Parameters
    ----------
    adding : bool, optional
        Whether to make only those that add something (`ADDING`), or only all others. To make them
        takes about as long as to try them.
    """
    try:
        found = written(function)
        if not found:
            return None
        with warnings.catch_warnings():
            # Of what is edited, Python might say that it looks odd.
            warnings.simplefilter("ignore")
            return _compiled(found, adding)
    except Exception:
        # Anything may stand in the names and the cells of a notebook, and nothing depends on this.
        return None


def _compiled(found: list[Written], adding: bool | None) -> Edits | None:
    for one in found:
        counted(one.node)
    original = {one.function.__name__: _code(one.node) for one in found}
    edits: list[Edit] = []
    variants: list[tuple[str, CodeType]] = []
    seen = {_gist(code) for code in original.values()}
    for one in found:
        pairs = dict(_pairs(one.node))
        for kind, name, line, both in _edited(one, adding):
            try:
                code = _code(one.node)
            except (SyntaxError, ValueError, TypeError):
                continue
            gist = _gist(code)
            if gist in seen:
                continue
            seen.add(gist)
            text = one.lines[line - 1].strip()
            pair = both or pairs.get(line, (line, line))
            edits.append(Edit(kind, name, one.node.name, line, text, pair))
            variants.append((one.function.__name__, code))
            if len(edits) > MAX_EDITS:
                return None
    functions = {one.function.__name__: one.function for one in found}
    rounds, asked = Rounds(), Asked()
    before = taken()

    def run(number: int, *args: Any) -> Any:
        codes = original
        if number >= 0:
            name, code = variants[number]
            codes = {**original, name: code}
        rounds.begin()
        made = _bound(functions, codes, rounds)
        with little_memory(before):
            return made(*map(asked.instead, args))

    return Edits(tuple(edits), run)


def _pairs(function: ast.FunctionDef) -> Iterator[tuple[int, tuple[int, int]]]:
    for node in ast.walk(function):
        if isinstance(node, ast.If) and len(node.body) == 1 and not node.orelse:
            inner = node.body[0]
            if inner.end_lineno == inner.lineno and not hasattr(inner, "body"):
                yield node.lineno, (node.lineno, inner.lineno)
                yield inner.lineno, (node.lineno, inner.lineno)


def _gist(code: CodeType) -> Any:
    constants = tuple(_gist(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts)
    return code.co_name, code.co_code, constants, code.co_names, code.co_varnames


def _edited(
    one: Written, adding: bool | None
) -> Iterator[tuple[str, str, int, tuple[int, int] | None]]:
    """Make one edit after the other in a function's tree, and take each back."""

    def wanted(kind: str) -> bool:
        return adding is None or (kind in ADDING) is adding

    places = list(expressions(one.node))
    changes = ((place, change) for place in places for rule in _RULES for change in rule(place))
    edited = [(place, change) for place, change in changes if wanted(change[0])]
    for group in ([single] for single in edited):
        yield from _made(group)
    for group in together(edited):
        yield from _made(group)
    for move in [move for move in moved(one.node) if wanted(move.kind)]:
        line = move.statement.lineno
        for node in move.new:
            _located(node, move.statement)
        move.do()
        yield move.kind, "", line, (line, move.other.lineno) if move.other else None
        move.undo()


def _made(group: list[Edited]) -> Iterator[tuple[str, str, int, None]]:
    before = [(place, place.node) for place, _ in group]
    for place, (_, _, new) in group:
        place.put(_located(new, place.node))
    kind, name, _ = group[0][1]
    yield kind, name, before[0][1].lineno, None
    for place, old in before:
        place.put(old)


def _located(new: Any, old: Any) -> Any:
    """Say of all new nodes that they stand where the old one does."""
    for node in ast.walk(new):
        if not hasattr(node, "lineno"):
            ast.copy_location(node, old)
    return new


def _code(node: ast.FunctionDef) -> CodeType:
    module = compile(ast.Module([node], []), "<edited>", "exec")
    return next(c for c in module.co_consts if isinstance(c, CodeType))


def _bound(
    functions: dict[str, FunctionType], codes: dict[str, CodeType], rounds: Rounds
) -> FunctionType:
    """Return the first function, bound to names of its own: nothing that it keeps is the cell's."""
    first = next(iter(functions.values()))
    names = dict(first.__globals__)
    names[ROUND] = rounds.count
    used = {name for code in codes.values() for name in code.co_names}
    for name in used & set(names):
        names[name] = _copied(names[name])
    for name, function in functions.items():
        defaults = function.__defaults__
        new = FunctionType(codes[name], names, name, defaults and tuple(map(_copied, defaults)))
        new.__kwdefaults__ = function.__kwdefaults__
        names[name] = new
    made = names[first.__name__]
    assert isinstance(made, FunctionType)
    return made


def _copied(value: Any) -> Any:
    if isinstance(value, list | dict | set | np.ndarray):
        if size_of(value, MAX_KEPT) > MAX_KEPT:
            raise MemoryError("too much to be copied again and again")
        return copy.deepcopy(value)
    return value
