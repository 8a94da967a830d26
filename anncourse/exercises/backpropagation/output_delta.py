"""Exercise ``output_delta(P, Y)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, repeated, sized, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.backpropagation.output_delta_mistakes import MISCONCEPTIONS
from annlib.activations import sigmoid, softmax
from annlib.backpropagation import output_delta


def _random(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    P = softmax(rng.uniform(-2, 2, (n, k)))
    return P, np.eye(k)[rng.integers(0, k, n)]


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1, int(rng.integers(3, 7)))


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice(np.arange(3, 9), 2, replace=False))
    return _random(rng, n, k)


def _one_output(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(2, 8))
    p = sigmoid(rng.uniform(-2.5, 2.5, (n, 1)))
    return p, rng.integers(0, 2, (n, 1)).astype(float)


_ONE = (np.array([[0.7, 0.2, 0.1]]), np.array([[1.0, 0.0, 0.0]]))
_MANY = (
    np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]]),
    np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]),
)
_SURE = (
    np.array([[1e-9, 0.25, 0.75 - 1e-9], [0.999, 0.0005, 0.0005]]),
    np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]),
)
_COLUMN = (np.array([[0.6225], [0.8933], [0.25]]), np.array([[1.0], [0.0], [1.0]]))


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[0] == args[0].shape[1] > 1)


def _is_one(args: tuple[Any, ...]) -> bool:
    return len(args[0]) == 1


def _whole_truth() -> Level:
    return Level(
        "Y holds whole numbers",
        lambda args, rng: (args[0], args[1].astype(int)),
        lambda args: args[1].dtype.kind == "i",
    )


EXERCISE = Exercise(
    name="output_delta",
    reference=output_delta,
    parts=(
        Part("one sample", examples=(_ONE,), make=_one),
        Part(
            "many samples",
            examples=(_MANY,),
            make=_many,
            weight=2,
            advice="With several samples the loss is their *mean*: each of them has an n-th of "
            "the say.",
        ),
        Part(
            "a single output, for a sigmoid",
            examples=(_COLUMN,),
            make=_one_output,
            core=False,
            advice="With a single column the formula is the same: nothing has to be known about "
            "the number of columns.",
        ),
        Part(
            "every kind of table",
            examples=(_SURE,),
            space=Space(
                _many,
                (
                    (
                        as_they_are(),
                        sized("P is square", lambda rng: _random(rng, 4, 4), _is_square),
                        sized("there is one sample", lambda rng: _random(rng, 1, 4), _is_one),
                    ),
                    (as_they_are(), _whole_truth()),
                    (as_they_are(), zero(0), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "For one sample, what was delta of the output neuron when you worked by hand? Nothing else "
        "is needed for several classes.",
        "Two tables of one shape can be subtracted as they are. Which one from which?",
        "The loss is a mean over the samples. If one sample of ten moves its own price by 1, by "
        "how much does the mean move? The number of samples is `len(P)`.",
    ),
)
