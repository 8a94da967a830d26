"""Build the notebook that is graded from the instructor's, with the student's cells in it."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import copy
import re

import nbformat
from nbformat import NotebookNode

from nbjudge.intake.mend import DELETED
from nbjudge.judge.limits import Limits
from nbjudge.notebook.cells import grade_id, graded_cells, is_answer, new_cell
from nbjudge.notebook.notes import METADATA_KEY, is_note


def rebuild(source: NotebookNode, submitted: NotebookNode, limits: Limits) -> NotebookNode:
    """Return a notebook whose tests, order, settings and points are the instructor's.

    Parameters
    ----------
    source : NotebookNode
        The released notebook, with hidden tests: the instructor's word on everything graded.
    submitted : NotebookNode
        What the student handed in. Taken from it: the text of answers, found by the name of
        their cell, and all cells that are not graded, which stay behind the same answer as before.

    Returns
    -------
    NotebookNode
        New cells throughout; no metadata of the student's is in it.
    """
    lesson = graded_cells(source)
    known = {grade_id(cell) for cell in lesson}
    answers: dict[str, NotebookNode] = {}
    free: dict[str, list[NotebookNode]] = {"": []}
    place = ""
    for cell in submitted.cells:
        name = grade_id(cell)
        if name in known:
            answers.setdefault(name, cell)
            place = name
        else:
            free.setdefault(place, []).append(cell)
    allowance = _Allowance(limits)
    cells = [_free_cell(cell, allowance) for cell in free[""]]
    for cell in lesson:
        name = grade_id(cell)
        graded = copy.deepcopy(cell)
        if is_answer(cell):
            graded.source = DELETED
            if name in answers:
                graded.source = allowance.take(str(answers[name].source))
                _attach(graded, answers[name], allowance)
        if graded.cell_type == "code":
            graded.outputs, graded.execution_count = [], None
        cells.append(graded)
        cells += [_free_cell(cell, allowance) for cell in free.get(name, [])]
    notebook: NotebookNode = nbformat.v4.new_notebook()
    notebook.cells = [cell for cell in cells if cell is not None]
    notebook.metadata = copy.deepcopy(source.metadata)
    taken = {cell.get("id") for cell in lesson}
    for number, cell in enumerate(notebook.cells):
        # The lesson's cells keep their ids; the others get new ones, the same every time.
        if not (grade_id(cell) and cell.get("id")):
            cell.id = next(i for i in (f"free-{number}", f"own-{number}") if i not in taken)
    return notebook


class _Allowance:
    """What a student's cells may take, all together."""

    def __init__(self, limits: Limits) -> None:
        self._cell, self._rest = limits.cell_bytes, limits.notebook_bytes
        self._cells = limits.cells
        self._attachments = limits.attachment_bytes

    def take(self, text: str) -> str:
        """Return a cell's text, or a sentence in its place where it is too long."""
        text = text.encode("utf-8", "replace").decode("utf-8")
        size = len(text.encode("utf-8"))
        if size > self._cell or size > self._rest:
            return f"# This cell was too long to be graded: {size:,} bytes."
        self._rest -= size
        return text

    def attaches(self, data: str) -> bool:
        """Whether one more picture is taken."""
        self._attachments -= len(data)
        return self._attachments >= 0

    def another(self) -> bool:
        """Whether one more cell is taken."""
        self._cells -= 1
        return self._cells >= 0


def _free_cell(cell: NotebookNode, allowance: _Allowance) -> NotebookNode | None:
    if not allowance.another():
        return None
    text = allowance.take(str(cell.get("source", "")))
    if cell.get("cell_type") == "raw":
        # Pages take it as it is, and it could pose as a part of them.
        return new_cell("markdown", _fenced(text))
    fresh = new_cell(cell.get("cell_type"), text)
    if is_note(cell):
        fresh.metadata[METADATA_KEY] = copy.deepcopy(cell.metadata[METADATA_KEY])
    _attach(fresh, cell, allowance)
    return fresh


def _attach(fresh: NotebookNode, cell: NotebookNode, allowance: _Allowance) -> None:
    """Give a Markdown cell the pictures that were pasted into it."""
    given = cell.get("attachments")
    if fresh.cell_type != "markdown" or not isinstance(given, dict):
        return
    attached = {
        str(name): {str(mime): data}
        for name, pictures in given.items()
        if isinstance(pictures, dict)
        for mime, data in pictures.items()
        if isinstance(data, str) and allowance.attaches(data)
    }
    if attached:
        fresh["attachments"] = nbformat.from_dict(attached)


def _fenced(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 3)
    return f"{fence}\n{text}\n{fence}"
