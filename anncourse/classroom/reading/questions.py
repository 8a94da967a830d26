"""What is asked in free text, with what is looked for in an answer."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI

from anncourse.lesson.model_answer import RUBRIC
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id, is_graded_by_hand
from nbjudge.notebook.pages import render_markdown


@dataclass(frozen=True)
class Question:
    """One question whose answers a person grades; all but the cell's name are HTML.

    Attributes
    ----------
    cell : str
        Name of the answer's cell.
    task : str
        What is asked.
    rubric : str
        What is looked for; empty where the solution has none.
    answer : str
        A good answer.
    """

    cell: str
    task: str
    rubric: str
    answer: str


def read_questions(api: NbGraderAPI, lesson: str) -> list[Question]:
    """Return the questions of a lesson in their order, from its source.

    Raises
    ------
    CommandError
        Where nothing of the lesson is graded by hand.
    """
    course = api.coursedir
    folder = Path(course.format_path(course.source_directory, ".", lesson))
    found, task = [], ""
    for path in sorted(folder.glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if grade_id(cell) and is_graded_by_hand(cell):
                good, _, rubric = _without_marks(cell.source).partition(RUBRIC)
                show = _show_code if cell.cell_type == "code" else render_markdown
                found.append(Question(grade_id(cell), task, render_markdown(rubric), show(good)))
            elif cell.cell_type == "markdown":
                task = render_markdown(cell.source, cell.get("attachments"))
    if not found:
        raise CommandError(f"nothing in {lesson} is graded by hand.")
    return found


def _without_marks(source: str) -> str:
    lines = [line for line in source.splitlines() if not line.startswith("### ")]
    return "\n".join(lines)


def _show_code(source: str) -> str:
    return render_markdown(f"```python\n{source}\n```")
