"""The gradient of a neuron with one step taken wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from annlib.activations import sigmoid


def probability(X: Any, w: Any, b: Any) -> Any:
    """Return what the neuron says."""
    return sigmoid(X @ w + b)


def from_delta(delta: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    """Begin with another delta than p - y."""
    """Give the gradient that is right but for ``delta(p, y, z)``, the factor of each sample."""

    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        d = delta(probability(X, w, b), y, X @ w + b) / len(y)
        return X.T @ d, float(np.sum(d))

    return gradient


def from_errors(combine: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Make something else of the right errors."""
    """Make something out of X and the right p - y, not yet divided by n."""
    return lambda X, y, w, b: combine(X, probability(X, w, b) - y)


def with_weights(w_for: Callable[[Any], Any], b_for: Callable[[Any], Any]) -> Callable[..., Any]:
    """Go forward with other weights."""
    """Give the right gradient, but at other parameters."""
    right = from_delta(lambda p, y, z: p - y)
    return lambda X, y, w, b: right(X, y, w_for(w), b_for(b))


def one_sample(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Use the first sample only."""
    error = probability(X, w, b) - y
    return X[0] * error[0], float(error[0])


def last_sample(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Use the last sample only."""
    error = probability(X, w, b) - y
    return X[-1] * error[-1] / len(y), float(error[-1]) / len(y)


def not_added_up(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Return the products, one row for each sample."""
    errors = sigmoid(X * w + b) - y
    return X.T @ errors / len(y), float(np.mean(errors))


def bias_outside(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Add the bias after the sigmoid."""
    errors = sigmoid(X @ w) + b - y
    return X.T @ errors / len(y), float(np.mean(errors))


def after_a_step(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Return the parameters after a step."""
    dw, db = from_delta(lambda p, y, z: p - y)(X, y, w, b)
    return w - dw, b - db


def times_the_weights(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Multiply by the weights as well."""
    dw, db = from_delta(lambda p, y, z: p - y)(X, y, w, b)
    return w * dw, db


def all_labels(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Hold each probability against all labels."""
    dw, db = np.zeros(len(w)), 0.0
    for x in X:
        dw = dw + (sigmoid(x @ w + b) - y) * x
        db = db + (sigmoid(x @ w + b) - y)
    return dw / len(X), db / len(X)
