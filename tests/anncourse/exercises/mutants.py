"""Make wrong answers out of a right one, one small change at a time."""

from __future__ import annotations

import ast
import itertools
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.anncourse.exercises.mutations import replacements


@dataclass(frozen=True)
class Mutant:
    """A function with one change; the description says which line became which."""

    description: str
    source: str


@dataclass(frozen=True)
class _Slot:
    """A place in a tree where one node stands."""

    parent: ast.AST
    field: str
    index: int | None
    statement: ast.stmt

    @property
    def node(self) -> Any:
        value = getattr(self.parent, self.field)
        return value if self.index is None else value[self.index]

    def put(self, new: list[ast.AST] | ast.AST | None) -> None:
        if self.index is None:
            setattr(self.parent, self.field, new)
        else:
            getattr(self.parent, self.field)[self.index] = new


def mutants(source: str) -> list[Mutant]:
    """Return every one-change mutant of the first function in `source`, none twice."""
    tree = ast.parse(source)
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    # Decorators, defaults and annotations are not what a learner gets wrong.
    function.decorator_list, function.returns = [], None
    _strip_docstring(function)
    parameters = [argument.arg for argument in function.args.args]
    seen = {ast.unparse(function)}
    counted: Counter[str] = Counter()
    found = []
    for description, changed in _changes(function, parameters):
        if changed in seen:
            continue
        seen.add(changed)
        counted[description] += 1
        number = f" ({counted[description]})" if counted[description] > 1 else ""
        found.append(Mutant(f"{function.name}: {description}{number}", changed))
    return found


def _strip_docstring(function: ast.FunctionDef) -> None:
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        del function.body[0]


def _changes(function: ast.FunctionDef, parameters: list[str]) -> Iterator[tuple[str, str]]:
    for slot in list(_slots(function, function.body[0])):
        old = slot.node
        before = _line(slot.statement)
        for new in list(replacements(old, parameters)):
            slot.put(ast.fix_missing_locations(ast.Pass() if new is None else new))
            is_statement = old is slot.statement
            after = "(deleted)" if new is None else _line(new if is_statement else slot.statement)
            text = _unparsed(function)
            slot.put(old)
            if text is not None:
                if after == before:
                    after += " … break"
                yield f"{before}  =>  {after}", text
    yield from _early_returns(function)


def _early_returns(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    # The return that stands one level too deep, in a loop's body.
    for block in _blocks(function):
        for loop, after in itertools.pairwise(block):
            if isinstance(loop, ast.For | ast.While) and isinstance(after, ast.Return):
                loop.body.append(after)
                yield f"{_line(loop)}  =>  … {_line(after)}", ast.unparse(function)
                loop.body.pop()


def _blocks(function: ast.FunctionDef) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list):
                yield block


def _slots(node: ast.AST, statement: ast.stmt) -> Iterator[_Slot]:
    for field, value in ast.iter_fields(node):
        if isinstance(node, ast.FunctionDef) and field == "args":
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            if not isinstance(item, ast.AST):
                continue
            inside = item if isinstance(item, ast.stmt) else statement
            yield _Slot(node, field, index, inside)
            yield from _slots(item, inside)


def _line(node: ast.AST) -> str:
    return ast.unparse(node).strip().split("\n")[0]


def _unparsed(function: ast.FunctionDef) -> str | None:
    text = ast.unparse(function)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "<mutant>", "exec")
        except SyntaxError:
            return None
    return text
