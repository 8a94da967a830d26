"""The feedback page: nbgrader's, with contents that name the exercises and say what waits."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbgrader
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade
from traitlets.config import Config

from nbjudge.report.apart import IS_MADE, PageApart
from nbjudge.report.marks import Marks, read_marks
from nbjudge.report.unchanged import leave_unchanged, with_stamp

OWN = Path(__file__).parent / "templates"
NBGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
# Under this key, what is known of a page's notebook has what the gradebook says of it.
MARKS = "nbjudge_marks"


class FeedbackPage(PageApart):
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
        self._marks = self._read_marks() if found else {}

    def _read_marks(self) -> dict[tuple[str, str], Marks]:
        parent: Any = self.parent
        coursedir = parent.coursedir
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            return read_marks(gradebook, coursedir.assignment_id)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return the page of a graded notebook, with a stamp at its end if it could be made."""
        about = (resources or {}).get("nbgrader", {})
        about[MARKS] = self._marks.get((about.get("student"), about.get("notebook")))
        page, whole = super().from_filename(filename, resources, **more)
        stamp = self._stamps.get(os.path.dirname(filename))
        return with_stamp(page, stamp) if stamp and whole[IS_MADE] else page, whole

    def default_filters(self) -> Any:
        """Add how this page writes points."""
        yield from super().default_filters()
        yield "points", show_points


def show_points(points: float) -> str:
    """Return points with two decimals at most, and none where they are whole."""
    return f"{round(float(points), 2):g}"


def name_exercise(grade_id: str) -> str:
    """Return the exercise that a graded cell belongs to, as the table of scores calls it."""
    return grade_id.removeprefix("test_")


class Grades(GetGrades):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's step, with what was read already, and a list of the exercises for the contents."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read the points of every cell, then list the exercises."""
        marks = resources["nbgrader"].pop(MARKS, None)
        if marks is None:
            nb, resources = super().preprocess(nb, resources)
        else:
            if marks.penalty is not None:
                self.log.warning("Late submission penalty: %s", marks.penalty)
            marks.write(nb, resources["nbgrader"])
        resources["nbgrader"]["contents"] = list_exercises(nb)
        return nb, resources

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


def list_exercises(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Return a line for each exercise: its points, whether it waits, and where a comment stands.

    A comment stands at the answer, the points at its test.
    """
    lines: dict[str, dict[str, Any]] = {}
    comments: dict[str, str] = {}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        name = about.get("grade_id", "")
        # nbgrader's own words where nothing was written: the points say it.
        if about.get("comment") and about["comment"] != "No response.":
            comments[name_exercise(name)] = name
        if about.get("grade") or about.get("task"):
            line = {key: about.get(key) for key in ("score", "points", "waits")}
            lines[name] = line | {"exercise": name_exercise(name), "cell": name}
    for exercise, cell in comments.items():
        of = [line for line in lines.values() if line["exercise"] == exercise]
        if not of:
            of = [lines.setdefault(cell, {"exercise": exercise, "cell": f"comment-{cell}"})]
        for line in of:
            line["comment"] = cell
    return list(lines.values())
