"""Let numbers by hand differ from student to student in a course that wants it."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, List, Unicode, Union

from anncourse.classroom.changes.places import released
from anncourse.exercises import SLIPS
from anncourse.exercises.by_hand import BY_HAND
from anncourse.exercises.drawn import DRAWINGS
from anncourse.exercises.drawn.drawing import written
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id, new_cell
from nbjudge.notebook.reading import read_notebook
from nbjudge.report.sheets import harmless

TELL = """\
# Your own numbers, in place of those in the text. Run this cell to see them.
from anncourse import numbers

numbers("{cell}")"""
# What autotests.yml makes of a directive, up to the variable's name.
_COMPARED = re.compile(r'^(_answers\.compare\(.*, """\w+""")\)$', re.MULTILINE)


class OwnNumbers(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """A step of `nbgrader generate_assignment`, after the one that makes tests of directives."""

    on = Union(
        [Bool(), List(Unicode())],
        default_value=False,
        help=(
            "Whether numbers by hand are drawn from the student's name, in those lessons that "
            "have such: True, or the names of the lessons in which they are."
        ),
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Put a cell that tells the numbers before each such exercise, and have its test ask."""
        lesson = resources.get("nbgrader", {}).get("assignment", "")
        if not (lesson in self.on if isinstance(self.on, list) else self.on):
            return nb, resources
        cells = []
        for cell in nb.cells:
            name = grade_id(cell)
            tested = name.removeprefix("test_")
            if name in DRAWINGS:
                cells.append(telling_cell(name))
            elif tested in DRAWINGS:
                cell.source = _COMPARED.sub(rf'\1, "{tested}")', cell.source)
            cells.append(cell)
        nb.cells = cells
        return nb, resources


def telling_cell(name: str) -> NotebookNode:
    """Return the cell that tells a student the numbers of an exercise."""
    cell = new_cell("code", TELL.format(cell=name))
    cell["id"] = f"numbers_{name}"
    return cell


#: A student, an exercise, what the student is told, and the right answers.
Listed = tuple[str, str, str, dict[str, str]]


def list_numbers(root: Path, lesson: str, students: Sequence[str]) -> list[Listed]:
    """Return what every student is asked in a lesson that was made with own numbers.

    Raises
    ------
    CommandError
        Where it was not, or nobody is in the class.
    """
    path = released(root) / lesson / f"{lesson}.ipynb"
    ids = {cell["id"] for cell in read_notebook(path).cells} if path.is_file() else set()
    cells = [cell for cell in DRAWINGS if telling_cell(cell)["id"] in ids]
    if not cells:
        raise CommandError(
            f"{lesson} has the same numbers for all. To change that: c.OwnNumbers.on = True in "
            f"nbgrader_config.py, then anncourse lessons {lesson}. Lessons 1, 4 and 7 can have it."
        )
    if not students:
        raise CommandError("nobody is in the class yet. To say who is: anncourse class roster FILE")
    listed = []
    for student in students:
        for cell in cells:
            drawing = DRAWINGS[cell]
            given = drawing.draw(student, SLIPS)
            right = drawing.solve(given)
            answers = {name: written(right[name]) for name in BY_HAND[cell].variables}
            listed.append((student, cell, drawing.words(cell, given), answers))
    return listed


def as_text(listed: Sequence[Listed]) -> str:
    """Return the list for a terminal."""
    lines = []
    for student, cell, words, answers in listed:
        right = "; ".join(f"{name} = {value}" for name, value in answers.items())
        lines += [f"{student}, {cell}: {words}", f"    {right}"]
    return "\n".join(lines)


def as_csv(listed: Sequence[Listed]) -> str:
    """Return a line for each student, exercise and variable."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["student", "exercise", "numbers", "variable", "right"])
    for student, cell, words, answers in listed:
        for name, value in answers.items():
            writer.writerow([harmless(student), cell, words, name, value])
    return file.getvalue().rstrip("\n")
