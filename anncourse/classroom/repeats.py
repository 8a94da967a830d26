"""Leave out a check whose verdict nobody sees, because the next line checks the same and more.

A test cell of the lessons reads ``check("f", points=3)``, which students have as well, and then
``check("f", points=3, hidden=True)``. The second tries every case of the first again, and only the
value of a cell's last line is seen. Without the first, grading takes a quarter less.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from anncourse.lesson.check import check


def without_repeats(tree: ast.Module, names: Mapping[str, Any]) -> ast.Module:
    """Return a test cell without the checks that a later line repeats with hidden cases.

    Parameters
    ----------
    tree : ast.Module
        The test cell.
    names : mapping
        What its names mean: only calls of annlib's own `check` are left out.
    """
    kept = [
        line
        for line, following in zip(tree.body, [*tree.body[1:], None], strict=True)
        if following is None or not _repeats(following, line)
    ]
    if len(kept) == len(tree.body) or not _is_ours(tree, names):
        return tree
    return ast.Module(kept, tree.type_ignores)


def _is_ours(tree: ast.Module, names: Mapping[str, Any]) -> bool:
    """Whether `check` is the course's own, which a test cell of the lessons imports itself."""
    first = ast.dump(ast.parse("from anncourse import check").body[0])
    return ast.dump(tree.body[0]) == first or names["check"] is check


def _repeats(following: ast.stmt, line: ast.stmt) -> bool:
    """Whether a line is ``check(…)``, and the following the same with ``hidden=True``."""
    if not (_is_check(line) and _is_check(following)):
        return False
    assert isinstance(following, ast.Expr)
    assert isinstance(following.value, ast.Call)
    call = following.value
    others = [keyword for keyword in call.keywords if keyword.arg != "hidden"]
    hidden = [keyword.value for keyword in call.keywords if keyword.arg == "hidden"]
    if len(hidden) != 1 or ast.dump(hidden[0]) != ast.dump(ast.Constant(True)):
        return False
    same = ast.Expr(ast.Call(call.func, call.args, others))
    return ast.dump(same) == ast.dump(line)


def _is_check(line: ast.stmt) -> bool:
    # With plain arguments only: to work them out has no effect that could be missed.
    return (
        isinstance(line, ast.Expr)
        and isinstance(line.value, ast.Call)
        and isinstance(line.value.func, ast.Name)
        and line.value.func.id == "check"
        and all(isinstance(value, ast.Constant | ast.Name) for value in line.value.args)
        and all(isinstance(keyword.value, ast.Constant) for keyword in line.value.keywords)
    )
