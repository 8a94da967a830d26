"""Who stands where in a lesson, from the gradebook and the folders alone."""

from __future__ import annotations

import glob
import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, Student
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.marks import Mark, read_marks
from anncourse.classroom.term.extensions import read_extensions
from anncourse.classroom.term.scores import read_submissions
from nbjudge.batch.outcome import path_of

GRADED, WAITING, MISSING = "graded", "handed in, not graded", "nothing handed in"


@dataclass(frozen=True)
class Standing:
    """One student and one lesson.

    Attributes
    ----------
    student, name, lesson : str
    state : str
        GRADED, WAITING or MISSING.
    earned, penalty, score : float
        Points of the answers, points taken off for lateness, and what is left.
    points : float
        Of how many.
    to_grade : float
        Points of answers that nobody has looked at yet.
    to_look_at_again : float
        Points of answers that had been graded by hand when the lesson was graded anew.
    seconds_late : float
    extension : str
        Until when, in UTC, or empty.
    """

    student: str
    name: str
    lesson: str
    state: str
    earned: float = 0.0
    penalty: float = 0.0
    score: float = 0.0
    points: float = 0.0
    to_grade: float = 0.0
    to_look_at_again: float = 0.0
    seconds_late: float = 0.0
    extension: str = ""


@dataclass(frozen=True)
class Exercise:
    """How those who were graded did in one graded cell.

    Attributes
    ----------
    name : str
    points : float
    mean : float or None
        None where all answers wait.
    full, none : int
        Students with all and with none of its points.
    waiting : int
        Students whose answer nobody has looked at yet; they are in none of the other figures.
    """

    name: str
    points: float
    mean: float | None
    full: int
    none: int
    waiting: int


@dataclass(frozen=True)
class Overview:
    """A lesson as the class stands in it.

    Attributes
    ----------
    lesson : str
    due : str
        In UTC, or empty.
    points : float
    standings : list of Standing
        Everybody on the roster.
    exercises : list of Exercise
    mean, median : float or None
        Of the scores of those who were graded.
    """

    lesson: str
    due: str
    points: float
    standings: list[Standing]
    exercises: list[Exercise]
    mean: float | None
    median: float | None


def read_overview(api: NbGraderAPI, gradebook: Gradebook, lesson: str) -> Overview:
    """Read how a class stands in a lesson.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the lesson is not in the gradebook yet.
    """
    assignment = gradebook.find_assignment(lesson)
    points = float(assignment.max_score)
    extensions = read_extensions(Path(api.coursedir.root))
    marks = read_marks(gradebook, lesson)
    submissions = {s.student_id: s for s in read_submissions(gradebook, lesson)}
    graded = _students_in(api, "autograded_directory", lesson)
    handed_in = _students_in(api, "submitted_directory", lesson)
    standings = []
    for student in gradebook.db.query(Student).order_by(Student.id):
        until = extensions.get((student.id, lesson))
        state = (
            GRADED
            if student.id in submissions and student.id in graded
            else WAITING
            if student.id in handed_in
            else MISSING
        )
        name = " ".join(filter(None, [student.first_name, student.last_name]))
        common: dict[str, Any] = {
            "student": student.id,
            "name": name,
            "lesson": lesson,
            "state": state,
            "points": points,
            "extension": f"{until:%Y-%m-%d %H:%M}" if until else "",
        }
        if state == GRADED:
            submission = submissions[student.id]
            common |= _scores(submission, marks.get(student.id, []))
        standings.append(Standing(**common))
    scores = [standing.score for standing in standings if standing.state == GRADED]
    return Overview(
        lesson,
        f"{assignment.duedate:%Y-%m-%d %H:%M}" if assignment.duedate else "",
        points,
        standings,
        _exercises(
            [marks.get(s.student, []) for s in standings if s.state == GRADED],
            _order(api, lesson),
        ),
        statistics.fmean(scores) if scores else None,
        statistics.median(scores) if scores else None,
    )


def _scores(submission: Any, marks: Sequence[Mark]) -> dict[str, float]:
    earned = sum(mark.score for mark in marks)
    penalty = sum(float(n.late_submission_penalty or 0.0) for n in submission.notebooks)
    return {
        "earned": earned,
        "penalty": penalty,
        "score": max(0.0, earned - penalty),
        "to_grade": sum(mark.points for mark in marks if mark.waits),
        "to_look_at_again": sum(m.points for m in marks if m.flagged and not m.waits),
        "seconds_late": float(submission.total_seconds_late),
    }


def _exercises(everybody: Sequence[Sequence[Mark]], order: Sequence[str]) -> list[Exercise]:
    by_name: dict[str, list[Mark]] = {}
    for marks in everybody:
        for mark in marks:
            by_name.setdefault(mark.cell, []).append(mark)
    places = {name: place for place, name in enumerate(order)}
    in_order = sorted(by_name.items(), key=lambda item: places.get(item[0], len(places)))
    return [_exercise(name.removeprefix("test_"), marks) for name, marks in in_order]


def _exercise(name: str, marks: Sequence[Mark]) -> Exercise:
    done = [mark for mark in marks if not mark.waits]
    return Exercise(
        name,
        marks[0].points,
        statistics.fmean(mark.score for mark in done) if done else None,
        full=sum(mark.score >= mark.points for mark in done),
        none=sum(mark.score <= 0 for mark in done),
        waiting=len(marks) - len(done),
    )


def _order(api: NbGraderAPI, lesson: str) -> list[str]:
    """Return the names of graded cells as they follow each other in the lesson."""
    names = []
    for path in sorted(glob.glob(f"{path_of(api, 'release_directory', '.', lesson)}/*.ipynb")):
        for cell in json.loads(Path(path).read_text("utf-8"))["cells"]:
            names.append(str(cell["metadata"].get("nbgrader", {}).get("grade_id", "")))
    return names


def _students_in(api: NbGraderAPI, directory: str, lesson: str) -> set[str]:
    pattern = path_of(api, directory, "*", lesson)
    return {Path(path).parent.name for path in glob.glob(pattern)}
