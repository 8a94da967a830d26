"""The same small edit at all places of a line that are alike, such as both axes of a quotient."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change

Edited = tuple[Place, Change]


def together(edited: Iterable[Edited]) -> Iterator[list[Edited]]:
    """Yield the edits that are the same at several places of one line, and are to be made at once.

    Parameters
    ----------
    edited : iterable of (Place, (kind, name, new))
        Edits of one place each.
    """
    groups: dict[Any, list[Edited]] = {}
    for place, change in edited:
        gist = _gist(place.node, change)
        if gist:
            groups.setdefault((place.node.lineno, *gist), []).append((place, change))
    yield from (group for group in groups.values() if len(group) > 1)


def _gist(old: Any, change: Change) -> tuple[str, ...]:
    """Return what an edit exchanges for what; nothing, where that says too little."""
    kind, _, new = change
    if isinstance(old, ast.Compare) and isinstance(new, ast.Compare) and kind == "comparison":
        return kind, ast.dump(old.ops[0]), ast.dump(new.ops[0])
    if isinstance(old, ast.Name | ast.Constant) and kind in ("name", "index", "number"):
        return kind, ast.dump(old), ast.dump(new)
    if isinstance(old, ast.Call) and isinstance(new, ast.Call) and kind in ("axis", "dtype"):
        return kind, *(_keywords(old, kind)), "to", *(_keywords(new, kind))
    return ()


def _keywords(node: ast.Call, name: str) -> list[str]:
    return [ast.dump(keyword) for keyword in node.keywords if keyword.arg == name]
