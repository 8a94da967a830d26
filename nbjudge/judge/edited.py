"""The edits of a student's function, as their process tells of them: anything may stand there."""

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


_FORM = [str, str, str, int, int, int, str]
