"""Exercise ``forward(X, parameters, activations)``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.forward_propagation.dense_forward import EXERCISE as DENSE_FORWARD
from anncourse.exercises.forward_propagation.forward_layer_mistakes import LAYER_MISTAKES
from anncourse.exercises.forward_propagation.forward_list_mistakes import LIST_MISTAKES
from annlib.activations import relu, sigmoid, softmax, tanh
from annlib.forward_propagation import forward


def _network(rng: np.random.Generator, n_layers: int, last: Sequence[Any]) -> tuple[Any, ...]:
    # The number of samples and all sizes differ, so that nothing fits by accident.
    n, *sizes = (int(k) for k in 2 + rng.permutation(n_layers + 2))
    if rng.integers(3) == 0 and softmax not in last:
        sizes[-1] = 1
    parameters = []
    for n_in, n_out in pairwise(sizes):
        bias = rng.uniform(0.3, 1.2, n_out) * rng.choice([-1.0, 1.0], n_out)
        parameters.append((rng.uniform(-1, 1, (n_in, n_out)), bias))
    hidden = [(relu, tanh)[(k + n) % 2] for k in range(n_layers - 1)]
    return rng.uniform(-2, 2, (n, sizes[0])), parameters, [*hidden, last[n % len(last)]]


def _equal_sizes(rng: np.random.Generator) -> tuple[Any, ...]:
    layers = [(rng.uniform(-1, 1, (3, 3)), rng.uniform(0.3, 1.2, 3)) for _ in range(3)]
    return rng.uniform(-2, 2, (3, 3)), layers, [tanh, relu, sigmoid]


def _are_equal(args: tuple[Any, ...]) -> bool:
    return all(W.shape == (3, 3) for W, _ in args[1])


EXERCISE = Exercise(
    name="forward",
    reference=forward,
    parts=(
        Part(
            "one hidden layer",
            examples=(
                (
                    np.array([[1.0, 2.0, -0.5], [2.0, 1.0, 0.25]]),
                    [
                        (
                            np.array(
                                [
                                    [0.5, -1.0, 0.25, 1.0],
                                    [0.25, 0.75, -0.5, -1.5],
                                    [1.0, -0.5, 2.0, 0.75],
                                ]
                            ),
                            np.array([-0.5, 0.25, 0.75, 1.5]),
                        ),
                        (np.array([[1.5], [-2.0], [0.5], [-0.25]]), np.array([1.25])),
                    ],
                    [relu, sigmoid],
                ),
                (
                    np.array([[1.0, -0.5], [0.25, 2.0]]),
                    [
                        (
                            np.array([[1.0, -0.75, 0.5], [0.25, 1.0, -1.0]]),
                            np.array([0.5, -0.25, 0.75]),
                        ),
                        (np.array([[1.0], [-1.5], [0.5]]), np.array([-0.5])),
                    ],
                    [tanh, tanh],
                ),
            ),
            make=lambda rng: _network(rng, 2, (sigmoid, tanh)),
            n_random=8,
        ),
        Part(
            "any number of layers",
            examples=(
                (
                    np.array([[0.5, -1.0], [0.0, 0.0], [2.0, 1.5]]),
                    [(np.array([[1.5, -0.5, 1.0], [0.5, 2.0, -1.0]]), np.array([0.5, -1.0, 0.25]))],
                    [tanh],
                ),
                (
                    np.array([[0.5, 1.0, -1.0], [2.0, -0.5, 0.25]]),
                    [
                        (np.array([[1.0, -0.5], [0.5, 0.75], [-1.0, 0.25]]), np.array([0.5, 1.0])),
                        (np.array([[0.75], [-1.0]]), np.array([0.25])),
                        (np.array([[1.5, -2.0, 0.5, 1.0]]), np.array([-0.5, 0.75, 1.0, -1.5])),
                    ],
                    [relu, tanh, sigmoid],
                ),
            ),
            make=lambda rng: _network(rng, int(rng.integers(3, 5)), (sigmoid, tanh)),
            n_random=8,
            advice="One hidden layer works, other depths do not. Let a loop run over "
            "`parameters`, however many layers there are.",
        ),
        Part(
            "softmax at the output",
            examples=(
                (
                    np.array([[2.0, -1.0], [-0.5, 1.5], [0.25, 0.5]]),
                    [
                        (
                            np.array([[0.5, -1.0, 0.75, 1.0], [1.0, 0.25, -0.5, 0.5]]),
                            np.array([0.25, 0.5, -0.75, 1.0]),
                        ),
                        (
                            np.array([[1.0, -0.5], [0.25, 1.5], [-1.0, 0.5], [0.75, -0.25]]),
                            np.array([0.5, -1.0]),
                        ),
                    ],
                    [relu, softmax],
                ),
            ),
            make=lambda rng: _network(rng, 2, (softmax,)),
            n_random=6,
            core=False,
            advice="Softmax needs a whole row of weighted sums. Call the "
            "activation function once for each layer, on the whole table.",
        ),
        Part(
            "every kind of network",
            space=Space(
                lambda rng: _network(rng, 2, (sigmoid, tanh)),
                (
                    (
                        as_they_are(),
                        sized("all tables have the same shape", _equal_sizes, _are_equal),
                    ),
                    (
                        as_they_are(),
                        whole(0),
                        whole(1, words="the parameters hold whole numbers"),
                    ),
                    (as_they_are(), zero(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(*LAYER_MISTAKES, *LIST_MISTAKES),
    hints=(
        "One layer is `dense_forward`, which you have. What goes into the second one?",
        "Begin with a list that holds X. Each layer takes the last entry of the list and appends "
        "its own.",
        "Walk over `parameters` and `activations` together: `zip` gives you one (W, b) and one "
        "activation function at a time. The newest entry of a list is `outputs[-1]`.",
    ),
    uses=(DENSE_FORWARD,),
    atol=1e-5,
)
