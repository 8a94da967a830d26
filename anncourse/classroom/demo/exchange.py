"""What students do with the exchange: fetch a lesson, hand it in, fetch the feedback."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from nbgrader.utils import temp_attrs

from nbjudge.course.command import type_nbgrader

# nbformat's functions have no types.
# mypy: allow-untyped-calls


class Desk:
    """Where one student works: a home folder of their own, and the way to the exchange.

    Parameters
    ----------
    api
        The open course; students use no more of it than the exchange.
    student
        The student's id.
    home
        The student's folder.
    """

    def __init__(self, api: NbGraderAPI, student: str, home: Path) -> None:
        self.api = api
        self.student = student
        self.home = home
        home.mkdir(parents=True, exist_ok=True)

    def fetch(self, lesson: str) -> None:
        """Do what `nbgrader fetch_assignment` does."""
        self._exchange(self.api.exchange.FetchAssignment, lesson)

    def hand_in(self, lesson: str) -> None:
        """Do what `nbgrader submit` does."""
        self._exchange(self.api.exchange.Submit, lesson)

    def write(
        self, lesson: str, change: Callable[[NotebookNode], NotebookNode], released: NotebookNode
    ) -> Path:
        """Save what the student makes of the lesson, and return where."""
        path = self.home / lesson / f"{lesson}.ipynb"
        nbformat.write(change(released), path)
        return path

    def _exchange(self, make: Callable[..., Any], lesson: str) -> None:
        coursedir = self.api.coursedir
        with temp_attrs(coursedir, assignment_id=lesson, student_id=self.student):
            action = make(
                coursedir=coursedir, authenticator=self.api.authenticator, parent=self.api
            )
            action.assignment_dir = str(self.home)
            action.cache = str(self.home / ".cache")
            action.start()


class TypingDesk(Desk):
    """A desk at which nbgrader's commands are typed, each in a process of its own."""

    def fetch(self, lesson: str) -> None:
        """Type `nbgrader fetch_assignment`."""
        self.type("fetch_assignment", lesson)

    def hand_in(self, lesson: str) -> None:
        """Type `nbgrader submit`."""
        self.type("submit", lesson)

    def fetch_feedback(self, lesson: str) -> list[Path]:
        """Type `nbgrader fetch_feedback`, and return the pages that came."""
        self.type("fetch_feedback", lesson)
        return sorted((self.home / lesson / "feedback").rglob("*.html"))

    def type(self, *words: str) -> None:
        """Run one command as this student, without the instructor's configuration."""
        options = [
            f"--CourseDirectory.course_id={self.api.coursedir.course_id}",
            f"--CourseDirectory.student_id={self.student}",
            f"--Exchange.root={self.api.exchange_root}",
            f"--Exchange.cache={self.home / '.cache'}",
        ]
        # A home and Jupyter folders of their own: nothing of the instructor's is found there.
        own = {name: str(self.home) for name in ("HOME", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")}
        type_nbgrader(self.home, *words, *options, environment=own)
