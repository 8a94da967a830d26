"""The places in a function's tree at which something can be edited."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

# Modules by the names that everybody gives them: what stands behind their dot is no method.
MODULES = ("np", "numpy", "math")
# The name of the function that counts rounds.
ROUND = "_nbjudge_round"
_CLOSED = ast.JoinedStr | ast.arguments | ast.expr_context | ast.operator


@dataclass(frozen=True)
class Scope:
    """What an edit may draw on.

    Attributes
    ----------
    names : tuple of str
        The function's parameters and what else it binds, but for what it calls.
    parameters, numbers : tuple of str
        Those of them that are parameters, and those that may be numbers or arrays.
    functions : tuple of str
        Parameters that it calls, and functions that it names.
    counters : tuple of str
        Names that the loops around bind, the innermost last.
    """

    names: tuple[str, ...]
    parameters: tuple[str, ...]
    numbers: tuple[str, ...]
    functions: tuple[str, ...]
    counters: tuple[str, ...] = ()


def scope_of(function: ast.FunctionDef) -> Scope:
    """Return the names in a function, sorted by what they can be, in the order of the text."""
    nodes = list(ast.walk(function))
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    parameters = [argument.arg for argument in every]
    names = [node for node in nodes if isinstance(node, ast.Name)]
    bound = [*parameters, *(n.id for n in names if isinstance(n.ctx, ast.Store))]
    called = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    lists = {
        name.id
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.ListComp)
        for target in node.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }
    own = tuple(dict.fromkeys(name for name in bound if name not in called))
    return Scope(
        own,
        tuple(name for name in parameters if name in own),
        tuple(name for name in own if name not in lists),
        tuple(dict.fromkeys(n.id for n in names if n.id not in own and n.id not in MODULES)),
    )


@dataclass(frozen=True)
class Place:
    """Where one node stands: in a field of its parent, perhaps in a list there.

    Attributes
    ----------
    index : int or None
        Its number in the list.
    above : tuple of AST
        The nodes around it, the nearest last.
    """

    parent: Any
    name: str
    index: int | None
    scope: Scope
    above: tuple[ast.AST, ...] = field(repr=False)

    @property
    def node(self) -> Any:
        """What stands there now."""
        value = getattr(self.parent, self.name)
        return value if self.index is None else value[self.index]

    def put(self, new: Any) -> None:
        """Put a node there."""
        if self.index is None:
            setattr(self.parent, self.name, new)
        else:
            getattr(self.parent, self.name)[self.index] = new

    @property
    def in_index(self) -> bool:
        """Whether it is a part of what stands in square brackets behind a value."""
        for outer, inner in zip(self.above, (*self.above[1:], self.node), strict=True):
            if isinstance(outer, ast.Subscript) and inner is outer.slice:
                return True
        return False


def expressions(function: ast.FunctionDef) -> Iterator[Place]:
    """Yield the place of every expression in a function's body that is read, outermost first."""
    scope = scope_of(function)
    for statement in function.body:
        if not is_passive(statement):
            yield from _in(statement, scope, (function,))


def _in(node: ast.AST, scope: Scope, above: tuple[ast.AST, ...]) -> Iterator[Place]:
    around = (*above, node)
    for name, value in ast.iter_fields(node):
        inner = scope
        if isinstance(node, ast.For | ast.comprehension) and name in ("body", "ifs"):
            inner = replace(scope, counters=(*scope.counters, *_bound(node.target)))
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp) and name == "elt":
            bound = [n for g in node.generators for n in _bound(g.target)]
            inner = replace(scope, counters=(*scope.counters, *bound))
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            if not isinstance(item, ast.AST) or isinstance(item, _CLOSED) or is_passive(item):
                continue
            if isinstance(item, ast.expr) and not _is_bound(item):
                yield Place(node, name, index, inner, around)
            yield from _in(item, inner, around)


def _is_bound(item: ast.expr) -> bool:
    return isinstance(getattr(item, "ctx", None), ast.Store | ast.Del)


def _bound(target: ast.expr) -> list[str]:
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def is_passive(node: ast.AST) -> bool:
    """Whether a node does nothing of the learner's: a docstring, or what `counted` put in."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) or is_passive(node.value)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == ROUND


def counted(function: ast.FunctionDef) -> None:
    """Let a function call `ROUND` when it begins, and every loop of it once a round."""
    for node in list(ast.walk(function)):
        count = ast.Call(ast.Name(ROUND, ast.Load()), [], [])
        if isinstance(node, ast.FunctionDef | ast.For | ast.While):
            statement = ast.copy_location(ast.Expr(count), node)
            node.body.insert(0, ast.fix_missing_locations(statement))
        elif isinstance(node, ast.comprehension):
            node.ifs.append(ast.fix_missing_locations(ast.copy_location(count, node.target)))
