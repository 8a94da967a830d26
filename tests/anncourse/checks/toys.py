"""Small exercises to try the checks on, and answers as a notebook would hold them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.judge import judge
from anncourse.checks.report import Failure, Report
from tests.anncourse.exercises.learner import run_cell


def scaled(x: Any, factor: Any) -> Any:
    """Stand in for a function of annlib."""
    return np.asarray(x) * factor + 1.0


SCALED = Exercise(
    name="scaled",
    reference=scaled,
    parts=(
        Part("a number", examples=((2.0, 3.0), (-1.5, 0.5), (4.0, -2.0))),
        Part(
            "an array",
            examples=((np.array([1.0, -2.0, 0.5]), 2.0), (np.array([3.0, 7.0]), -0.5)),
            make=lambda rng: (rng.normal(size=4), float(rng.uniform(1, 2))),
            advice="A number works, an array does not.",
        ),
    ),
    misconceptions=(
        Misconception("one dropped", "The `1` is <missing>.", lambda x, factor: x * factor),
        Misconception("factor added", "Multiply by it.", lambda x, factor: x + factor + 1.0),
    ),
    hints=("Multiply first.", "Then add 1."),
    seconds=60.0,
)

PAIR = Exercise(
    name="pair",
    reference=lambda x: (x + 1.0, x - 2.0),
    parts=(Part("both", examples=((1.0,), (2.5,), (-4.0,))),),
)

WEIGHTS = Exercise(
    name="weights",
    reference=lambda w, b: np.array([w[0] * 2.0 + w[1] + b > 0, w[1] * 3.0 + b > 0]).astype(int),
    parts=(Part("outputs", examples=((),)),),
    misconceptions=(Misconception("never", "It never fires.", ([0.0, 0.0], -1.0)),),
    variables=("w_toy", "b_toy"),
    solution=([1.0, -1.0], 0.5),
)


def cell(source: str, **names: Any) -> dict[str, Any]:
    """Run a notebook cell that knows NumPy and `names`."""
    return run_cell(source, {"np": np, **names})


def told(answer: Any, exercise: Exercise = SCALED, *, hidden: bool = False) -> Report:
    """Judge one function, or the source of one."""
    if isinstance(answer, str):
        return judge(exercise, cell(answer), hidden=hidden)
    return judge(exercise, {exercise.name: answer}, hidden=hidden)


def first_failure(report: Report) -> Failure:
    """Return what the learner reads first."""
    return next(part.failure for part in report.parts if part.failure is not None)


def returning(value: Any) -> Callable[..., Any]:
    """Return an answer to `SCALED` that returns the same thing for all arguments."""
    return lambda x, factor: value
