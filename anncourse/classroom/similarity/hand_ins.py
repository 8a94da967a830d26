"""The answers that a class handed in, by exercise: what is compared, and what cannot be."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import glob
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.changes.places import released
from nbjudge.batch.outcome import path_of
from nbjudge.errors import CommandError
from nbjudge.intake.mend import mend
from nbjudge.notebook.cells import grade_id, graded_cells, is_answer
from nbjudge.notebook.reading import UnreadableError, read_notebook

#: Far above any honest answer; what is longer is not compared.
MAX_CHARACTERS = 20_000


@dataclass(frozen=True)
class Answers:
    """The answers of a class to one exercise.

    Attributes
    ----------
    exercise : str
    is_code : bool
        Whether it is answered by code and not by prose.
    by_student : dict
        The text of each student's cell.
    """

    exercise: str
    is_code: bool
    by_student: dict[str, str]


@dataclass(frozen=True)
class HandedIn:
    """A lesson as a class handed it in.

    Attributes
    ----------
    lesson : str
    students : tuple of str
        Whose hand-in could be read.
    answers : tuple of Answers
        In the order of the lesson.
    left_out : tuple of str
        One line each: what is not compared, and why.
    """

    lesson: str
    students: tuple[str, ...]
    answers: tuple[Answers, ...]
    left_out: tuple[str, ...]


def read_release(root: Path, lesson: str) -> NotebookNode:
    """Return the lesson as it was released.

    Raises
    ------
    CommandError
        Where it never was.
    """
    path = released(root) / lesson / f"{lesson}.ipynb"
    if not path.is_file():
        raise CommandError(
            f"expected the released lesson in {path}, found none. To make it: anncourse lessons"
        )
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def read_hand_ins(api: NbGraderAPI, lesson: str, release: NotebookNode) -> HandedIn:
    """Read what was collected; what cannot be read costs a line and nothing else."""
    cells = {grade_id(cell): cell for cell in graded_cells(release) if is_answer(cell)}
    found: dict[str, dict[str, str]] = {name: {} for name in cells}
    students, left_out = [], []
    for folder in sorted(glob.glob(path_of(api, "submitted_directory", "*", lesson))):
        student = Path(folder).parent.name
        try:
            notebook = mended(Path(folder) / f"{lesson}.ipynb", release)
        except UnreadableError as error:
            left_out.append(f"{student}: nothing can be compared: {error}.")
            continue
        students.append(student)
        for cell in graded_cells(notebook):
            name, source = grade_id(cell), cell.source
            if name not in cells or source == cells[name].source:
                continue
            if len(source) > MAX_CHARACTERS:
                left_out.append(
                    f"{student}: {name} is not compared: it has {len(source):,} characters, and "
                    f"at most {MAX_CHARACTERS:,} are."
                )
                continue
            found[name][student] = source
    answers = [
        Answers(name, cells[name].cell_type == "code", by_student)
        for name, by_student in found.items()
    ]
    return HandedIn(lesson, tuple(students), tuple(answers), tuple(left_out))


def mended(path: Path, release: NotebookNode) -> NotebookNode:
    """Return a hand-in as grading would take it.

    Raises
    ------
    UnreadableError
        Where it cannot be graded.
    """
    if not path.exists():
        raise UnreadableError(f"there is no {path.name}; where it has another name, grade it first")
    notebook = read_notebook(path)
    try:
        return mend(notebook, release)
    except Exception as error:
        raise UnreadableError("the file is a damaged Jupyter notebook") from error
