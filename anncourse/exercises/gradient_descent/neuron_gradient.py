"""Exercise ``neuron_gradient(X, y, w, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.gradient_descent.neuron_gradient_error_mistakes import ERROR_MISTAKES
from anncourse.exercises.gradient_descent.neuron_gradient_slope_mistakes import SLOPE_MISTAKES
from annlib.gradient_descent import neuron_gradient


def _random(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    X = rng.uniform(-2, 2, (n, k))
    # Any labels but all alike, and seldom as many of one as of the other.
    y = (rng.random(n) < rng.choice([0.3, 0.7])).astype(int)
    y[0] = 1 - y[-1] if n > 1 else y[0]
    w = rng.uniform(0.3, 1.5, k) * rng.choice([-1.0, 1.0], k)
    return X, y, w, float(rng.uniform(0.4, 1.5) * rng.choice([-1.0, 1.0]))


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1, int(rng.integers(2, 5)))


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice(np.arange(2, 8), 2, replace=False))
    return _random(rng, n, k)


_ONE = (np.array([[1.0, -3.0]]), np.array([0]), np.array([0.5, 0.25]), 0.75)
_ONE_FIRES = (np.array([[2.0, 0.5, -1.0]]), np.array([1]), np.array([0.25, -1.0, 0.5]), -0.5)
_MANY = (
    np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 1.0]]),
    np.array([1, 0, 0]),
    np.array([0.5, -0.25]),
    0.5,
)


_MEAN = (
    "It is right for one sample, not for several. The gradient is the *mean* over the samples of "
    "what each of them says."
)


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[0] == args[0].shape[1] > 1)


def _is_column(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[1] == 1)


EXERCISE = Exercise(
    name="neuron_gradient",
    reference=neuron_gradient,
    parts=(
        Part(
            "one sample",
            examples=(_ONE, _ONE_FIRES),
            make=_one,
            advice="Many samples work, a single one does not: X is a table then as well, with one "
            "row.",
        ),
        Part(
            "many samples: dw",
            examples=(_MANY,),
            make=_many,
            results=((1,),),
            weight=2,
            advice=_MEAN,
        ),
        Part(
            "many samples: db",
            examples=(_MANY,),
            make=_many,
            results=((2,),),
            advice=_MEAN,
        ),
        Part(
            "every kind of table",
            space=Space(
                _many,
                (
                    (
                        as_they_are(),
                        sized("X is square", lambda rng: _random(rng, 3, 3), _is_square),
                        sized("X has one column", lambda rng: _random(rng, 5, 1), _is_column),
                    ),
                    (as_they_are(), whole(0), whole(2)),
                    (as_they_are(), zero(0), zero(2), negative(0), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(*ERROR_MISTAKES, *SLOPE_MISTAKES),
    hints=(
        "Start with one sample, as you did by hand: z, then p, then the error p - y. What is the "
        "error multiplied by to give the slope of each weight, and what for the bias?",
        "For many samples the errors are an array: `sigmoid(X @ w + b) - y`, one number for each "
        "row. `db` is their mean.",
        "For `dw`, add up each row of X times its error, and divide by n. `X.T @ errors` does the "
        "adding up for all features at once; a loop over the rows will do as well.",
    ),
)
