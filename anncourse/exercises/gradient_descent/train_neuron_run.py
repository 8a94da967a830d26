"""A training of one neuron, any piece of which can be swapped for a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from annlib.activations import sigmoid
from annlib.losses import binary_cross_entropy


def neuron_gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
    """Return (dw, db) of the cross-entropy."""
    errors = sigmoid(X @ w + b) - y
    return X.T @ errors / len(y), float(np.mean(errors))


def neuron_loss(X: Any, y: Any, w: Any, b: Any) -> float:
    """Return the cross-entropy."""
    return binary_cross_entropy(sigmoid(X @ w + b), y)


def run(
    X: Any,
    y: Any,
    lr: Any,
    epochs: Any,
    *,
    start: float = 0.0,
    start_bias: float = 0.0,
    gradient: Callable[..., Any] = neuron_gradient,
    loss: Callable[..., Any] = neuron_loss,
    weights: Callable[[Any, Any, Any], Any] = lambda w, dw, lr: w - lr * dw,
    bias: Callable[[Any, Any, Any], Any] = lambda b, db, lr: b - lr * db,
) -> tuple[Any, Any, list[Any]]:
    """Train rightly but for what is handed in; the last loss is that after the last step."""
    w, b = np.full(X.shape[1], start), start_bias
    losses = [loss(X, y, w, b)]
    for _ in range(epochs):
        dw, db = gradient(X, y, w, b)
        w, b = weights(w, dw, lr), bias(b, db, lr)
        losses.append(loss(X, y, w, b))
    return w, b, losses


def trained_with(**pieces: Any) -> Callable[..., Any]:
    """Train with some of the pieces of `run` swapped, and note the loss before each step."""

    def train(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
        w, b, losses = run(X, y, lr, epochs, **pieces)
        return w, b, losses[:-1]

    return train


def scaled(factor: Callable[[int], float]) -> Callable[..., Any]:
    """Return the right gradient, times a factor that depends on the number of samples."""

    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        dw, db = neuron_gradient(X, y, w, b)
        return factor(len(y)) * dw, factor(len(y)) * db

    return gradient


def from_delta(delta: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    """Return a gradient that begins with another delta than p - y."""

    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        z = X @ w + b
        d = delta(sigmoid(z), y, z) / len(y)
        return X.T @ d, float(np.sum(d))

    return gradient


def reported(report: Callable[[Any, Any, list[Any]], Any]) -> Callable[..., Any]:
    """Train rightly, and return something else about it."""
    return lambda X, y, lr, epochs: report(*run(X, y, lr, epochs))


def squared_error(X: Any, y: Any, w: Any, b: Any) -> float:
    """Return the mean squared error of the probabilities."""
    return float(np.mean((sigmoid(X @ w + b) - y) ** 2))
