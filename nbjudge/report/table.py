"""The class's table: everybody's score, and the reason for each that is not full."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import textwrap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import (
    Assignment,
    BaseCell,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.apps import NbGraderAPI
from sqlalchemy.orm import selectinload, undefer, with_polymorphic

from nbjudge.batch.outcome import Failure, path_of
from nbjudge.batch.parcels import Told
from nbjudge.batch.told import explainer, tell
from nbjudge.judge.preprocess import Judge
from nbjudge.notebook.reasons import explain_silence, one_line

# So many hand-ins are read from the gradebook at a time.
MANY = 100


@dataclass(frozen=True)
class Loss:
    """One graded cell that did not earn its full points."""

    name: str
    score: float
    points: float
    reason: str


@dataclass(frozen=True)
class Row:
    """What the table says about one student and one lesson.

    Parameters
    ----------
    student, lesson
        Their names.
    score, points
        What was earned, late penalty deducted, of what could be earned.
    by_hand
        Points that an instructor has yet to give or to withhold.
    by_hand_again
        Points of answers that an instructor had graded when they were graded anew.
    seconds_late
        0 where the hand-in was in time.
    notes
        What was found about the hand-in itself, and about cells that had to be stopped.
    losses
        Graded cells that are not full.
    failure
        Why the student could not be graded at all, or empty.
    """

    student: str
    lesson: str
    score: float
    points: float
    by_hand: float = 0.0
    by_hand_again: float = 0.0
    seconds_late: float = 0.0
    notes: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    failure: str = ""


def make_rows(
    api: NbGraderAPI,
    lesson: str,
    students: Iterable[str],
    failures: Sequence[Failure] = (),
    told: Mapping[str, Mapping[str, Told]] | None = None,
) -> list[Row]:
    """Return the rows of one lesson.

    Parameters
    ----------
    api
        The open course.
    lesson
        The lesson's name.
    students
        Ids of the students.
    failures
        Who could not be graded.
    told
        What graded notebooks tell of themselves, by student and notebook; others are read.
    """
    failed = {failure.student: failure.reason for failure in failures}
    explain = explainer(Judge(parent=api))
    rows = []
    with api.gradebook as gradebook:
        # Held on to, so that they are read once, not for every student: all kinds of cells, whole.
        # Of a grade, the database would compute its cell's points anew each time.
        _kept = gradebook.db.query(with_polymorphic(BaseCell, "*")).all()
        points = float(gradebook.find_assignment(lesson).max_score)
        students = sorted(students)
        for begin in range(0, len(students), MANY):
            some = students[begin : begin + MANY]
            found = {s.student_id: s for s in _submissions(gradebook, lesson, some)}
            for student in some:
                if student in failed:
                    rows.append(Row(student, lesson, 0.0, points, failure=failed[student]))
                elif student not in found:
                    nothing = "Nothing was handed in."
                    rows.append(Row(student, lesson, 0.0, points, failure=nothing))
                else:
                    folder = Path(path_of(api, "autograded_directory", student, lesson))
                    known = (told or {}).get(student, {})
                    rows.append(_make_row(found[student], points, folder, known, explain))
    return rows


def _submissions(gradebook: Gradebook, lesson: str, students: Collection[str]) -> list[Any]:
    """Return what students handed in, with all that a row needs, from a few queries."""
    found: list[Any] = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == lesson, SubmittedAssignment.student_id.in_(students))
        .options(
            undefer(SubmittedAssignment.score),
            selectinload(SubmittedAssignment.notebooks).selectinload(SubmittedNotebook.grades),
        )
        .all()
    )
    return found


def _make_row(
    submission: Any,
    points: float,
    folder: Path,
    known: Mapping[str, Told],
    explain: Callable[[str], str],
) -> Row:
    notes: list[str] = []
    losses: list[Loss] = []
    for notebook in submission.notebooks:
        lost = {grade.name: grade for grade in notebook.grades if _is_lost(grade)}
        if (told := known.get(notebook.name)) is None:
            # Grading wrote it, so it is not checked again.
            text = (folder / f"{notebook.name}.ipynb").read_text("utf-8")
            told = tell(nbformat.v4.reads(text), lost, explain)
        notes += told.notes
        # Whoever forges that note hides nothing: such a hand-in has no points.
        if not (submission.score == 0 and told.ungraded):
            # What a person took away since, by extra credit, stands at the end.
            names = [*told.reasons, *(name for name in lost if name not in told.reasons)]
            losses += [
                Loss(
                    name,
                    float(lost[name].score),
                    float(lost[name].cell.max_score),
                    told.reasons.get(name) or explain_silence(lost[name].score),
                )
                for name in names
                if name in lost
            ]
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    waiting = [grade for grade in grades if grade.needs_manual_grade]
    again = [grade for grade in waiting if grade.manual_score is not None]
    penalty = submission.late_submission_penalty or 0.0
    return Row(
        submission.student_id,
        submission.name,
        max(0.0, float(submission.score) - float(penalty)),
        points,
        by_hand=sum(grade.cell.max_score for grade in waiting if grade.manual_score is None),
        by_hand_again=sum(grade.cell.max_score for grade in again),
        seconds_late=float(submission.total_seconds_late),
        notes=tuple(dict.fromkeys(notes)),
        losses=tuple(losses),
    )


def _is_lost(grade: Any) -> bool:
    """Whether a cell did not earn its full points, and that is settled."""
    return not grade.needs_manual_grade and grade.score < grade.cell.max_score


def format_table(rows: Sequence[Row], width: int = 110) -> str:
    """Return the table as text: a line for each student and lesson, the reasons below it.

    Parameters
    ----------
    rows
        In the order in which they are shown.
    width
        Characters of a line.
    """
    long = max([len(row.student) for row in rows], default=7)
    lines = []
    for row in rows:
        state = f"{row.score:6g} / {row.points:g}"
        remarks = []
        if row.by_hand:
            remarks.append(f"{row.by_hand:g} to be graded by hand")
        if row.by_hand_again:
            remarks.append(f"{row.by_hand_again:g} graded by hand, to be looked at again")
        if row.seconds_late > 0:
            remarks.append(f"late by {format_seconds(row.seconds_late)}")
        student = one_line(row.student)
        remark = f"  ({', '.join(remarks)})" if remarks else ""
        lines.append(f"{student:{long}}  {row.lesson}  {state}{remark}")
        for reason in list_reasons(row):
            lines += textwrap.wrap(
                reason, width, initial_indent="    - ", subsequent_indent="      "
            )
    return "\n".join(lines)


def list_reasons(row: Row) -> list[str]:
    """Return the reasons of one row, cells that lost points for the same reason together."""
    if row.failure:
        return [one_line(row.failure)]
    together: dict[str, list[str]] = {}
    for loss in row.losses:
        cell = loss.name.removeprefix("test_")
        together.setdefault(loss.reason, []).append(f"{cell} {loss.score:g}/{loss.points:g}")
    return [*row.notes, *(f"{', '.join(cells)}: {reason}" for reason, cells in together.items())]


def format_seconds(seconds: float) -> str:
    """Return a length of time in its two largest units: "1 day 2 h"."""
    units = (("day", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
    parts = []
    rest = int(seconds)
    for name, size in units:
        number, rest = divmod(rest, size)
        if number:
            plural = "s" if name == "day" and number > 1 else ""
            parts.append(f"{number} {name}{plural}")
    return " ".join(parts[:2]) or "less than 1 s"
