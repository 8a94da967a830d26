"""Exercise ``train_perceptron(X, y, lr, epochs)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import alike, as_they_are, sized, whole
from anncourse.checks.space import Level, Space
from anncourse.exercises.weights_and_bias.perceptron_update import EXERCISE as PERCEPTRON_UPDATE
from anncourse.exercises.weights_and_bias.train_perceptron_mistakes import MISCONCEPTIONS
from annlib.perceptron_learning import train_perceptron

_EXAMPLE_X = np.array([[2.0, 0.5], [1.0, 3.0], [0.5, 1.0], [3.0, 2.5], [1.5, 0.25]])
_EXAMPLE_Y = np.array([1, 0, 0, 1, 1])
# XOR, moved away from the origin and stretched: no line separates it.
_CROSSED_X = np.array([[1.0, 0.5], [3.0, 2.0], [1.0, 2.0], [3.0, 0.5]])
_CROSSED_Y = np.array([0, 0, 1, 1])
_SEVERAL = ((_EXAMPLE_X, _EXAMPLE_Y, 0.5, 3), (_CROSSED_X, _CROSSED_Y, 0.25, 4))


def _random(rng: np.random.Generator, epochs: int) -> tuple[Any, ...]:
    # Quarters are exact in binary, so z = 0 means z = 0 in whichever order one adds up.
    n, k = int(rng.integers(5, 9)), int(rng.integers(1, 5))
    X = rng.integers(-8, 13, (n, k)) / 4
    y = rng.permutation(np.arange(n) % 2)
    return X, y, float(rng.choice([0.125, 0.25, 0.5])), epochs


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    X, y, lr, epochs = _random(rng, 3)
    return X[:1], y[:1], lr, epochs


EXERCISE = Exercise(
    name="train_perceptron",
    reference=train_perceptron,
    parts=(
        Part(
            "weights and bias after one epoch",
            examples=((_EXAMPLE_X, _EXAMPLE_Y, 0.5, 1),),
            make=lambda rng: _random(rng, 1),
            results=((1,), (2,)),
            advice="Several epochs are right, a single one is not. Does anything happen only from "
            "the second epoch on?",
        ),
        Part(
            "weights and bias after several epochs",
            examples=_SEVERAL,
            make=lambda rng: _random(rng, int(rng.integers(2, 6))),
            results=((1,), (2,)),
            weight=2,
            advice="The first epoch is right, the later ones are not. Each epoch goes on with the "
            "weights and the bias that the one before has left.",
        ),
        Part(
            "the mistakes of each epoch",
            examples=((_EXAMPLE_X, _EXAMPLE_Y, 0.5, 1), *_SEVERAL),
            make=lambda rng: _random(rng, int(rng.integers(1, 6))),
            results=((3,),),
            core=False,
        ),
        Part(
            "runs on when there are no more mistakes",
            examples=(
                (np.array([[1.0], [3.0], [0.5]]), np.array([0, 1, 0]), 0.5, 12),
                (_EXAMPLE_X, _EXAMPLE_Y, 0.25, 15),
            ),
            core=False,
        ),
        Part(
            "every kind of table, and any number of epochs",
            space=Space(
                lambda rng: _random(rng, 3),
                (
                    (
                        as_they_are(),
                        sized(
                            "there are 30 epochs",
                            lambda rng: _random(rng, 30),
                            lambda a: a[3] == 30,
                        ),
                        sized("X has one row", _one_row, lambda args: len(args[0]) == 1),
                    ),
                    (as_they_are(), whole(0)),
                    # No decimal labels: who adds up sizes of errors would count in decimals.
                    (as_they_are(), alike(1)),
                    (
                        as_they_are(),
                        Level(
                            "there are no epochs",
                            lambda args, rng: (*args[:3], 0),
                            lambda args: args[3] == 0,
                        ),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Two loops, one inside the other: the outer one runs over the epochs, the inner one over "
        "the rows. What has to be set before the outer loop, and what at the start of each epoch?",
        "Before the outer loop: weights and bias at 0, and an empty list. At the start of each "
        "epoch: a count of 0. At its end: append the count to the list.",
        "For each row, in this order: predict; if the prediction differs from the label, add 1 to "
        "the count; then call your `perceptron_update`, and keep both things that it returns.",
        "`np.zeros(X.shape[1])` makes as many zeros as X has columns. `for x, label in zip(X, y)` "
        "walks through rows and labels together.",
    ),
    uses=(PERCEPTRON_UPDATE,),
)
