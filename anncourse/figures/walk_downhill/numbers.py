"""A walk downhill on the mean squared error of a line, with the learner's own steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, attempt, given_back, name_of

Array = NDArray[np.float64]

#: Four points that no line meets exactly; their loss is a valley longer than it is wide.
X = np.array([-0.5, 0.5, 1.0, 2.0])
Y = np.array([0.75, 0.5, 1.5, 1.75])

#: Steps of one walk.
N_STEPS = 40

#: Beyond this a walk has left every map, and numbers would overflow soon.
FAR = 1e6


def loss(w: Array | float, b: Array | float) -> Array:
    """Return the mean squared error of the line w x + b; w and b may be arrays of one shape."""
    error = np.multiply.outer(np.asarray(w), X) + np.asarray(b)[..., None] - Y
    mean: Array = np.mean(error**2, axis=-1)
    return mean


def gradient(w: float, b: float) -> tuple[float, float]:
    """Return dLoss/dw and dLoss/db."""
    error = w * X + b - Y
    return float(2 * np.mean(error * X)), float(2 * np.mean(error))


def lowest() -> tuple[float, float]:
    """Return the weight and the bias of the line of least squares."""
    slope, intercept = np.polyfit(X, Y, 1)
    return float(slope), float(intercept)


def steepest() -> Array:
    """Return the direction, of length 1, in which the valley's walls are steepest."""
    curvature = 2 * np.array([[np.mean(X**2), np.mean(X)], [np.mean(X), 1.0]])
    direction: Array = np.linalg.eigh(curvature)[1][:, -1]
    return direction


@dataclass(frozen=True)
class Walk:
    """The places that a walk visits, and how high they are.

    Attributes
    ----------
    places : float array of shape (n, 2)
        Weight and bias after 0, 1, 2, … steps; fewer than `N_STEPS` + 1 if it runs away.
    losses : float array of shape (n,)
    trouble : str
    """

    places: Array
    losses: Array
    trouble: str = ""

    @property
    def crosses(self) -> int:
        """How often the walk jumps across the valley, small jumps near the end left out."""
        side = (self.places - np.array(lowest())) @ steepest()
        large = np.abs(side) > 0.05 * max(float(np.abs(side).max()), 1e-9)
        return int((np.diff(np.sign(side[large])) != 0).sum())

    @property
    def kind(self) -> str:
        """What the walk does: diverges, stands still, oscillates, converges or crawls."""
        bottom = float(loss(*lowest()))
        start, end = self.losses[0] - bottom, self.losses[-1] - bottom
        if end > 1.5 * start and end > 1e-9:
            return "diverges"
        if np.ptp(self.places, axis=0).max() < 1e-12:
            return "stands still"
        if self.crosses >= 4:
            return "oscillates"
        return "converges" if end < 1e-3 * max(start, 1e-9) else "crawls"


def walk(gradient_step: Callable[..., Any], w: float, b: float, lr: float) -> Walk:
    """Take `N_STEPS` steps with the learner's function.

    Parameters
    ----------
    gradient_step : callable
        ``gradient_step(parameters, gradients, lr)`` with lists of one pair (W, b) of shapes
        (1, 1) and (1,) gives the new parameters.
    w, b : float
        Where the walk begins.
    lr : float
        The learning rate.

    Returns
    -------
    Walk
    """
    places = [(w, b)]
    trouble = ""
    try:
        attempt(gradient_step, lambda: _steps(gradient_step, places, lr))
    except Trouble as reason:
        trouble = str(reason)
    visited = np.array(places)
    return Walk(visited, loss(visited[:, 0], visited[:, 1]), trouble)


def _steps(gradient_step: Callable[..., Any], places: list[tuple[float, float]], lr: float) -> None:
    for _ in range(N_STEPS):
        w, b = places[-1]
        dw, db = gradient(w, b)
        result = gradient_step(
            [(np.array([[w]]), np.array([b]))], [(np.array([[dw]]), np.array([db]))], lr
        )
        place = _read(given_back(result, gradient_step), name_of(gradient_step))
        places.append(place)
        if max(map(abs, place)) > FAR:
            return


def _read(result: Any, name: str) -> tuple[float, float]:
    try:
        ((W, b),) = result
    except (TypeError, ValueError):
        raise Trouble(f"{name} must return a list with one pair (W, b) per layer.") from None
    weight = as_numbers(W, (1, 1), f"W, which {name} returned,")
    bias = as_numbers(b, (1,), f"b, which {name} returned,")
    return float(weight[0, 0]), float(bias[0])
