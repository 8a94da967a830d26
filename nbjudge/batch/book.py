"""A lesson's part of the gradebook in memory: what nbgrader's steps read and write of it.

nbgrader's steps each open the gradebook anew, ask it for every cell, and write every score at
once. A grader has no gradebook: there is one writer, elsewhere. So for the time of a job the steps
are given this book in place of `nbgrader.api.Gradebook`; they themselves are nbgrader's, unchanged.
"""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from nbjudge.batch.parcels import Lesson, SourceCell, SourceNotebook


@dataclass
class BookNotebook:
    """A notebook with the names that `nbgrader.api.Notebook` gives its parts."""

    notebook: SourceNotebook
    by_name: dict[str, SourceCell] = field(init=False)

    def __post_init__(self) -> None:
        self.name = self.notebook.name
        self.kernelspec = self.notebook.kernelspec
        self.source_cells = self.notebook.cells
        self.grade_cells = [cell for cell in self.source_cells if cell.is_grade]
        self.solution_cells = [cell for cell in self.source_cells if cell.is_solution]
        self.task_cells = [cell for cell in self.source_cells if cell.is_task]
        self.by_name = {cell.name: cell for cell in self.source_cells}


@dataclass
class GradeEntry:
    """What a step writes about a graded cell; no person has given points here."""

    auto_score: float | None = None
    manual_score: float | None = None
    needs_manual_grade: bool = True


@dataclass
class CommentEntry:
    """What a step writes about an answer."""

    auto_comment: str | None = None


class LessonBook:
    """Answers what nbgrader's steps ask a gradebook, and keeps what they write.

    Parameters
    ----------
    lesson
        The lesson, as the real gradebook has it.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.notebooks = {notebook.name: BookNotebook(notebook) for notebook in lesson.notebooks}
        self.grades: dict[str, GradeEntry] = {}
        self.comments: dict[str, CommentEntry] = {}

    @property
    def db(self) -> LessonBook:
        """The steps commit to it."""
        return self

    def commit(self) -> None:
        """Nothing is to be done: it is all in memory."""

    def __enter__(self) -> LessonBook:
        return self

    def __exit__(self, *error: object) -> None:
        """Leave it as it is, for the next step."""

    def begin(self) -> None:
        """Forget what was written about the last notebook."""
        self.grades, self.comments = {}, {}

    def not_full(self, name: str) -> list[str]:
        """Return the cells of a notebook that earned less than they could, as far as is known."""
        cells = self.notebooks[name].by_name
        return [
            cell
            for cell, grade in self.grades.items()
            if grade.auto_score is not None and grade.auto_score < (cells[cell].max_score or 0)
        ]

    def find_notebook(self, name: str, assignment: str) -> BookNotebook:
        """See nbgrader."""
        if name not in self.notebooks:
            raise MissingEntry(f"No such notebook: {assignment}/{name}")
        return self.notebooks[name]

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> SourceCell:
        """See nbgrader."""
        found = self.find_notebook(notebook, assignment).by_name.get(name)
        if found is None:
            raise MissingEntry(f"No such source cell: {assignment}/{notebook}/{name}")
        return found

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> SourceCell:
        """See nbgrader."""
        found = self.find_source_cell(name, notebook, assignment)
        if found.max_score is None:
            raise MissingEntry(f"No such graded cell: {assignment}/{notebook}/{name}")
        return found

    def find_grade(self, cell: str, notebook: str, assignment: str, student: str) -> GradeEntry:
        """See nbgrader."""
        self.find_graded_cell(cell, notebook, assignment)
        return self.grades.setdefault(cell, GradeEntry())

    def find_comment(self, cell: str, notebook: str, assignment: str, student: str) -> CommentEntry:
        """See nbgrader."""
        self.find_source_cell(cell, notebook, assignment)
        return self.comments.setdefault(cell, CommentEntry())


@contextlib.contextmanager
def in_place_of_gradebook(book: LessonBook) -> Iterator[None]:
    """Give steps this book wherever they would open a gradebook."""

    def give(db_url: str = "", course_id: str = "", *more: Any) -> LessonBook:
        return book

    # Looked for anew where something was imported since.
    places = _places(len(sys.modules))
    for module in places:
        vars(module)["Gradebook"] = give
    try:
        yield
    finally:
        for module in places:
            vars(module)["Gradebook"] = Gradebook


@functools.lru_cache(maxsize=1)
def _places(n_modules: int) -> list[ModuleType]:
    """Return the modules that have taken the gradebook's class by its name."""
    return [
        module
        for name, module in list(sys.modules.items())
        if module and name != __name__ and vars(module).get("Gradebook") is Gradebook
    ]
