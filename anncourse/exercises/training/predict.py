"""Exercise ``predict(X, parameters)``."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole
from anncourse.checks.space import Level, Space
from anncourse.exercises.training.predict_mistakes import MISCONCEPTIONS, sums
from annlib.training import predict

_W1 = np.array([[1.0, -0.5, 0.25], [-1.5, 1.0, 0.75]])
_B1 = np.array([0.5, -0.25, -1.0])
_W2 = np.array([[1.0, -1.0, 0.5, 0.25], [0.5, 1.5, -0.5, 0.75], [-1.0, 0.5, 2.0, -0.5]])
_B2 = np.array([-0.25, 0.5, -0.75, 0.25])
_EXAMPLE = (
    np.array([[1.0, 2.0], [3.0, 0.5], [-1.0, -2.0], [4.0, 4.0], [0.25, -0.5]]),
    [(_W1, _B1), (_W2, _B2)],
)
# Far from 0 and from one another, so that no rounding decides.
_MARGIN = 0.02


def _random(rng: np.random.Generator, n_layers: int, n: int | None = None) -> tuple[Any, ...]:
    while True:
        sizes = [int(k) for k in rng.choice(np.arange(2, 9), n_layers + 1, replace=False)]
        rows = int(rng.integers(3, 12)) if n is None else n
        X = rng.uniform(-2, 2, (rows, sizes[0]))
        parameters = [
            (rng.normal(0, np.sqrt(2 / i), (i, o)), rng.uniform(-1, 1, o))
            for i, o in itertools.pairwise(sizes)
        ]
        Z = sums(X, parameters)
        best = np.sort(Z, axis=1)
        several = n == 1 or np.unique(Z.argmax(axis=1)).size > 1
        if several and np.all(best[:, -1] - best[:, -2] > _MARGIN):
            return X, parameters


def _hidden_once(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 2)


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 2, 1)


def _large(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    *front, (W, b) = args[1]
    # So large that exp of it is infinite.
    return args[0], [*front, (2000 * W, 2000 * b)]


def _is_large(args: tuple[Any, ...]) -> bool:
    return bool(np.max(np.abs(args[1][-1][0])) > 300)


EXERCISE = Exercise(
    name="predict",
    reference=predict,
    parts=(
        Part(
            "a network with one hidden layer",
            examples=(_EXAMPLE,),
            make=lambda rng: _random(rng, 2),
            weight=2,
        ),
        Part(
            "no hidden layer, or several",
            make=lambda rng: _random(rng, int(rng.choice([1, 3, 4]))),
            core=False,
            advice="One hidden layer is right, other numbers of layers are not. Let the list of "
            "activation functions be as long as `parameters`.",
        ),
        Part(
            "a single row",
            make=lambda rng: _random(rng, 2, 1),
            core=False,
            advice="With a single row in X, an array with one label is asked for.",
        ),
        Part(
            "sums of any size",
            space=Space(
                _hidden_once,
                (
                    (
                        as_they_are(),
                        sized("X has one row", _one_row, lambda args: len(args[0]) == 1),
                    ),
                    (
                        as_they_are(),
                        Level("the output's sums go into thousands", _large, _is_large),
                        whole(0),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "A sample goes through the whole network first. Which function of lesson 4, imported at "
        "the top, does that, and which entry of the list that it returns is the network's answer?",
        "`forward` needs one activation function for each layer: ReLU for all but the last, and "
        "softmax for that. `[relu] * 3` is a list with relu in it three times.",
        "The answer is a table of probabilities with one row for each sample. `argmax` finds the "
        "place of the largest number; tell it to look along each row.",
    ),
)
