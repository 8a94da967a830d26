"""The instructor's word on a notebook: the released one, with its hidden tests."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import warnings
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from nbjudge.intake.hand_in import read_release
from nbjudge.notebook.cells import grade_id


def source_notebook(release: NotebookNode, gradebook: Gradebook, lesson: str) -> NotebookNode:
    """Return a released notebook with sources, types and points from the gradebook.

    Parameters
    ----------
    release : NotebookNode
        What `nbgrader generate_assignment` wrote.
    gradebook : nbgrader.api.Gradebook
        Open.
    lesson : str
        Name of the assignment and of its notebook, ``"ps1/problem1"``, or one for both.
    """
    assignment, _, name = lesson.partition("/")
    notebook = gradebook.find_notebook(name or assignment, assignment)
    sources = {cell.name: cell for cell in notebook.source_cells}
    points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    points |= {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    full: NotebookNode = nbformat.from_dict(release)
    for cell in full.cells:
        known = sources.get(grade_id(cell))
        if known is None:
            continue
        cell.source = known.source
        cell.metadata.nbgrader["checksum"] = known.checksum
        if known.name in points:
            cell.metadata.nbgrader["points"] = points[known.name]
    return full


def read_source(release: Path, gradebook: Gradebook, assignment: str) -> NotebookNode:
    """Return the source of the notebook that was released at a path."""
    with warnings.catch_warnings():
        # Notebooks of courses that are older than cell ids get theirs in `rebuild`.
        warnings.simplefilter("ignore")
        notebook = read_release(release)
    return source_notebook(notebook, gradebook, f"{assignment}/{release.stem}")
