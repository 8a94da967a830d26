"""A learner's function as it stands in its cell, with the helpers of theirs that it calls."""

from __future__ import annotations

import ast
import copy
import linecache
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType

# Far more than any exercise asks for. What is longer is left alone.
MAX_CELL = 20_000
MAX_NODES = 2_000
MAX_DEPTH = 40
MAX_FUNCTIONS = 6
# An edit may put any number where a size stands: one as large as this would take all memory.
MAX_NUMBER = 10_000
MAX_POWER = 4
# What writes to the process's own stderr when it is given what is no number.
_LOUD = {"polyfit", "lstsq", "svd", "pinv", "eig", "eigh"}


@dataclass(frozen=True)
class Written:
    """One function: what runs, how it stands in its cell, and the cell's lines.

    The tree is without what stands in its first line: defaults belong to the function that runs,
    and annotations to nobody.
    """

    function: FunctionType
    node: ast.FunctionDef
    lines: list[str]


def written(function: object) -> list[Written]:
    """Return a function and those of the same notebook that it calls, itself first.

    Nothing is returned where any of them cannot be read, or is more than `MAX_NODES` long: the
    line that is wrong might stand there.
    """
    found: dict[str, Written] = {}
    todo = [function]
    while todo:
        item = todo.pop(0)
        if not isinstance(item, FunctionType) or len(found) >= MAX_FUNCTIONS:
            return []
        one = _read(item)
        if one is None:
            return []
        found[item.__name__] = one
        todo += [other for other in _called(item) if other.__name__ not in found]
    return list(found.values())


def _read(function: FunctionType) -> Written | None:
    code = function.__code__
    if code.co_freevars or hasattr(function, "__wrapped__"):
        return None
    lines = _cell(code.co_filename)
    if not lines or sum(map(len, lines)) > MAX_CELL:
        return None
    try:
        tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    node = next(
        (
            node
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
            and node.name == code.co_name
            and node.lineno == code.co_firstlineno
        ),
        None,
    )
    if node is None or node.decorator_list or not _is_small(node) or not _is_tame(node):
        return None
    return Written(function, _bare(node), lines)


def _cell(filename: str) -> list[str]:
    # Only what was typed in: a notebook keeps its cells where a file would have its date.
    entry = linecache.cache.get(filename, ())
    return entry[2] if len(entry) == 4 and entry[1] is None else []


def _bare(node: ast.FunctionDef) -> ast.FunctionDef:
    def plain(each: list[ast.arg]) -> list[ast.arg]:
        return [ast.arg(one.arg) for one in each]

    args = ast.arguments(
        posonlyargs=plain(node.args.posonlyargs),
        args=plain(node.args.args),
        vararg=ast.arg(node.args.vararg.arg) if node.args.vararg else None,
        kwonlyargs=plain(node.args.kwonlyargs),
        kw_defaults=[None] * len(node.args.kwonlyargs),
        kwarg=ast.arg(node.args.kwarg.arg) if node.args.kwarg else None,
        defaults=[],
    )
    bare = copy.copy(node)
    bare.args, bare.returns, bare.decorator_list = args, None, []
    return ast.fix_missing_locations(bare)


def _is_small(node: ast.AST) -> bool:
    level, count = [node], 0
    for _ in range(MAX_DEPTH):
        level = [child for parent in level for child in ast.iter_child_nodes(parent)]
        count += len(level)
        if not level or count > MAX_NODES:
            break
    return not level and count <= MAX_NODES


def _is_tame(function: ast.FunctionDef) -> bool:
    """Whether nothing is named in a function that one small edit may let run wild."""
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            if abs(node.value) > MAX_NUMBER:
                return False
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow | ast.LShift):
            power = node.right.value if isinstance(node.right, ast.Constant) else 0
            if isinstance(power, int | float) and not 0 <= power <= MAX_POWER:
                return False
        elif isinstance(node, ast.Attribute | ast.Name):
            if (node.attr if isinstance(node, ast.Attribute) else node.id) in _LOUD:
                return False
        elif isinstance(node, ast.Global | ast.Nonlocal | ast.Import | ast.ImportFrom):
            return False
    return True


def _called(function: FunctionType) -> Iterator[FunctionType]:
    """Functions of the notebook's own that a function names: what a library defines is right."""
    for name in _names(function.__code__):
        item = function.__globals__.get(name)
        if isinstance(item, FunctionType) and item.__globals__ is function.__globals__:
            yield item


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
