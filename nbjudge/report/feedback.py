"""The feedback page: nbgrader's, with contents that name the exercises and say what waits."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbgrader
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade
from traitlets.config import Config

from nbjudge.report.unchanged import leave_unchanged, with_stamp

OWN = Path(__file__).parent / "templates"
NBGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"


class FeedbackPage(HTMLExporter):
    """Takes the place of HTMLExporter in `c.GenerateFeedback.exporter_class`.

    A course that has a template of its own, `c.HTMLExporter.template_name`, keeps it. Pages that
    would come out as they are are not made again.
    """

    def __init__(self, config: Config | None = None, **settings: Any) -> None:
        config = Config(config or {})
        # What nbgrader sets where the course sets nothing.
        if config.HTMLExporter.get("template_name") == "feedback":
            paths = config.HTMLExporter.get("extra_template_paths", [])
            config.FeedbackPage.template_name = "feedback_page"
            config.FeedbackPage.extra_template_basedirs = [str(OWN), str(NBGRADER)]
            config.FeedbackPage.extra_template_paths = [*paths, str(NBGRADER)]
        super().__init__(config=config, **settings)
        # nbgrader makes this once it has found whose pages are to be made.
        found = getattr(self.parent, "assignments", None)
        self._stamps = leave_unchanged(self.parent) if found else {}

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return the page of a graded notebook, with a stamp at its end."""
        page, resources = super().from_filename(filename, resources, **more)
        stamp = self._stamps.get(os.path.dirname(filename))
        return with_stamp(page, stamp) if stamp else page, resources

    def default_filters(self) -> Any:
        """Add how this page writes points and names exercises."""
        yield from super().default_filters()
        yield "points", show_points
        yield "exercise", name_exercise


def show_points(points: float) -> str:
    """Return points with two decimals at most, and none where they are whole."""
    return f"{round(float(points), 2):g}"


def name_exercise(grade_id: str) -> str:
    """Return the exercise that a graded cell belongs to, as the table of scores calls it."""
    return grade_id.removeprefix("test_")


class Grades(GetGrades):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's step, which also notes whether a person is still to give the points."""

    def _get_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._get_score(cell, resources)
        if is_grade(cell):
            grade = self.gradebook.find_grade(
                cell.metadata.nbgrader["grade_id"],
                self.notebook_id,
                self.assignment_id,
                self.student_id,
            )
            cell.metadata.nbgrader["waits"] = bool(grade.needs_manual_grade)
