"""Notes: what a student is told, at the top of the graded notebook, about the hand-in itself."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

CELL_ID = "hand-in-note"
# Where a note cell keeps its reasons, so that the class's table reads what the student reads.
MAX_NOTES, MAX_NOTE = 20, 1_000
METADATA_KEY = "nbjudge_hand_in"


@dataclass(frozen=True)
class Note:
    """One thing about a hand-in that its student should know.

    Parameters
    ----------
    what
        What was found, in one sentence with its full stop. It also stands in the class's table.
    do
        What to do about it, in one or more sentences.
    ungraded
        Whether nothing that was handed in could be graded.
    """

    what: str
    do: str = ""
    ungraded: bool = False


def add_notes(notebook: NotebookNode, notes: Sequence[Note]) -> None:
    """Put `notes` into the cell at the top of the notebook, after those already there."""
    if not notes:
        return
    notes = [*read_notes(notebook), *notes]
    notebook.cells = [cell for cell in notebook.cells if not is_note(cell)]
    notebook.cells.insert(0, make_cell(notes))


def make_cell(notes: Sequence[Note]) -> NotebookNode:
    """Return the Markdown cell that shows `notes`."""
    lines = ["## About your hand-in", ""]
    lines += [f"- **{note.what}** {note.do}".rstrip() for note in notes]
    cell: NotebookNode = nbformat.v4.new_markdown_cell("\n".join(lines), id=CELL_ID)
    cell.metadata[METADATA_KEY] = [dataclasses.asdict(note) for note in notes]
    return cell


def is_note(cell: NotebookNode) -> bool:
    """Whether a cell was made by `make_cell`."""
    return METADATA_KEY in cell.metadata


def read_notes(notebook: NotebookNode) -> list[Note]:
    """Return the notes that a notebook carries, in order."""
    found = [cell.metadata[METADATA_KEY] for cell in notebook.cells if is_note(cell)]
    # A student may have written them: they are shown in a terminal and on a page.
    entries = [
        entry
        for entries in found
        if isinstance(entries, list)
        for entry in entries
        if isinstance(entry, dict)
    ]
    return [
        Note(
            _clean(entry.get("what")),
            _clean(entry.get("do")),
            ungraded=entry.get("ungraded") is True,
        )
        for entry in entries[:MAX_NOTES]
    ]


def _clean(text: Any) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in str(text)[:MAX_NOTE])


def quote(name: str) -> str:
    """Return a name that a student chose as Markdown code that cannot do anything else."""
    shown = "".join(
        letter if letter.isprintable() and letter not in "`<>" else "?" for letter in name
    )
    return f"`{shown[:80]}`"


def name_all(names: Sequence[str]) -> str:
    """Return "the cell `a`", "the cells `a` and `b`", with each name once, at most four."""
    unique = [quote(name) for name in dict.fromkeys(names)]
    if len(unique) == 1:
        return f"the cell {unique[0]}"
    if len(unique) > 4:
        unique = [*unique[:3], f"{len(unique) - 3} more"]
    return f"the cells {', '.join(unique[:-1])} and {unique[-1]}"
