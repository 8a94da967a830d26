"""Tell which of the edits that mend an answer show where its mistake is: those of one place.

Often there is a way round the line that is wrong as well, and it mends the answer too: a condition
is left out, so that the line is never reached, or another variable is read than the one in which
its result stands. Such a detour says nothing of the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from nbjudge.shared.editing.adding import ADDING
from nbjudge.shared.editing.variants import Edit

# Two names for one array, and one of them is written to: either line can be changed.
SHARED = ("copy", "in place")
# An array that cannot hold what is written into it: it can be made, or replaced, otherwise.
NARROW = ("dtype", "in place")


def in_one_place(edits: Sequence[Edit]) -> bool:
    """Whether edits are all on one line, or on both lines of a short `if`."""
    return 1 in (
        len({(edit.function, edit.line) for edit in edits}),
        len({(edit.function, edit.pair) for edit in edits}),
    )


def of_one_place(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that show where the mistake is; none, where they do not agree.

    Parameters
    ----------
    edits : sequence of Edit
        All that mend the answer: of those that add something, only if no other does.
    """
    if any(edit.kind not in ADDING for edit in edits):
        edits = [edit for edit in edits if edit.kind not in ADDING]
    for leave_out in (_nothing, _other_names, _other_order, _conditions):
        edits = leave_out(edits)
        if edits and (in_one_place(edits) or on_two_lines(edits)):
            return list(edits)
    return []


def on_two_lines(edits: Sequence[Edit]) -> bool:
    """Whether edits stand on two lines that are wrong together, and either may be changed."""
    kinds = {edit.kind for edit in edits}
    if len({(edit.function, edit.line) for edit in edits}) != 2:
        return False
    return any(len(kinds) == 2 and kinds <= set(both) for both in (SHARED, NARROW))


def _nothing(edits: Sequence[Edit]) -> Sequence[Edit]:
    return edits


def _other_names(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Leave out what is about a variable where it is read, if the line that binds it is mended too.

    Another variable may be read there, or its sign turned round.
    """

    def is_bound(name: str) -> bool:
        return any(edit.text.startswith(f"{name} = ") for edit in edits)

    return [e for e in edits if e.kind not in ("name", "sign") or not (e.name and is_bound(e.name))]


def _other_order(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Leave out that two lines change places: here one can be mended by itself."""
    return [edit for edit in edits if edit.kind != "turned"]


def _conditions(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Leave out the lines of an `if` without which others are not reached, or always."""
    passed = {
        (edit.function, edit.line)
        for edit in edits
        if edit.kind == "condition" or (edit.kind == "extra line" and edit.text.startswith("if "))
    }
    return [edit for edit in edits if (edit.function, edit.line) not in passed]
