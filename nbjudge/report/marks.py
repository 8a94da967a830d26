"""What the gradebook says of a class's graded cells, read once and not anew for every page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.utils import is_grade, is_solution, is_task


@dataclass
class Marks:
    """What a page says of one notebook's points.

    Parameters
    ----------
    score, max_score
        Earned, before a penalty, and to be had.
    penalty
        For being late; None where nothing was worked out.
    cells
        By graded cell: points earned, points to be had, whether a person is still to look at it.
    comments
        By cell of an answer.
    """

    score: float
    max_score: float
    penalty: float | None
    cells: dict[str, tuple[float, float, bool]] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)

    def write(self, notebook: NotebookNode, about: dict[str, Any]) -> None:
        """Write them into a notebook and what is known about it, as nbgrader's `GetGrades` does."""
        for cell in notebook.cells:
            if is_solution(cell) or is_task(cell):
                settings = cell.metadata.nbgrader
                settings["comment"] = _find(self.comments, settings["grade_id"])
            if is_grade(cell) or is_task(cell):
                settings = cell.metadata.nbgrader
                score, points, waits = _find(self.cells, settings["grade_id"])
                settings.update(score=score, points=points)
                if is_grade(cell):
                    settings["waits"] = waits
        penalty = self.penalty or 0
        about.update(score=self.score - penalty, max_score=self.max_score, late_penalty=penalty)


def _find(entries: dict[str, Any], cell: str) -> Any:
    if cell not in entries:
        raise MissingEntry(f"No such cell in the gradebook: {cell}")
    return entries[cell]


def read_marks(gradebook: Gradebook, lesson: str) -> dict[tuple[str, str], Marks]:
    """Return the marks of a whole class in one lesson, by student and notebook."""
    found: dict[tuple[str, str], Marks] = {}
    try:
        assignment = gradebook.find_assignment(lesson).id
    except MissingEntry:
        return found

    def rows(*columns: Any, entry: Any = None) -> Any:
        query = gradebook.db.query(SubmittedAssignment.student_id, Notebook.name, *columns)
        query = query.select_from(SubmittedNotebook)
        query = query.join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        query = query.join(
            SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
        )
        if entry is not None:
            query = query.join(entry, entry.notebook_id == SubmittedNotebook.id)
            query = query.join(BaseCell, BaseCell.id == entry.cell_id)
        return query.filter(SubmittedAssignment.assignment_id == assignment)

    about = SubmittedNotebook.score, SubmittedNotebook.max_score
    for student, notebook, *row in rows(*about, SubmittedNotebook.late_submission_penalty):
        found[student, notebook] = Marks(*row)
    grade = BaseCell.name, Grade.score, Grade.max_score, Grade.needs_manual_grade
    for student, notebook, cell, score, points, waits in rows(*grade, entry=Grade):
        found[student, notebook].cells[cell] = score, points, bool(waits)
    for student, notebook, cell, comment in rows(BaseCell.name, Comment.comment, entry=Comment):
        found[student, notebook].comments[cell] = comment
    return found
