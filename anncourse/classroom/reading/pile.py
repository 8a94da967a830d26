"""The pile of answers to one question: who wrote one, what it got, and what it says."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import hashlib
import html
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.copies.edition import text_of
from nbjudge.apart import ApartError, do_apart
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id
from nbjudge.notebook.pages import render_markdown
from nbjudge.notebook.reading import UnreadableError, read_notebook

MAX_COMMENT = 10_000
ELSEWHERE = "Open the notebook in JupyterLab, below autograded/, to read it."


@dataclass(frozen=True)
class Entry:
    """What the gradebook holds of one answer.

    Attributes
    ----------
    student, name : str
        Id, and first and last name.
    points, most : float or None, float
        What a person gave, and what there is to be had.
    comment : str
    waits : bool
        Whether a person is still to look at it, or to look again.
    """

    student: str
    name: str
    points: float | None
    most: float
    comment: str
    waits: bool


def read_pile(gradebook: Gradebook, lesson: str, cell: str) -> tuple[list[Entry], int]:
    """Return the answers to a question, and how many left it empty, who have 0 points for it.

    The order says nothing of the students and is the same each time.
    """

    def of(asked: Any) -> Any:
        return (
            asked.join(
                SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
            )
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .join(Student, Student.id == SubmittedAssignment.student_id)
            .filter(Assignment.name == lesson)
        )

    said = of(
        gradebook.db.query(Student.id, Comment.manual_comment)
        .select_from(Comment)
        .join(BaseCell, BaseCell.id == Comment.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Comment.notebook_id)
        .filter(BaseCell.name == cell)
    )
    comments = {student: words or "" for student, words in said}
    graded = of(
        gradebook.db.query(Student, GradeCell.max_score, Grade)
        .select_from(Grade)
        .join(GradeCell, GradeCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .filter(GradeCell.name == cell)
    ).all()
    entries = [
        Entry(
            student.id,
            " ".join(filter(None, (student.first_name, student.last_name))),
            grade.manual_score,
            float(most),
            comments.get(student.id, ""),
            bool(grade.needs_manual_grade),
        )
        for student, most, grade in graded
        # The tests' points stand where nothing was written.
        if grade.auto_score is None or grade.manual_score is not None or grade.needs_manual_grade
    ]
    entries.sort(key=lambda entry: hashlib.sha256(f"{cell} {entry.student}".encode()).digest())
    return entries, len(graded) - len(entries)


def read_answer(api: NbGraderAPI, lesson: str, cell: str, student: str) -> tuple[str, str]:
    """Return an answer as HTML in which nothing runs, and what stands for its text.

    A notebook that cannot be read, or has no such cell, is told in place of the answer; so is an
    answer that takes too much to show. That is found out in a process of its own.
    """
    try:
        shown, text = json.loads(do_apart(lambda: json.dumps(_read(api, lesson, cell, student))))
    except ApartError as error:
        why = html.escape(str(error))
        return f"<p>This answer cannot be shown here: {why}. {ELSEWHERE}</p>", ""
    return shown, text


def _read(api: NbGraderAPI, lesson: str, cell: str, student: str) -> tuple[str, str]:
    course = api.coursedir
    folder = Path(course.format_path(course.autograded_directory, student, lesson))
    for path in sorted(folder.glob("*.ipynb")):
        try:
            cells = read_notebook(path).cells
        except UnreadableError as error:
            return f"<p>The notebook cannot be read: {html.escape(str(error))}.</p>", ""
        for found in cells:
            if grade_id(found) == cell:
                if found.cell_type == "code":
                    return f"<pre><code>{html.escape(found.source)}</code></pre>", text_of(found)
                return render_markdown(found.source, found.get("attachments")), text_of(found)
    return "<p>There is no such cell in the graded notebook.</p>", ""


def give(
    gradebook: Gradebook, lesson: str, cell: str, student: str, points: object, comment: object
) -> None:
    """Write points and comment into the gradebook, as formgrader does.

    Raises
    ------
    CommandError
        Where the points are none that this question has. Nothing is written then.
    nbgrader.api.MissingEntry
        Where there is no such answer.
    """
    notebooks = [
        one.name
        for one in gradebook.find_submission(lesson, student).notebooks
        if cell in [grade.name for grade in one.grades]
    ]
    if not notebooks:
        raise MissingEntry(f"No such answer: {cell} of {student}")
    (notebook,) = notebooks
    grade = gradebook.find_grade(cell, notebook, lesson, student)
    number = isinstance(points, int | float) and not isinstance(points, bool)
    if not (number and 0 <= points <= grade.max_score):  # type: ignore[operator]
        raise CommandError(f"expected points from 0 to {grade.max_score:g}. Got {points!r}.")
    if not isinstance(comment, str) or len(comment) > MAX_COMMENT:
        raise CommandError(f"expected a comment of at most {MAX_COMMENT:,} letters.")
    grade.manual_score = float(points)  # type: ignore[arg-type]
    grade.needs_manual_grade = False
    gradebook.find_comment(cell, notebook, lesson, student).manual_comment = comment or None
    gradebook.db.commit()
