"""Pieces that say nothing, because the lesson itself or the exercise makes answers have them."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import FunctionType

from nbformat import NotebookNode

from anncourse.checks.exercise import Exercise
from anncourse.classroom.similarity.pieces import pieces_of
from anncourse.exercises import LESSONS
from nbjudge.notebook.reading import UnreadableError, read_notebook

#: Pieces that are not compared.
Known = set[tuple[str, ...]]


def known_pieces(root: Path, lesson: str, release: NotebookNode) -> Known:
    """Return the pieces of the lesson, of its solution, and of the exercises' known answers.

    These are the reference of each exercise, and the wrong ways that learners really take.
    """
    known: Known = set()
    for cell in [*release.cells, *_solution(root, lesson)]:
        known |= pieces_of(cell.source, is_code=cell.cell_type == "code").keys()
    for file in sorted(set().union(*map(_files, LESSONS.get(lesson, ())))):
        known |= pieces_of(Path(file).read_text("utf-8"), is_code=True).keys()
    return known


def _solution(root: Path, lesson: str) -> list[NotebookNode]:
    try:
        cells: list[NotebookNode] = read_notebook(
            root / "solutions" / lesson / f"{lesson}.ipynb"
        ).cells
    except UnreadableError:
        return []
    for cell in cells:
        if cell.cell_type == "code":
            # A marker would stand in the way of pieces that begin before it.
            lines = cell.source.splitlines()
            cell.source = "\n".join(line for line in lines if not _is_marker(line))
    return cells


def _is_marker(line: str) -> bool:
    return line.strip().startswith("### ")


def _files(exercise: Exercise) -> set[str]:
    """Return the files in which an exercise's reference and known mistakes are written."""
    ways = (exercise.reference, *(mistake.wrong for mistake in exercise.misconceptions))
    functions = [inspect.unwrap(way) for way in ways if callable(way)]
    return {way.__code__.co_filename for way in functions if isinstance(way, FunctionType)}
