"""Exercise ``relative_error(a, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.gradient_descent.relative_error_mistakes import MISCONCEPTIONS
from annlib.gradcheck import relative_error


def _pair(rng: np.random.Generator, shape: tuple[int, ...], size: float) -> tuple[Any, ...]:
    a = rng.uniform(0.5, 3, shape) * rng.choice([-1.0, 1.0], shape)
    # From nearly equal to opposite.
    b = a * float(rng.choice([-0.5, 0.25, 0.75, 1.5])) + rng.uniform(-0.5, 0.5, shape)
    return size * a, size * b


def _row(rng: np.random.Generator) -> tuple[Any, ...]:
    return _pair(rng, (int(rng.integers(2, 7)),), 1.0)


def _more_axes(rng: np.random.Generator) -> tuple[Any, ...]:
    sizes = rng.choice([2, 3, 4], 3, replace=False)
    return _pair(rng, tuple(int(k) for k in sizes[: int(rng.integers(2, 4))]), 1.0)


def _nearly_equal(rng: np.random.Generator) -> tuple[Any, ...]:
    a = rng.uniform(0.5, 3, 4)
    return a, a * (1 + rng.uniform(8e-7, 9.5e-7, 4))


def _tiny(rng: np.random.Generator) -> tuple[Any, ...]:
    return _pair(rng, (int(rng.integers(2, 5)),), float(rng.choice([1e-7, 1e-6, 1e-9])))


def _is_one(args: tuple[Any, ...]) -> bool:
    return bool(args[0].size == 1)


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(args[0].ndim == 2 and args[0].shape[0] == args[0].shape[1])


EXERCISE = Exercise(
    name="relative_error",
    reference=relative_error,
    # So small an error is asked for that the usual tolerance would take it for 0.
    atol=2e-7,
    parts=(
        Part(
            "two rows of numbers",
            examples=(
                (np.array([3.0, 4.0]), np.array([0.0, 4.0])),
                (np.array([1.0, -2.0, 2.0]), np.array([-2.0, 4.0, -4.0])),
                (np.array([3.0, 4.0]), np.array([4.0, -3.0])),
            ),
            make=_row,
            weight=2,
        ),
        Part(
            "tables, and arrays with more axes",
            examples=(
                (
                    np.array([[1.0, -2.0, 0.5], [3.0, 0.25, -1.0]]),
                    np.array([[1.5, -1.0, 0.5], [2.0, -0.25, -1.0]]),
                ),
            ),
            make=_more_axes,
            weight=4,
            advice="Rows work, tables do not yet. All numbers of a table count alike, wherever "
            "they stand: square them all, add all of them up.",
        ),
        Part(
            "a tiny difference",
            examples=((np.array([1.0, -2.0, 0.5]), np.array([1.0, -2.0000018, 0.5])),),
            make=_nearly_equal,
            core=False,
            advice="Two gradients that nearly agree have a small error, and not one of 0: do not "
            "round it.",
        ),
        Part(
            "tiny numbers",
            examples=((np.array([3e-7, -4e-7]), np.array([6e-7, -8e-7])),),
            make=_tiny,
            core=False,
            advice="A *relative* error does not care how large the numbers are. For tiny ones "
            "yours is off: is something added below the line, or are small numbers taken for 0?",
        ),
        Part(
            "zeros on one side, or on both",
            examples=(
                (np.zeros(3), np.zeros(3)),
                (np.zeros((2, 3)), np.zeros((2, 3))),
                (np.array([0.5, 0.0, 2.0]), np.zeros(3)),
                (np.zeros(2), np.array([0.0, -2.0])),
            ),
            core=False,
            quiet=True,
            advice="Where both are zero they are equal, so the error is 0, and nothing is to be "
            "divided by 0. Where only one is zero they are as different as can be: 1.",
        ),
        Part(
            "every kind of number",
            space=Space(
                _row,
                (
                    (
                        as_they_are(),
                        sized("there is one number", lambda rng: _pair(rng, (1,), 1.0), _is_one),
                        sized(
                            "a is a square table", lambda rng: _pair(rng, (3, 3), 1.0), _is_square
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1)),
                    (as_they_are(), zero(0), repeated(0, 1), negative(0), negative(0, 1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Work it out for a = (3, 4) and b = (0, 4) by hand: three lengths, one division.",
        "The length of an array is the square root of the sum of its squares. "
        "`np.linalg.norm(a)` gives it, for an array of any shape.",
        "Compute what stands below the line first. If it is 0, both are zero, and the answer is "
        "known without dividing.",
    ),
)
