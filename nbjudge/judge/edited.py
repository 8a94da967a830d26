"""What a student's process tells of their function and its edits: anything may stand there."""

from __future__ import annotations

from typing import Any

from nbjudge.judge.replies import printable
from nbjudge.shared.editing.variants import MAX_EDITS, Edit, Edits
from nbjudge.shared.remote import Remote

MAX_TEXT = 200


def read_edits(told: Any) -> Edits | None:
    """Return the edits; None where there are none, or they have not the form that ours have."""
    if not isinstance(told, dict) or not isinstance(told.get("run"), Remote):
        return None
    rows = told.get("edits")
    if not isinstance(rows, list) or len(rows) > MAX_EDITS:
        return None
    edits = []
    for row in rows:
        if not isinstance(row, list) or [type(item) for item in row] != _FORM:
            return None
        kind, name, function, first, last, line, text = row
        kind, name, function, text = (
            printable(word)[:MAX_TEXT] for word in (kind, name, function, text)
        )
        edits.append(Edit(kind, name, function, line, text, (first, last)))
    return Edits(tuple(edits), told["run"])


def read_names(told: Any) -> list[list[str]]:
    """Return what `nbjudge.shared.outside.outside` found; nothing, where that has another form."""
    if not isinstance(told, list) or len(told) != 2 or not all(map(_are_names, told)):
        return [[], []]
    return told


def _are_names(told: Any) -> bool:
    return isinstance(told, list) and all(
        isinstance(name, str) and name.isidentifier() and len(name) <= MAX_TEXT for name in told
    )


_FORM = [str, str, str, int, int, int, str]
