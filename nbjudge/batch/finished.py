"""Who need not be graded again: found by content, not by dates, and held against the gradebook.

A graded notebook carries a stamp in its metadata: the fingerprint of what it was graded from and
with, and the scores that came of it. A hand-in is finished where the stamp of each of its notebooks
is the one that grading would put there now, and the gradebook has just those scores.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from nbjudge.batch.work import STAMP

# Notebook and cell.
Place = tuple[str, str]
Scores = dict[Place, float | None]


def scores_in_gradebook(gradebook: Gradebook, lesson: str) -> dict[str, Scores]:
    """Return the graders' scores of a lesson by student, from one query."""
    assignment = gradebook.find_assignment(lesson)
    rows = (
        gradebook.db.query(Student.id, Notebook.name, BaseCell.name, Grade.auto_score)
        .select_from(Grade)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Student, Student.id == SubmittedAssignment.student_id)
        .filter(SubmittedAssignment.assignment_id == assignment.id)
    )
    found: dict[str, Scores] = {}
    for student, notebook, cell, score in rows:
        found.setdefault(student, {})[notebook, cell] = score
    return found


def extensions_in_gradebook(gradebook: Gradebook, lesson: str) -> dict[str, str]:
    """Return how much longer some students have: a penalty for being late depends on it."""
    assignment = gradebook.find_assignment(lesson)
    rows = gradebook.db.query(SubmittedAssignment.student_id, SubmittedAssignment.extension).filter(
        SubmittedAssignment.assignment_id == assignment.id,
        SubmittedAssignment.extension.is_not(None),
    )
    return {student: str(extension) for student, extension in rows}


def is_finished(
    folder: Path, notebooks: list[str], fingerprint: str, in_gradebook: Scores | None
) -> bool:
    """Whether a hand-in was graded from and with just what there is now.

    Parameters
    ----------
    folder
        `autograded/STUDENT/LESSON`.
    notebooks
        Names of the lesson's notebooks.
    fingerprint
        Of the hand-in and the lesson as they are now.
    in_gradebook
        The student's scores there.
    """
    stamped: Scores = {}
    for name in notebooks:
        stamp = read_stamp(folder / f"{name}.ipynb")
        if stamp.get("fingerprint") != fingerprint or not isinstance(stamp.get("scores"), dict):
            return False
        stamped |= {(name, cell): score for cell, score in stamp["scores"].items()}
    # What a person grades has a row there for some kinds of cells, and none for others.
    return bool(notebooks) and in_gradebook is not None and _given(in_gradebook) == _given(stamped)


def _given(scores: Scores) -> Scores:
    return {place: score for place, score in scores.items() if score is not None}


def read_stamp(path: Path) -> dict[str, Any]:
    """Return the stamp of a graded notebook, empty where there is none."""
    try:
        stamp = json.loads(path.read_bytes())["metadata"][STAMP]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return stamp if isinstance(stamp, dict) else {}
