"""The one writer to the gradebook and to `autograded/`.

Each hand-in is written in an order in which the process may be killed between any two steps:

1. the graded notebook, complete, into a folder that nobody looks at;
2. the folder of an earlier grading is taken away;
3. the scores, in one transaction;
4. the new folder gets its name.

Until the last step no folder is there, so the hand-in counts as not graded; after it, all is.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy.exc import OperationalError

from nbjudge.batch.outcome import path_of
from nbjudge.batch.parcels import Lesson, Result
from nbjudge.batch.steps import find

Value = TypeVar("Value")

# Others, such as formgrader, write to the gradebook as well, for a moment each.
ATTEMPTS = 6


class Writer:
    """Writes what graders found.

    Parameters
    ----------
    api
        The open course.
    gradebook
        The course's, open.
    lesson
        The lesson.
    """

    def __init__(self, api: NbGraderAPI, gradebook: Gradebook, lesson: Lesson) -> None:
        self._api, self._gradebook, self._lesson = api, gradebook, lesson
        # The lesson's own rows are read once, not for every student. Each student's are read when
        # they are written, so that points which a person gives meanwhile are seen.
        gradebook.db().expire_on_commit = False
        assignment = gradebook.find_assignment(lesson.name)
        self._kept = [
            (n, *n.grade_cells, *n.solution_cells, *n.task_cells) for n in assignment.notebooks
        ]
        self._kept.append((assignment,))
        self._converter = Autograde(coursedir=api.coursedir, parent=api)
        penalties = [find(name) for name in lesson.autograde]
        self._penalties = [
            kind(parent=self._converter)
            for kind in penalties
            if issubclass(kind, AssignLatePenalties)
        ]

    def write(self, result: Result) -> None:
        """Write one graded hand-in."""
        final = self._folder(result.student)
        staged = _hidden(final, "new")
        _remove(staged)
        staged.mkdir(parents=True)
        for name, data in result.others.items():
            path = staged / name
            if not path.resolve().is_relative_to(staged.resolve()):
                raise ValueError(f"expected a file of the hand-in, got {name!r}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for notebook in result.notebooks:
            (staged / f"{notebook.name}.ipynb").write_text(notebook.text, encoding="utf-8")
        self._set_permissions(staged)
        _take_away(final)
        self._patiently(lambda: self._save(result))
        os.replace(staged, final)

    def withdraw(self, student: str) -> None:
        """Take back what an earlier hand-in earned whose successor cannot be graded."""
        _take_away(self._folder(student))
        self._patiently(lambda: self._unsave(student))

    def tidy(self, student: str) -> None:
        """Remove what a run that was killed left behind."""
        for kind in ("new", "old"):
            _remove(_hidden(self._folder(student), kind))

    def _save(self, result: Result) -> None:
        with one_transaction(self._gradebook) as book:
            book.update_or_create_student(result.student)
            when = result.others.get("timestamp.txt", b"").decode("utf-8").strip()
            more = {"timestamp": parse_utc(when)} if when else {}
            submission = book.update_or_create_submission(self._lesson.name, result.student, **more)
            graded = {notebook.name: notebook for notebook in result.notebooks}
            for notebook in submission.notebooks:
                found = graded[notebook.name]
                for grade in notebook.grades:
                    if grade.name in found.scores:
                        _set(grade, found.scores[grade.name])
                for comment in notebook.comments:
                    if comment.name in found.comments:
                        comment.auto_comment = found.comments[comment.name]
            book.db.flush()
            for notebook in submission.notebooks:
                book.db.refresh(notebook)
                for penalties in self._penalties:
                    _assign_penalty(penalties, submission, notebook, result.student)

    def _unsave(self, student: str) -> None:
        with one_transaction(self._gradebook) as book:
            try:
                submission = book.find_submission(self._lesson.name, student)
            except MissingEntry:
                return
            for notebook in submission.notebooks:
                notebook.late_submission_penalty = None
                for grade in notebook.grades:
                    _set(grade, None)

    def _patiently(self, work: Callable[[], Value]) -> Value:
        for attempt in range(ATTEMPTS):
            try:
                return work()
            except OperationalError as error:
                # Waiting makes no room.
                if attempt == ATTEMPTS - 1 or "is full" in str(error.orig):
                    raise
                time.sleep(0.5 * 2**attempt)
        raise AssertionError("unreachable")

    def _folder(self, student: str) -> Path:
        return Path(path_of(self._api, "autograded_directory", student, self._lesson.name))

    def _set_permissions(self, folder: Path) -> None:
        """Do what nbgrader's converters do, on a folder that has no name yet."""
        mode = int(str(self._converter.permissions), 8)
        for path in [*folder.rglob("*")]:
            if path.is_file():
                path.chmod(mode)
        if self._api.coursedir.groupshared:
            for path in (folder, *folder.rglob("*"), folder.parent, folder.parent.parent):
                if path.is_dir():
                    with contextlib.suppress(PermissionError):
                        path.chmod((path.stat().st_mode | 0o2770) & 0o2777)


def _set(grade: Any, score: float | None) -> None:
    """Do what nbgrader's `SaveAutoGrades` does: points that a person gave are looked at again."""
    grade.auto_score = score
    grade.needs_manual_grade = grade.manual_score is not None or score is None


def _assign_penalty(
    penalties: AssignLatePenalties, submission: Any, notebook: Any, student: str
) -> None:
    """Do what nbgrader's `AssignLatePenalties` does, in a transaction that is open."""
    penalties.init_plugin()
    # A course may have given this student more time.
    getattr(penalties, "move_date", lambda submission: None)(submission)
    notebook.late_submission_penalty = None
    if submission.total_seconds_late > 0:
        penalty = penalties.plugin_inst.late_submission_penalty(
            student, notebook.score, submission.total_seconds_late
        )
        if penalty is not None:
            notebook.late_submission_penalty = penalties._check_late_penalty(notebook, penalty)


class _Uncommitted:
    """A database session that does all but commit: whoever opened the transaction does that."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def commit(self) -> None:
        try:
            self._session.flush()
        except OperationalError as error:
            raise _RefusedError from error


class _RefusedError(Exception):
    """The database is locked or full; nbgrader takes the error itself for one of its own."""


@contextlib.contextmanager
def one_transaction(gradebook: Gradebook) -> Iterator[Gradebook]:
    """Have everything that the gradebook's own functions write committed at once, or nothing."""
    session = gradebook.db
    gradebook.db = _Uncommitted(session)
    try:
        yield gradebook
        session.commit()
    except BaseException as error:
        session.rollback()
        if isinstance(error, _RefusedError) and error.__cause__ is not None:
            raise error.__cause__ from None
        raise
    finally:
        gradebook.db = session


def _hidden(folder: Path, kind: str) -> Path:
    """Return a folder's name while it is not in place; nbgrader passes over such names."""
    return folder.with_name(f".{folder.name}.{kind}")


def _take_away(folder: Path) -> None:
    """Remove a folder so that it is never there in part."""
    if folder.exists():
        old = _hidden(folder, "old")
        _remove(old)
        os.replace(folder, old)
        _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
