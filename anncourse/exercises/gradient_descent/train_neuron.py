"""Exercise ``train_neuron(X, y, lr, epochs)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import alike, as_they_are, decimals, repeated, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.gradient_descent.neuron_gradient import EXERCISE as NEURON_GRADIENT
from anncourse.exercises.gradient_descent.train_neuron_gradient_mistakes import GRADIENT_MISTAKES
from anncourse.exercises.gradient_descent.train_neuron_loss_mistakes import LOSS_MISTAKES
from anncourse.exercises.gradient_descent.train_neuron_run import neuron_loss
from anncourse.exercises.gradient_descent.train_neuron_step_mistakes import (
    AFTER,
    STEP_MISTAKES,
    TWO_STARTS,
)
from annlib.datasets import load_iris
from annlib.gradient_descent import train_neuron

_X = np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 1.0]])
_Y = np.array([1, 0, 0])
# Far from 0, like petals in centimetres: the valley is narrow.
_X_UNCENTRED = np.array([[4.0, 1.0], [5.0, 2.0], [4.5, 1.5], [6.0, 2.0]])
_Y_UNCENTRED = np.array([0, 1, 0, 1])
_EPOCHS = ((_X, _Y, 0.5, 2), (_X, _Y, 0.25, 5))


def _random(rng: np.random.Generator, epochs: int) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice(np.arange(2, 8), 2, replace=False))
    # Not centred, and not as many of one label as of the other: the bias has work to do.
    X = rng.uniform(-1, 2, (n + 2, k))
    y = (np.arange(n + 2) < rng.integers(1, (n + 2) // 2 + 1)).astype(int)
    return X, rng.permutation(y), float(rng.choice([0.1, 0.25, 0.5])), epochs


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1)


def _several(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, int(rng.integers(3, 8)))


def _sized(rng: np.random.Generator, n: int, k: int, epochs: int = 3) -> tuple[Any, ...]:
    X = rng.uniform(-1, 2, (n, k))
    return X, rng.permutation(np.arange(n) % 3 == 0).astype(int), 0.25, epochs


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[0] == args[0].shape[1] > 1)


def _flowers() -> tuple[Any, ...]:
    iris = load_iris()
    X = iris.X[:, 2:4]
    return (X - X.mean(axis=0)) / X.std(axis=0), (iris.y == 2).astype(int), 0.5, 20


def _starts_at_zero(answer: Callable[..., Any]) -> str | None:
    first, again = (float(np.ravel(answer(_X, _Y, 0.25, 3)[2])[0]) for _ in range(2))
    if not np.isclose(first, again, rtol=1e-6):
        return TWO_STARTS
    if np.isclose(first, np.log(2), rtol=1e-4):
        return None
    w, b, _ = answer(_X, _Y, 0.25, 1)
    if np.isclose(first, neuron_loss(_X, _Y, np.asarray(w), b), rtol=1e-4):
        return AFTER
    return (
        "The first loss is not that of a neuron that knows nothing. Start with all weights and the "
        "bias at 0; then every p is 0.5, and the first loss is log 2 = 0.693, before any step."
    )


EXERCISE = Exercise(
    name="train_neuron",
    reference=train_neuron,
    parts=(
        Part(
            "weights and bias after one epoch",
            examples=((_X, _Y, 0.5, 1),),
            make=_one,
            results=((1,), (2,)),
            advice="Already the first epoch is off. If several epochs are right, does anything "
            "happen only from the second one on?",
        ),
        Part(
            "weights and bias after several epochs",
            examples=_EPOCHS,
            make=_several,
            results=((1,), (2,)),
            weight=2,
            advice="The first epoch is right, the later ones are not. Each epoch goes on with the "
            "weights and the bias that the one before has left, and computes everything anew.",
        ),
        Part("150 real flowers", examples=(_flowers(),), results=((1,), (2,))),
        Part(
            "the loss of each epoch",
            examples=((_X, _Y, 0.5, 1), *_EPOCHS, _flowers()),
            make=_several,
            results=((3,),),
            core=False,
        ),
        Part(
            "a long training, and whole numbers",
            examples=((_X, _Y, 0.5, 150), (_X.astype(int), _Y, 0.5, 5)),
            core=False,
        ),
        Part(
            "every kind of table, and any number of epochs",
            space=Space(
                lambda rng: _sized(rng, 6, 3),
                (
                    (
                        as_they_are(),
                        sized("X is square", lambda rng: _sized(rng, 4, 4), _is_square),
                        sized(
                            "X has one column",
                            lambda rng: _sized(rng, 5, 1),
                            lambda args: args[0].shape[1] == 1,
                        ),
                        sized(
                            "X has one row",
                            lambda rng: _sized(rng, 1, 3),
                            lambda args: len(args[0]) == 1,
                        ),
                    ),
                    (as_they_are(), decimals(1), alike(1)),
                    (as_they_are(), whole(0), zero(0), repeated(0)),
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
            results=((1,), (2,)),
            core=False,
        ),
        Part(
            "steps so long that the loss rises",
            examples=((_X_UNCENTRED, _Y_UNCENTRED, 0.5, 6),),
            core=False,
        ),
        Part(
            "starts at zero, and notes the loss before the first step",
            holds=_starts_at_zero,
            core=False,
        ),
    ),
    misconceptions=(*STEP_MISTAKES, *GRADIENT_MISTAKES, *LOSS_MISTAKES),
    hints=(
        "Before the loop: weights of 0, a bias of 0 and an empty list. Inside the loop, once for "
        "each epoch, three things. Which, and in which order?",
        "First the loss, at the weights as they are now: p from the sigmoid, then "
        "`binary_cross_entropy(p, y)`, appended to the list.",
        "Then the gradient, both results of your `neuron_gradient` at once. Then the step, for w "
        "and for b: minus lr times its own slope.",
        "`np.zeros(X.shape[1])` makes as many zeros as X has columns. The `return` comes after "
        "the loop, with three things.",
    ),
    uses=(NEURON_GRADIENT,),
)
