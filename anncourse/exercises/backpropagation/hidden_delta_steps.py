"""One layer back, with one step taken wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def back_through(
    combine: Callable[[Any, Any, Any], Any],
) -> Callable[..., Any]:
    """``combine(error, slope, Z)``: the error that came through the weights, and the slope at Z."""
    return lambda delta_next, W_next, Z, derivative: combine(
        delta_next @ W_next.T, derivative(Z), Z
    )


def errors_through(error: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """``error(delta_next, W_next)`` in place of the right way through the weights."""
    return lambda delta_next, W_next, Z, derivative: error(delta_next, W_next) * derivative(Z)


def with_slope(slope: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """``slope(Z, derivative)`` in place of the right slope."""
    return lambda delta_next, W_next, Z, derivative: (delta_next @ W_next.T) * slope(Z, derivative)


def only_the_last_listener(delta_next: Any, W_next: Any, Z: Any, derivative: Any) -> Any:
    """Keep what the last neuron of the next layer says."""
    return delta_next[:, -1:] * W_next[:, -1] * derivative(Z)


def indices_exchanged(delta_next: Any, W_next: Any, Z: Any, derivative: Any) -> Any:
    """Take W with its indices exchanged."""
    delta = np.zeros(Z.shape)
    for i, j in np.ndindex(Z.shape):
        for k in range(delta_next.shape[1]):
            delta[i, j] += delta_next[i, k] * W_next[k, j] * derivative(Z)[i, j]
    return delta
