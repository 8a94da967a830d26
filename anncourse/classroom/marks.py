"""What the gradebook holds of every graded cell of a lesson, in one question for the whole class.

Asked student by student, it takes longer than all else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbgrader.api import (
    Assignment,
    Grade,
    Gradebook,
    GradeCell,
    SubmittedAssignment,
    SubmittedNotebook,
)


@dataclass(frozen=True)
class Mark:
    """What one student got for one graded cell.

    Attributes
    ----------
    cell : str
    points : float
        What could be earned.
    by_tests, by_hand : float or None
        What tests gave, and a person; None where they gave nothing yet.
    flagged : bool
        Whether a person should look at it.
    extra : float
        Extra credit.
    """

    cell: str
    points: float
    by_tests: float | None
    by_hand: float | None
    flagged: bool
    extra: float

    @property
    def earned(self) -> float:
        """Points of the cell, without extra credit: a person's go before the tests'."""
        return float((self.by_tests if self.by_hand is None else self.by_hand) or 0.0)

    @property
    def waits(self) -> bool:
        """Whether it is a person's to grade, and nobody has done so yet."""
        return self.flagged and self.by_hand is None

    @property
    def score(self) -> float:
        """All points."""
        return self.earned + self.extra


def read_marks(gradebook: Gradebook, lesson: str) -> dict[str, list[Mark]]:
    """Return the marks of every student who was graded in a lesson, by the student's id."""
    asked: Any = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            GradeCell.name,
            GradeCell.max_score,
            Grade.auto_score,
            Grade.manual_score,
            Grade.needs_manual_grade,
            Grade.extra_credit,
        )
        .select_from(Grade)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == lesson)
    )
    found: dict[str, list[Mark]] = {}
    for student, cell, points, by_tests, by_hand, flagged, extra in asked:
        mark = Mark(cell, float(points), by_tests, by_hand, bool(flagged), float(extra or 0.0))
        found.setdefault(student, []).append(mark)
    return found
