"""Steps of `nbgrader generate_assignment` that change lessons as `own/LESSON.toml` says."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from anncourse.classroom.changes.apply import apply_changes
from anncourse.classroom.changes.read import Changes, read_changes
from nbjudge.intake.preprocess import find_coursedir
from nbjudge.notebook.cells import grade_id

Made = tuple[NotebookNode, dict[str, Any]]


class ChangeLesson(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """The first step: cells are left out, added, and worth other points."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Made:
        """Change a lesson that is to be changed."""
        changes = changes_of(self, resources)
        if changes is not None:
            nb.cells = apply_changes(nb.cells, changes)
        return nb, resources


class TellPoints(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """A step after tests were made of directives: numbers by hand are worth what was set."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Made:
        """Hand the points over to tests of answers in variables."""
        changes = changes_of(self, resources)
        for cell in nb.cells if changes is not None else ():
            points = changes.points.get(grade_id(cell).removeprefix("test_")) if changes else None
            if points is not None:
                cell.source = cell.source.replace(
                    "_answers.verdict()", f"_answers.verdict({points:g})"
                )
        return nb, resources


def changes_of(step: NbGraderPreprocessor, resources: dict[str, Any]) -> Changes | None:
    """Return what is to be changed in the lesson that is being made."""
    lesson = resources.get("nbgrader", {}).get("assignment", "")
    return read_changes(Path(find_coursedir(step).root), lesson) if lesson else None
