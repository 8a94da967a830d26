"""Exercise ``backward(X, Y, parameters)``."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import alike, as_they_are, decimals, repeated, sized, whole
from anncourse.checks.space import Level, Space
from anncourse.exercises.backpropagation.backward_delta_mistakes import DELTA_MISTAKES
from anncourse.exercises.backpropagation.backward_forward_mistakes import FORWARD_MISTAKES
from anncourse.exercises.backpropagation.backward_order_mistakes import ORDER_MISTAKES
from anncourse.exercises.backpropagation.backward_slope_mistakes import SLOPE_MISTAKES
from anncourse.exercises.backpropagation.hidden_delta import EXERCISE as HIDDEN_DELTA
from anncourse.exercises.backpropagation.layer_gradients import EXERCISE as LAYER_GRADIENTS
from anncourse.exercises.backpropagation.output_delta import EXERCISE as OUTPUT_DELTA
from annlib.activations import relu
from annlib.backpropagation import backward


def _awake(X: Any, parameters: Any) -> bool:
    """Whether every hidden layer has both silent neurons and others, none of them near 0."""
    A = X
    for W, b in parameters[:-1]:
        Z = A @ W + b
        if not 0.2 < np.mean(Z > 0) < 0.9 or np.abs(Z).min() < 1e-3:
            return False
        A = relu(Z)
    return True


def _network(rng: np.random.Generator, n_layers: int) -> tuple[Any, ...]:
    # The number of samples and all sizes differ, so that nothing fits by accident.
    while True:
        n, *sizes = (int(k) for k in 2 + rng.permutation(n_layers + 3)[: n_layers + 2])
        parameters = []
        for n_in, n_out in pairwise(sizes):
            bias = rng.uniform(0.2, 0.8, n_out) * rng.choice([-1.0, 1.0], n_out)
            parameters.append((rng.uniform(-1, 1, (n_in, n_out)), bias))
        X = rng.uniform(-2, 2, (n, sizes[0]))
        if sizes[-1] > 2 and _awake(X, parameters):
            return X, np.eye(sizes[-1])[rng.integers(0, sizes[-1], n)], parameters


def _sized(rng: np.random.Generator, n: int, *sizes: int) -> tuple[Any, ...]:
    while True:
        parameters = [
            (rng.uniform(-1, 1, (i, o)), rng.uniform(-0.8, 0.8, o)) for i, o in pairwise(sizes)
        ]
        X = rng.uniform(-2, 2, (n, sizes[0]))
        if _awake(X, parameters):
            return X, np.eye(sizes[-1], dtype=int)[rng.integers(0, sizes[-1], n)], parameters


def _widths(args: tuple[Any, ...]) -> list[int]:
    return [len(args[2][0][0]), *(len(b) for _, b in args[2])]


def _without_biases(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0], args[1], [(W, 0 * b) for W, b in args[2]]


def _has_no_biases(args: tuple[Any, ...]) -> bool:
    return not any(b.any() for _, b in args[2])


_HIDDEN = (
    np.array([[0.5, -1.0, 0.25, 1.0], [0.25, 0.75, -0.5, -1.5]]),
    np.array([-0.5, 0.25, 0.75, -0.25]),
)
_OUTPUT = (
    np.array([[1.5, -0.5, 0.25], [-2.0, 1.0, 0.5], [0.5, 0.75, -1.0], [-0.25, 0.5, 1.0]]),
    np.array([1.25, -0.5, 0.25]),
)
_X = np.array([[1.0, 2.0], [2.0, 1.0], [-1.0, 0.5], [0.5, -1.5], [2.0, -0.5]])
_Y = np.eye(3)[[0, 2, 1, 1, 0]]
_ONE = (_X, _Y, [_HIDDEN, _OUTPUT])
_THREE = (
    _X,
    _Y,
    [
        (np.array([[1.0, -0.5, 0.75], [0.5, 1.0, -1.0]]), np.array([0.5, 0.25, -0.25])),
        (
            np.array([[0.75, -0.5, 1.0, 0.5], [-1.0, 0.5, 0.25, 1.0], [0.5, 1.0, -0.75, 0.25]]),
            np.array([0.25, -0.5, 0.5, -0.75]),
        ),
        _OUTPUT,
    ],
)
# Where layers are of one size, what belongs to one of them fits the next as well.
_W = np.array([[1.0, -0.5, 0.5], [0.5, 1.0, -1.0], [-0.5, 0.25, 1.5]])
_EQUAL = (
    np.array([[1.0, -2.0, 0.5], [0.25, 1.0, -1.0]]),
    np.eye(3)[[1, 0]],
    [
        (_W, np.array([0.5, 1.0, -1.0])),
        (_W.T - 0.25, np.array([-1.0, 0.5, 0.25])),
        (0.5 - _W, np.array([0.5, -0.5, 1.0])),
    ],
)
_NONE = (
    np.array([[1.0, -2.0, 0.5, 1.5], [0.25, 1.0, -1.0, 0.5]]),
    np.eye(3)[[2, 0]],
    [_OUTPUT],
)


EXERCISE = Exercise(
    name="backward",
    reference=backward,
    parts=(
        Part("one hidden layer", examples=(_ONE,), make=lambda rng: _network(rng, 2), weight=2),
        Part(
            "two or three hidden layers: the weights",
            examples=(_THREE, _EQUAL),
            make=lambda rng: _network(rng, int(rng.integers(3, 5))),
            n_random=8,
            results=((0, 1),),
            weight=3,
            advice="For more than one hidden layer let a loop go back over the layers; each "
            "round makes the delta of the layer before it, for the next round.",
        ),
        Part(
            "two or three hidden layers: the biases",
            examples=(_THREE, _EQUAL),
            make=lambda rng: _network(rng, int(rng.integers(3, 5))),
            n_random=8,
            results=((0, 2),),
            advice="The slopes of the weights are right. Those of the biases are the same deltas, "
            "added up over the samples.",
        ),
        Part(
            "no hidden layer at all",
            examples=(_NONE,),
            make=lambda rng: _network(rng, 1),
            n_random=6,
            core=False,
            advice="With the output layer alone nothing is to be sent back any further. Go back "
            "only as long as there is a layer before this one.",
        ),
        Part(
            "outputs that are very sure",
            examples=(
                (_X, _Y, [_HIDDEN, (1000 * _OUTPUT[0], 1000 * _OUTPUT[1])]),
                (_X, _Y, [_HIDDEN, (2000 * _OUTPUT[0], -500 * _OUTPUT[1])]),
            ),
            core=False,
            quiet=True,
            advice="Here the weighted sums are very large. The `softmax` that is imported takes "
            "them as they are.",
        ),
        Part(
            "every kind of network and data",
            space=Space(
                lambda rng: _sized(rng, 5, 3, 4, 4, 2),
                (
                    (
                        as_they_are(),
                        sized(
                            "all layers are as wide as X is long",
                            lambda rng: _sized(rng, 3, 3, 3, 3),
                            lambda args: {*_widths(args), len(args[0])} == {3},
                        ),
                        sized(
                            "a hidden layer has one neuron",
                            lambda rng: _sized(rng, 5, 3, 1, 2),
                            lambda args: 1 in _widths(args)[1:-1],
                        ),
                        sized(
                            "X has one row",
                            lambda rng: _sized(rng, 1, 3, 5, 4),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "X has one column",
                            lambda rng: _sized(rng, 4, 1, 5, 3),
                            lambda args: args[0].shape[1] == 1,
                        ),
                    ),
                    (as_they_are(), decimals(1), alike(1, words="all samples have one class")),
                    (
                        as_they_are(),
                        whole(0),
                        whole(2, words="the parameters hold whole numbers"),
                        repeated(0),
                        Level("all biases are 0", _without_biases, _has_no_biases),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(*ORDER_MISTAKES, *DELTA_MISTAKES, *SLOPE_MISTAKES, *FORWARD_MISTAKES),
    hints=(
        "Go forward first and keep what every layer gives: `forward` returns the whole list, with "
        "X in front and the probabilities at the end.",
        "The way back begins with `output_delta`. With the delta of a layer you can do two things: "
        "make its dW and db, and make the delta of the layer before it.",
        "Let k run backwards over the layers: `for k in reversed(range(len(parameters)))`. What "
        "went into layer k is entry k of the list, what came out is entry k + 1. In each round: "
        "the pair of layer k first; then, unless k is 0, the delta of layer k - 1.",
        "To get from layer k to layer k - 1 you need delta, W of layer k, the weighted sums of "
        "layer k - 1, and `relu_derivative`. For ReLU, entry k of the list does as well as those "
        "sums: it is above 0 in the same places. The pairs are found last layer first, so turn "
        "the list round at the end.",
    ),
    uses=(OUTPUT_DELTA, LAYER_GRADIENTS, HIDDEN_DELTA),
    atol=1e-6,
)
