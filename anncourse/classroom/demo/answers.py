"""What the made-up students answer: for each exercise of a lesson, the code of its cell."""

import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any

from nbformat import NotebookNode

from anncourse.checks.exercise import Exercise
from anncourse.exercises import LESSONS, QUESTIONS
from nbjudge.notebook.cells import grade_id, graded_cells, is_answer
from anncourse.classroom.demo.source import write_cell, write_values

MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")
MARK_SCHEME = "### BEGIN MARK SCHEME"

LONGEST_CELL = 20_000

# The source of each answered cell, by grade_id.
Answers = dict[str, str]


def right_answers(solution: NotebookNode) -> Answers:
    """Return the instructor's own answers, as a student would have written them."""
    return {
        grade_id(cell): without_markers(cell.source)
        for cell in graded_cells(solution)
        if is_answer(cell)
    }


def without_markers(source: str) -> str:
    """Return a solution cell without the lines that only nbgrader needs."""
    lines = source.partition(MARK_SCHEME)[0].splitlines()
    return "\n".join(line for line in lines if line.strip() not in MARKERS).rstrip()


def n_misconceptions(lesson: str) -> int:
    """Return how many misconceptions the exercise of a lesson has that knows the most."""
    return max((len(exercise.misconceptions) for exercise in LESSONS.get(lesson, ())), default=0)


def misconceived_answers(lesson: str, number: int, others: Mapping[str, Sequence[str]]) -> Answers:
    """Return the misconception of that number of every exercise.

    An exercise that knows fewer is answered in another right way, one that needs no other cell.

    Parameters
    ----------
    lesson
        Name of the lesson.
    number
        Number of the misconception, from 0.
    others
        Other right answers of each exercise.
    """
    answers = {}
    for exercise in LESSONS.get(lesson, ()):
        wrong = exercise.misconceptions[number : number + 1]
        written = [write_answer(exercise, misconception.wrong) for misconception in wrong]
        ways = [cell for cell in written if is_typeable(cell)] or others.get(exercise.name, [])
        if ways:
            answers[exercise.name] = ways[number % len(ways)]
    return answers


def write_answer(exercise: Exercise, answer: Any) -> str:
    """Return the code of a cell that answers an exercise by a function or by values."""
    if exercise.variables:
        return write_values(exercise.variables, answer)
    return write_cell(answer, exercise.name)


def is_typeable(cell: str) -> bool:
    """Whether a student may have typed a cell: nobody types all the weights of a network."""
    return len(cell) <= LONGEST_CELL


def wrong_options(solution: NotebookNode, number: int) -> Answers:
    """Return, for every concept question, the wrong option of that number, if it has so many."""
    answers = {}
    for name, source in right_answers(solution).items():
        for variable, question in QUESTIONS.items():
            right = [letter for letter in question.feedback if f'{variable} = "{letter}"' in source]
            wrong = [letter for letter in question.feedback if letter not in right]
            if right and number < len(wrong):
                answers[name] = source.replace(
                    f'{variable} = "{right[0]}"', f'{variable} = "{wrong[number]}"'
                )
    return answers


def other_answers(root: Path, lesson: str) -> dict[str, list[str]]:
    """Return other right ways to answer each exercise: those that the course's tests hold.

    Parameters
    ----------
    root
        The course. Where its tests are not there, the result is empty.
    lesson
        Name of the lesson.
    """
    exercises = {exercise.name: exercise for exercise in LESSONS.get(lesson, ())}
    found: dict[str, list[str]] = {}
    for module in _alternatives(root):
        for name, ways in getattr(module, "ALTERNATIVES", {}).items():
            if name in exercises:
                cells = [write_answer(exercises[name], way) for way in ways if _is_plain(way)]
                found[name] = [cell for cell in cells if is_typeable(cell)]
    return found


def _alternatives(root: Path) -> Iterable[Any]:
    folder = root / "tests" / "anncourse" / "exercises" / "alternatives"
    sys.path.insert(0, str(root))
    try:
        for path in sorted(folder.glob("[a-z]*.py")):
            yield importlib.import_module(f"tests.anncourse.exercises.alternatives.{path.stem}")
    finally:
        sys.path.remove(str(root))


def _is_plain(way: Any) -> bool:
    """Whether an answer can be written into a cell: values, or a function with source."""
    return isinstance(way, tuple | FunctionType)


def in_another_way(others: Mapping[str, Sequence[str]], number: int) -> Answers:
    """Return the other right answer of that number of every exercise, or its last one."""
    return {name: ways[min(number, len(ways) - 1)] for name, ways in others.items() if ways}
