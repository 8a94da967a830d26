"""The class's table: everybody's score, and the reason for each that is not full."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import BaseCell, Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from sqlalchemy.orm import with_polymorphic

from nbjudge.batch.outcome import Failure, path_of
from nbjudge.judge.additions import Additions, find
from nbjudge.judge.preprocess import Judge
from nbjudge.notebook.cells import grade_id
from nbjudge.notebook.notes import read_notes
from nbjudge.report.reasons import explain_cell, explain_silence, find_stops, one_line, read_page


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
    api: NbGraderAPI, lesson: str, students: Iterable[str], failures: Sequence[Failure] = ()
) -> list[Row]:
    """Return the rows of one lesson, read from the gradebook and the graded notebooks."""
    failed = {failure.student: failure.reason for failure in failures}
    explain = explainer(api)
    with api.gradebook as gradebook:
        # Held on to, so that they are read once, not for every student: all kinds of cells, whole.
        # Of a grade, the database would compute its cell's points anew each time.
        _kept = gradebook.db.query(with_polymorphic(BaseCell, "*")).all()
        return [
            make_row(api, gradebook, lesson, student, failed.get(student, ""), explain)
            for student in sorted(students)
        ]


def explainer(api: NbGraderAPI) -> Callable[[str], str]:
    """Return what reads a result's page, in the course's own way where it has one."""
    dotted = Additions.of(Judge(parent=api)).explain
    return find(dotted) if dotted else read_page


def make_row(
    api: NbGraderAPI,
    gradebook: Gradebook,
    lesson: str,
    student: str,
    failure: str = "",
    explain: Callable[[str], str] = read_page,
) -> Row:
    """Return the row of one student."""
    points = float(gradebook.find_assignment(lesson).max_score)
    try:
        submission = gradebook.find_submission(lesson, student)
    except MissingEntry:
        return Row(student, lesson, 0.0, points, failure=failure or "Nothing was handed in.")
    if failure:
        return Row(student, lesson, 0.0, points, failure=failure)
    folder = Path(path_of(api, "autograded_directory", student, lesson))
    notes: list[str] = []
    losses: list[Loss] = []
    for notebook in submission.notebooks:
        # Grading wrote it, so it is not checked again.
        text = (folder / f"{notebook.name}.ipynb").read_text("utf-8")
        graded = nbformat.v4.reads(text)
        told = read_notes(graded)
        notes += [note.what for note in told] + find_stops(graded)
        # Whoever forges that note hides nothing: such a hand-in has no points.
        if not (submission.score == 0 and any(note.ungraded for note in told)):
            losses += find_losses(notebook.grades, graded, explain)
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    waiting = [grade for grade in grades if grade.needs_manual_grade]
    again = [grade for grade in waiting if grade.manual_score is not None]
    penalty = submission.late_submission_penalty or 0.0
    return Row(
        student,
        lesson,
        max(0.0, float(submission.score) - float(penalty)),
        points,
        by_hand=sum(grade.cell.max_score for grade in waiting if grade.manual_score is None),
        by_hand_again=sum(grade.cell.max_score for grade in again),
        seconds_late=float(submission.total_seconds_late),
        notes=tuple(dict.fromkeys(notes)),
        losses=tuple(losses),
    )


def find_losses(
    grades: Iterable[Any], graded: NotebookNode, explain: Callable[[str], str] = read_page
) -> list[Loss]:
    """Return the cells of a notebook that did not earn their full points, in its order."""
    cells = {grade_id(cell): cell for cell in graded.cells if grade_id(cell)}
    order = list(cells)
    return [
        Loss(
            grade.name,
            float(grade.score),
            float(grade.cell.max_score),
            explain_cell(cells[grade.name], explain)
            or explain_silence(cells[grade.name], grade.score),
        )
        for grade in sorted(grades, key=lambda grade: order.index(grade.name))
        if not grade.needs_manual_grade and grade.score < grade.cell.max_score
    ]


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
