"""What a check says of a wrong answer: one example for the page of each lesson.

The answer is the first mistake that its first function knows by name; nothing right is shown.
"""

from __future__ import annotations

from types import FunctionType

from anncourse.checks.judge import judge
from anncourse.checks.verdict import Verdict
from anncourse.exercises import LESSONS


def example_of(lesson: str) -> tuple[str, str]:
    """Return a cell of a lesson and, as HTML, what it says of a wrong answer.

    Returns
    -------
    cell : str
        The grade_id of the exercise's test cell.
    feedback : str
    """
    exercise = next(e for e in LESSONS[lesson] if not e.variables and e.misconceptions)
    answer = typed_in(exercise.misconceptions[0].wrong)
    report = judge(exercise, {exercise.name: answer})
    return f"test_{exercise.name}", Verdict(report, 0)._repr_html_()


def typed_in(function: FunctionType) -> FunctionType:
    """Return a function as if a learner had written it, and not the course."""
    typed = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    typed.__module__ = "__main__"
    return typed
