"""Exercise ``hidden_delta(delta_next, W_next, Z, derivative)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.backpropagation.hidden_delta_mistakes import MISCONCEPTIONS
from annlib.activations import relu_derivative, sigmoid_derivative, tanh_derivative
from annlib.backpropagation import hidden_delta


def leaky_slope(Z: Any) -> Any:
    """A slope that the learner has not met: 1 where z is positive, else a tenth."""
    return np.where(np.asarray(Z) > 0, 1.0, 0.1)


_SLOPES = (relu_derivative, tanh_derivative, sigmoid_derivative, leaky_slope)


def _random(
    rng: np.random.Generator, n: int, n_hidden: int, n_next: int, slope: Callable[[Any], Any]
) -> tuple[Any, ...]:
    # Weighted sums away from 0, where ReLU has its kink; of both signs, so that some are silent.
    Z = rng.uniform(0.2, 1.5, (n, n_hidden)) * rng.choice([-1.0, 1.0], (n, n_hidden))
    Z[0, 0], Z[-1, -1] = -abs(Z[0, 0]), abs(Z[-1, -1])
    W = rng.uniform(0.3, 2, (n_hidden, n_next)) * rng.choice([-1.0, 1.0], (n_hidden, n_next))
    return rng.uniform(-1, 1, (n, n_next)), W, Z, slope


def _shapes(rng: np.random.Generator) -> tuple[int, int, int]:
    n, n_hidden, n_next = (int(k) for k in rng.choice(np.arange(2, 8), 3, replace=False))
    return n, n_hidden, n_next


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    _, n_hidden, n_next = _shapes(rng)
    return _random(rng, 1, n_hidden, n_next, _SLOPES[int(rng.integers(4))])


def _many_relu(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, *_shapes(rng), relu_derivative)


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, *_shapes(rng), _SLOPES[int(rng.integers(1, 4))])


_W = np.array([[1.5, -1.0], [-2.0, 0.25], [0.5, 0.75]])
_ONE = (np.array([[0.5, -0.25]]), _W, np.array([[0.5, -0.75, 1.25]]), relu_derivative)
_MANY = (
    np.array([[0.25, 0.5], [-0.5, 0.125], [0.75, -0.25], [0.1, 0.3]]),
    _W,
    np.array([[0.5, -0.75, 1.0], [-1.5, 0.25, 2.0], [0.75, 1.25, -0.5], [1.0, -0.25, -1.0]]),
    relu_derivative,
)
_AS_MANY = (
    np.array([[0.25, 0.5], [-0.5, 0.125], [0.75, -0.25]]),
    _W,
    np.array([[0.5, -0.75, 1.0], [-1.5, 0.25, 2.0], [0.75, 1.25, -0.5]]),
    relu_derivative,
)
_OTHER = (*_MANY[:3], tanh_derivative)
_ONE_NEXT = (
    np.array([[-0.4], [0.9]]),
    np.array([[1.5], [-2.0], [0.75]]),
    np.array([[0.5, -1.0, 0.25], [-0.5, 1.25, 0.75]]),
    sigmoid_derivative,
)


def _square_weights(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 4, 3, 3, tanh_derivative)


def _all_square(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 3, 3, 3, sigmoid_derivative)


EXERCISE = Exercise(
    name="hidden_delta",
    reference=hidden_delta,
    parts=(
        Part("one sample", examples=(_ONE,), make=_one, weight=1),
        Part(
            "many samples through ReLU",
            examples=(_MANY, _AS_MANY),
            make=_many_relu,
            weight=2,
            advice="Each row of `delta_next` is dealt with by itself: `@` does that.",
        ),
        Part(
            "any other activation function",
            examples=(_OTHER, _ONE_NEXT),
            make=_many,
            weight=2,
            advice="Whatever the activation function is: call `derivative` with the weighted "
            "sums `Z`, and multiply by what it returns.",
        ),
        Part(
            "every kind of layer",
            space=Space(
                _many,
                (
                    (
                        as_they_are(),
                        sized("W_next is square", _square_weights, lambda a: a[1].shape == (3, 3)),
                        sized(
                            "all tables are square", _all_square, lambda a: a[0].shape == a[1].shape
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(2)),
                    (as_they_are(), zero(0), zero(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Take one sample and one hidden neuron. Which neurons of the next layer have heard it, "
        "and through which weights? Each of them sends its delta back by the same way.",
        "What comes back over several ways is added up. For a whole layer and all samples at once "
        "that is a matrix product. `delta_next` has a row for each sample and stands in front.",
        "Compare the shapes: `delta_next` is (n_samples, n_next), `W_next` is (n_hidden, n_next). "
        "What has to be done to `W_next` before `@` works?",
        "The result is (n_samples, n_hidden), just like `Z`. Multiply it element by element by "
        "what `derivative` says about `Z`.",
    ),
)
