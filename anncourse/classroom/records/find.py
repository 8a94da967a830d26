"""Everything in a course's folder, its exchange and its gradebook that is about one student."""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.exchange.default import Exchange
from nbgrader.utils import notebook_hash

from anncourse.classroom.mistakes.history import FOLDER as HISTORY
from anncourse.classroom.term.extensions import FILE as EXTENSIONS
from anncourse.classroom.term.extensions import read_extensions
from nbjudge.batch.outcome import path_of
from nbjudge.errors import CommandError

STEPS = ("submitted_directory", "autograded_directory", "feedback_directory")
SECRET = "submission_secret.txt"


@dataclass(frozen=True)
class Records:
    """What there is about a student.

    Attributes
    ----------
    student : str
    own : tuple of Path
        Files and folders that are about nobody else.
    reports : tuple of Path
        Files about the class that a command makes again.
    tables : dict
        By file, what a table of everybody says of this student.
    gradebook : dict
        The gradebook's rows, empty where it has none.
    named : tuple of Path
        Other files in the course's folder that name the student, and its zip files, which may hold
        hand-ins under any name; somebody has to look.
    """

    student: str
    own: tuple[Path, ...]
    reports: tuple[Path, ...]
    tables: dict[Path, Any]
    gradebook: dict[str, Any]
    named: tuple[Path, ...]


def find_records(api: NbGraderAPI, gradebook: Gradebook, student: str) -> Records:
    """Find what there is.

    Raises
    ------
    CommandError
        Where there is nothing, or the id is no student's.
    """
    if not student or student.startswith(".") or any(letter in student for letter in "/*?[+"):
        raise CommandError(f"expected a student's id. Got {student!r}.")
    root = Path(api.coursedir.root)
    own = [
        path
        for step in STEPS
        if (path := Path(path_of(api, step, student, "LESSON")).parent).is_dir()
    ]
    own += in_exchange(api, student)
    reports = [p for p in root.glob("reports/*/*") if p.suffix != ".png" and names(p, student)]
    tables = dict(in_tables(root, student))
    rows = in_gradebook(gradebook, student)
    # Reports are removed before all else, and a word in them may be an ordinary one.
    if not (own or tables or rows):
        told = f" The word stands in {', '.join(map(str, reports))}." if reports else ""
        raise CommandError(f"nothing is kept about {student!r}: no such student.{told}")
    email = rows.get("email") or student
    named = [
        path
        for path in sorted(root.glob("*.csv"))
        if path.name != EXTENSIONS and (names(path, student) or names(path, email))
    ]
    named += sorted(root.glob("*.zip"))
    return Records(student, tuple(own), tuple(reports), tables, rows, tuple(named))


def in_exchange(api: NbGraderAPI, student: str) -> list[Path]:
    """Return what the student put into the exchange, and the feedback that lies there for him."""
    exchange = Path(Exchange(coursedir=api.coursedir, parent=api).root, api.coursedir.course_id)
    handed_in = sorted((exchange / "inbound").glob(f"{glob.escape(student)}+*"))
    secrets = {}
    for folder in [
        *handed_in,
        *Path(path_of(api, "submitted_directory", student, "L")).parent.glob("*"),
    ]:
        if (folder / SECRET).is_file():
            secrets[(folder / SECRET).read_text("utf-8", "replace")] = folder
    pages = []
    for secret, folder in secrets.items():
        for notebook in folder.glob("*.ipynb"):
            page = notebook_hash(secret=secret, notebook_id=notebook.stem) if secret else ""
            pages.append(exchange / "feedback" / f"{page}.html")
    return handed_in + sorted({page for page in pages if page.is_file()})


def in_tables(root: Path, student: str) -> Iterator[tuple[Path, Any]]:
    """Yield what tables of the whole class say of the student."""
    extensions = {
        lesson: f"{until:%Y-%m-%d %H:%M} UTC"
        for (who, lesson), until in read_extensions(root).items()
        if who == student
    }
    if extensions:
        yield root / EXTENSIONS, extensions
    for path in sorted((root / HISTORY).glob("*.json")):
        kept = json.loads(path.read_text("utf-8"))
        if student in kept:
            yield path, kept[student]


def in_gradebook(gradebook: Gradebook, student: str) -> dict[str, Any]:
    """Return the gradebook's rows about a student."""
    try:
        row = gradebook.find_student(student)
    except MissingEntry:
        return {}
    about = {
        name: getattr(row, name)
        for name in ("id", "first_name", "last_name", "email", "lms_user_id")
    }
    about["hand_ins"] = [
        {
            "lesson": submission.assignment.name,
            "handed_in": str(submission.timestamp or ""),
            "late_penalty": submission.late_submission_penalty,
            "grades": {
                grade.name: {
                    "points": grade.max_score,
                    "by_tests": grade.auto_score,
                    "by_hand": grade.manual_score,
                    "extra_credit": grade.extra_credit,
                }
                for notebook in submission.notebooks
                for grade in notebook.grades
            },
            "comments": {
                comment.name: comment.comment
                for notebook in submission.notebooks
                for comment in notebook.comments
                if comment.comment
            },
        }
        for submission in row.submissions
    ]
    return about


def names(path: Path, who: str) -> bool:
    """Whether a file names somebody: as a word, so that ada is not found in adam."""
    if not path.is_file():
        return False
    text = path.read_text("utf-8", "replace")
    return re.search(rf"(?<![\w.-]){re.escape(who)}(?![\w-])", text) is not None
