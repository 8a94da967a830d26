"""What two loss functions say of one prediction, and of a neuron's weights on real flowers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import as_numbers, attempt, given_back, name_of
from anncourse.figures.plot import Axes, centres
from annlib import load_iris, sigmoid

Array = NDArray[np.float64]
Function = Callable[..., Any]

#: Predictions at which the losses of one sample are asked.
P = np.linspace(0.005, 0.995, 100)
#: Weights at which the losses of all samples are asked.
W = np.linspace(-4.0, 4.0, 81)
#: Cells per side of the map over two weights.
GRID = 25
MAP = Axes(x=(-4, 4), y=(-4, 4), left=62, top=12, width=372, height=372)
BIAS = 0.25


@dataclass(frozen=True)
class Losses:
    """The learner's two loss functions, asked for many predictions at once.

    Every method raises `Trouble` where a function is not ready.

    Attributes
    ----------
    cross_entropy : callable
        ``binary_cross_entropy(p, y)`` with arrays of shape (n,).
    squared : callable
        ``mse_loss(A, Y)`` with arrays of shape (n, 1).
    """

    cross_entropy: Function
    squared: Function

    def both(self, batches: Sequence[Array], y: Array) -> tuple[Array, Array]:
        """Return the two losses of each batch of predictions with the labels y."""
        entropy = _values(self.cross_entropy, [(p, y) for p in batches])
        return entropy, _values(self.squared, [(p[:, None], y[:, None]) for p in batches])

    def by_prediction(self, label: int, probabilities: Array = P) -> tuple[Array, Array]:
        """Return both losses of a single sample for each prediction."""
        return self.both([np.array([p]) for p in probabilities], np.array([float(label)]))

    def by_weight(self, w2: float, weights: Array = W) -> tuple[Array, Array]:
        """Return both losses of all flowers for each first weight."""
        return self.both([predictions(w1, w2) for w1 in weights], LABELS)

    def map(self) -> Array:
        """Return the cross-entropy of all flowers over both weights, shape (GRID, GRID)."""
        batches = [predictions(w1, w2) for w1, w2 in centres(MAP, GRID)]
        return _values(self.cross_entropy, [(p, LABELS) for p in batches]).reshape(GRID, GRID)


def _flowers() -> tuple[Array, Array]:
    # Versicolor against virginica by their sepals: hard to tell apart, so that the valley ends
    # in a lowest place that a map can show.
    iris = load_iris()
    rows = np.flatnonzero(iris.y > 0)[::3]
    features = np.asarray(iris.X[rows][:, [0, 1]], dtype=np.float64)
    return (features - features.mean(0)) / features.std(0), (iris.y[rows] == 2).astype(np.float64)


FEATURES, LABELS = _flowers()


def predictions(w1: float, w2: float) -> Array:
    """Return the neuron's probability of virginica for every flower."""
    p: Array = sigmoid(FEATURES @ np.array([w1, w2]) + BIAS)
    return p


def _values(function: Function, pairs: Sequence[tuple[Array, Array]]) -> Array:
    # Copies, so that a function that changes its arguments harms nobody.
    results = attempt(function, lambda: [function(a.copy(), y.copy()) for a, y in pairs])
    what = f"What {name_of(function)} returns"
    numbers = [as_numbers(given_back(result, function), (), what) for result in results]
    return np.array(numbers, dtype=np.float64)
