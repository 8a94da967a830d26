"""Ways to measure slopes, place by place, right or wrong in one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.exercises.gradient_descent.formulas import Loss


def nudged(theta: Any, place: tuple[int, ...], by: float) -> Any:
    """Return a copy with one parameter nudged."""
    changed = np.array(theta, dtype=float)
    changed[place] += by
    return changed


def each(quotient: Callable[[Loss, Any, Any, float], float]) -> Callable[..., Any]:
    """Fill an array of theta's shape with ``quotient(f, theta, place, eps)`` of each place."""

    def gradient(f: Loss, theta: Any, eps: float) -> Any:
        found = np.zeros(theta.shape)
        for place in np.ndindex(theta.shape):
            found[place] = quotient(f, theta, place, eps)
        return found

    return gradient


def up(f: Loss, theta: Any, place: Any, eps: float) -> float:
    """Return the loss with one parameter nudged up."""
    return f(nudged(theta, place, eps))


def down(f: Loss, theta: Any, place: Any, eps: float) -> float:
    """Return the loss with one parameter nudged down."""
    return f(nudged(theta, place, -eps))


def difference(f: Loss, theta: Any, place: Any, eps: float) -> float:
    """Return the loss above less the loss below."""
    return up(f, theta, place, eps) - down(f, theta, place, eps)


def central(f: Loss, theta: Any, place: Any, eps: float) -> float:
    """Return the central difference."""
    return difference(f, theta, place, eps) / (2 * eps)


def not_restored(f: Loss, theta: Any, eps: float) -> Any:
    """Leave each parameter nudged."""
    # In theta itself, as many do; who does it in a copy gets the same slopes.
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        found[place] = (above - f(theta)) / (2 * eps)
    return found


def left_above(f: Loss, theta: Any, eps: float) -> Any:
    """Leave two copies nudged, one up and one down."""
    above, found = theta.copy(), np.zeros(theta.shape)
    below = theta.copy()
    for place in np.ndindex(theta.shape):
        above[place] += eps
        below[place] -= eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def aliased(f: Loss, theta: Any, eps: float) -> Any:
    """Nudge one array under two names."""
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above = theta
        above[place] += eps
        below = theta
        below[place] -= eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def in_place(f: Loss, theta: Any, eps: float) -> Any:
    """Nudge the parameters of the caller, and put them back."""
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        below = f(theta)
        theta[place] += eps
        found[place] = (above - below) / (2 * eps)
    return found


def rows_at_once(f: Loss, theta: Any, eps: float) -> Any:
    """Nudge a whole row at once."""
    found = np.zeros(theta.shape)
    for i in range(len(theta)):
        found[i] = central(f, theta, i, eps)
    return found


def flat_into_f(f: Loss, theta: Any, eps: float) -> Any:
    """Hand the parameters to f in one row."""
    flat = theta.ravel()
    return each(central)(f, flat, eps).reshape(theta.shape)


def first_only(f: Loss, theta: Any, eps: float) -> Any:
    """Return after the first parameter."""
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        found[place] = central(f, theta, place, eps)
        return found
    return found


def replaced_by_eps(f: Loss, theta: Any, eps: float) -> Any:
    """Put eps in the place of the parameter."""
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above, below = theta.copy(), theta.copy()
        above[place], below[place] = eps, -eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def left_below(f: Loss, theta: Any, eps: float) -> Any:
    """Leave a copy nudged."""
    found, theta = np.zeros(theta.shape), theta.copy()
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        found[place] = (above - f(theta)) / (2 * eps)
    return found


def table_only(f: Loss, theta: Any, eps: float) -> Any:
    """Walk through rows and columns only."""
    found = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            above, below = theta.copy(), theta.copy()
            above[i, j] += eps
            below[i, j] -= eps
            found[i, j] = (f(above) - f(below)) / (2 * eps)
    return found


def into_theta(f: Loss, theta: Any, eps: float) -> Any:
    """Write the slopes into theta."""
    for place in np.ndindex(theta.shape):
        theta[place] = central(f, theta, place, eps)
    return theta
