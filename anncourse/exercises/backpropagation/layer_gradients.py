"""Exercise ``layer_gradients(A_prev, delta)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.backpropagation.layer_gradients_bias_mistakes import BIAS_MISTAKES
from anncourse.exercises.backpropagation.layer_gradients_weight_mistakes import WEIGHT_MISTAKES
from annlib.backpropagation import layer_gradients


def _random(rng: np.random.Generator, n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    return rng.uniform(-2, 2, (n, n_in)), rng.uniform(-1, 1, (n, n_out))


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 7), 2, replace=False))
    return _random(rng, 1, n_in, n_out)


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    # Three different numbers, so that nothing fits by accident.
    n, n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 8), 3, replace=False))
    return _random(rng, n, n_in, n_out)


def _one_neuron(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_in = (int(k) for k in rng.choice(np.arange(2, 8), 2, replace=False))
    return _random(rng, n, n_in, 1)


_ONE = (np.array([[1.0, -3.0]]), np.array([[0.5, -1.0, 2.0]]))
_MANY = (
    np.array([[1.0, 2.0, -1.0], [0.5, -3.0, 4.0]]),
    np.array([[0.5, -1.0, 0.25, 2.0], [-0.25, 1.5, 0.75, 0.5]]),
)
_NEURON = (
    np.array([[1.25, 0.5], [0.75, -2.0], [0.5, 0.75]]),
    np.array([[0.3], [-0.1], [0.25]]),
)


EXERCISE = Exercise(
    name="layer_gradients",
    reference=layer_gradients,
    parameters=("A_prev", "delta"),
    parts=(
        Part("one sample", examples=(_ONE,), make=_one),
        Part(
            "many samples: dW",
            examples=(_MANY,),
            make=_many,
            results=((1,),),
            weight=3,
            advice="With several samples each has its wish for the weights; they are added up.",
        ),
        Part(
            "many samples: db",
            examples=(_MANY,),
            make=_many,
            results=((2,),),
            advice="With several samples each has its wish for the biases; they are added up.",
        ),
        Part(
            "a layer with a single neuron",
            examples=(_NEURON,),
            make=_one_neuron,
            advice="A layer with one neuron has a dW with one column, and a db that is an array "
            "with one number.",
        ),
        Part(
            "every kind of layer",
            space=Space(
                _many,
                (
                    (
                        as_they_are(),
                        sized(
                            "A_prev is square",
                            lambda rng: _random(rng, 3, 3, 4),
                            lambda a: a[0].shape == (3, 3),
                        ),
                        sized(
                            "delta is square",
                            lambda rng: _random(rng, 4, 3, 4),
                            lambda a: a[1].shape == (4, 4),
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1)),
                    (as_they_are(), zero(0), zero(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(*BIAS_MISTAKES, *WEIGHT_MISTAKES),
    hints=(
        "Start with one sample. The slope of the weight from input i to neuron j is the input i "
        "times the delta of neuron j. Where does this number stand in dW?",
        "With several samples, each of them gives such a table, and the tables are added up. What "
        "the bias gets is the same with an input of 1.",
        "The shapes say it: `A_prev` is (n_samples, n_in), delta (n_samples, n_out), and dW is to "
        "be (n_in, n_out). Which of the two has to be turned round for `@`, so that the samples "
        "meet and vanish?",
        "For `db`, add up delta over the samples. Samples are rows, so go down the columns: "
        "`axis=0`.",
    ),
)
