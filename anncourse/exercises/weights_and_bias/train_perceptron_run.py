"""The training of a perceptron, any piece of which can be swapped for a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def _fires(z: Any) -> int:
    return int(z >= 0)


def _run(
    X: Any,
    y: Any,
    lr: Any,
    epochs: Any,
    *,
    start: float = 0.0,
    starting: Callable[[Any], Any] | None = None,
    start_bias: float = 0.0,
    sign: float = 1.0,
    bias: Callable[[Any, Any, Any], Any] = lambda b, change, x: b + change,
    weights: Callable[[Any, Any, Any], Any] = lambda w, change, x: w + change * x,
    error: Callable[[Any, Any], Any] = lambda label, z: label - _fires(z),
    weighted: Callable[[Any, Any, Any], Any] = lambda w, x, b: float(w @ x + b),
    reset: bool = False,
    backwards: bool = False,
) -> tuple[Any, Any, list[list[Any]]]:
    """Train rightly but for what is handed in; return w, b and the errors of every epoch."""
    w, b = np.full(X.shape[1], start) if starting is None else starting(X), start_bias
    errors: list[list[Any]] = []
    for _ in range(epochs):
        if reset:
            w, b = np.zeros(X.shape[1]), 0.0
        errors.append([])
        for i in range(len(y))[:: -1 if backwards else 1]:
            e = error(y[i], weighted(w, X[i], b))
            w, b = weights(w, sign * lr * e, X[i]), bias(b, sign * lr * e, X[i])
            errors[-1].append(e)
    return w, b, errors


def mistakes_per_epoch(errors: list[list[Any]]) -> list[int]:
    """Return the number of mistakes in each epoch."""
    return [sum(e != 0 for e in epoch) for epoch in errors]


def trained_with(**pieces: Any) -> Callable[..., Any]:
    """Train with some of the pieces of `run` swapped."""

    def train(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
        w, b, errors = _run(X, y, lr, epochs, **pieces)
        return w, b, mistakes_per_epoch(errors)

    return train


def reported(report: Callable[[Any, Any, list[list[Any]]], Any]) -> Callable[..., Any]:
    """Train rightly, and return something else about it."""
    """Train rightly, and return something else about it."""
    return lambda X, y, lr, epochs: report(*_run(X, y, lr, epochs))


def whole_epoch_at_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    """Predict once for each epoch."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors = y - (X @ w + b >= 0)
        w, b = w + lr * errors @ X, float(b + lr * errors.sum())
        mistakes.append(int(np.count_nonzero(errors)))
    return w, b, mistakes


def counted_after_update(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    """Count what is still wrong after its update."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        n_wrong = 0
        for x, label in zip(X, y, strict=True):
            e = label - _fires(x @ w + b)
            w, b = w + lr * e * x, float(b + lr * e)
            n_wrong += int(_fires(x @ w + b) != label)
        mistakes.append(n_wrong)
    return w, b, mistakes


def counted_after_epoch(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    """Count what is wrong at the end of an epoch."""
    mistakes = []
    w, b = np.zeros(X.shape[1]), 0.0
    for n in range(1, epochs + 1):
        w, b, _ = _run(X, y, lr, n)
        mistakes.append(int(np.sum((X @ w + b >= 0) != y)))
    return w, b, mistakes


def stops_early(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    """Stop after an epoch without a mistake."""
    w, b, errors = _run(X, y, lr, epochs)
    counts = mistakes_per_epoch(errors)
    return w, b, counts[: counts.index(0) + 1] if 0 in counts else counts


def stops_before(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    """Stop before an epoch without a mistake is noted."""
    w, b, errors = _run(X, y, lr, epochs)
    counts = mistakes_per_epoch(errors)
    return w, b, counts[: counts.index(0)] if 0 in counts else counts
