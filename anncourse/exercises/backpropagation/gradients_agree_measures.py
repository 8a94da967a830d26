"""Ways to measure a gradient and to compare it, some of them wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.exercises.gradient_descent.formulas import Loss
from annlib.gradcheck import relative_error

EPS, TOLERANCE = 1e-5, 1e-6


def at(f: Loss, theta: Any, place: Any, by: float) -> float:
    """Return the loss with one parameter nudged."""
    nudged = np.array(theta, dtype=float)
    nudged[place] += by
    return f(nudged)


def quotients(quotient: Callable[[Loss, Any, Any], float]) -> Callable[[Loss, Any], Any]:
    """Measure a gradient by ``quotient(f, theta, place)``."""

    def measured(f: Loss, theta: Any) -> Any:
        found = np.zeros(theta.shape)
        for place in np.ndindex(theta.shape):
            found[place] = quotient(f, theta, place)
        return found

    return measured


def nudged_by(eps: float) -> Callable[[Loss, Any], Any]:
    """Measure central differences with this eps."""
    return quotients(lambda f, t, i: (at(f, t, i, eps) - at(f, t, i, -eps)) / (2 * eps))


central = nudged_by(EPS)


def differently_measured(measured: Callable[[Loss, Any], Any]) -> Callable[..., Any]:
    """Cross-check rightly, but for how the gradient is measured."""
    return lambda f, theta, gradient: bool(
        relative_error(measured(f, theta), gradient) <= TOLERANCE
    )


def differently_compared(agree: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Cross-check rightly, but for how two gradients are compared."""
    return lambda f, theta, gradient: agree(central(f, theta), gradient)


def with_eps(eps: float) -> Callable[..., Any]:
    """Cross-check rightly, but for the size of eps."""
    return differently_measured(nudged_by(eps))


def nudging(way: Callable[[Loss, Any, float], Any]) -> Callable[..., Any]:
    """Cross-check rightly, but for how the parameters are nudged: ``way(f, theta, eps)``."""
    return differently_measured(lambda f, theta: way(f, theta, EPS))
