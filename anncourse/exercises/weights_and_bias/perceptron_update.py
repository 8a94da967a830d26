"""Exercise ``perceptron_update(w, b, x, y, lr)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, whole
from anncourse.checks.space import Level, Space
from anncourse.exercises.weights_and_bias.perceptron_update_mistakes import MISCONCEPTIONS
from annlib.perceptron_learning import perceptron_update


def _random(rng: np.random.Generator, error: int) -> tuple[Any, ...]:
    """One case in which y - ŷ is `error`; in quarters, which are exact in binary."""
    while True:
        n = int(rng.integers(1, 6))
        w, x = rng.integers(-8, 9, (2, n)) / 4
        b = float(rng.choice([-1.75, -0.75, 0.5, 1.25]))
        y = int(rng.integers(0, 2))
        z = float(w @ x + b)
        lr = float(rng.choice([0.125, 0.25, 0.5]))
        # Away from z = 0, from z = 1/2 and from a bias that decides nothing; x not all 0.
        if y - int(z >= 0) == error and abs(z) > 0.1 and np.count_nonzero(x) == n:
            return w, b, x, y, lr


def _no_input(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    w, b, x, y, lr = args
    return w, b, 0 * x, y, lr


def _close_below(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    w, _, x, y, lr = args
    return w, -1e-15, 0 * x, y, lr


def _is_close_below(args: tuple[Any, ...]) -> bool:
    w, b, x = (np.asarray(arg) for arg in args[:3])
    return bool(-1e-14 < w @ x + b < 0)


def _missed_or_not(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, int(rng.integers(-1, 2)))


def _missed(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, int(rng.choice([-1, 1])))


EXERCISE = Exercise(
    name="perceptron_update",
    reference=perceptron_update,
    parts=(
        Part(
            "stays silent and should fire: error +1",
            examples=((np.array([0.5, -1.0]), 0.25, np.array([1.0, 2.0]), 1, 0.5),),
            make=lambda rng: _random(rng, 1),
            weight=2,
            advice="Where it should be silent and fires, you correct it well. The other way round "
            "the error is +1.",
        ),
        Part(
            "fires and should be silent: error -1",
            examples=((np.array([1.0, 0.5]), -0.5, np.array([2.0, -1.0]), 0, 0.25),),
            make=lambda rng: _random(rng, -1),
            weight=2,
            advice="Where it should fire and is silent, you correct it well. The other way round "
            "the error is -1.",
        ),
        Part(
            "is wrong, either way: the weights",
            make=_missed,
            results=((1,),),
            weight=2,
        ),
        Part(
            "is wrong, either way: the bias",
            make=_missed,
            results=((2,),),
        ),
        Part(
            "is right: nothing changes",
            examples=(
                (np.array([1.0, 0.5]), -0.5, np.array([2.0, -1.0]), 1, 0.25),
                (np.array([0.5, -1.0]), 0.25, np.array([1.0, 2.0]), 0, 0.5),
            ),
            make=lambda rng: _random(rng, 0),
            core=False,
            advice="Where the perceptron is right, the error is 0, and weights and bias stay as "
            "they are.",
        ),
        Part(
            "z exactly 0",
            examples=(
                (np.array([1.0, -0.5]), 0.5, np.array([0.5, 2.0]), 1, 0.25),
                (np.array([1.0, -0.5]), 0.5, np.array([0.5, 2.0]), 0, 0.25),
            ),
            weight=0.5,
            core=False,
            advice="At exactly z = 0 the perceptron fires.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _missed_or_not,
                (
                    (as_they_are(), whole(0), whole(1), whole(2), whole(0, 1, 2)),
                    (
                        as_they_are(),
                        Level("all inputs are 0", _no_input, lambda a: not np.any(a[2])),
                        Level("z is -1e-15, just below 0", _close_below, _is_close_below),
                    ),
                ),
            ),
            weight=0.5,
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Three steps, as in the picture: predict, compare, adjust. What is the prediction for this "
        "one example?",
        "The prediction is 1 if w · x + b is at least 0, otherwise 0. The error is y minus the "
        "prediction: -1, 0 or 1.",
        "Each weight moves by lr times error times its own input. The bias moves in the same way, "
        "with 1 in place of the input.",
        "Return two things with a comma between them: the new weights, then the new bias. With an "
        "error of 0 the formula leaves both as they are, so no `if` is needed.",
    ),
)
