"""What a neuron with one input passes on, and how steeply, for every input on a stretch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of

#: The inputs at which the functions are asked.
X = np.linspace(-6.0, 6.0, 241)

#: A hidden neuron whose slope is smaller than this hardly learns: it is saturated.
FLAT = 0.01

Functions = tuple[Callable[..., Any], Callable[..., Any]]


@dataclass(frozen=True)
class ActivationNumbers:
    """What the figure shows, as numbers.

    Attributes
    ----------
    name : str
        Of the activation function.
    w, b, x, threshold : float
        What the sliders stand at.
    z : float
        w x + b.
    a, slope : float or None
        The activation and its derivative at z; None where there is trouble with the function.
    curve, slopes : float array of shape (241,), or None
        The same at every input of `X`.
    trouble : str
    """

    name: str
    w: float
    b: float
    x: float
    threshold: float
    z: float
    a: float | None
    slope: float | None
    curve: NDArray[np.float64] | None
    slopes: NDArray[np.float64] | None
    trouble: str

    @property
    def fires(self) -> NDArray[np.bool_]:
        """Where on `X` the activation reaches the threshold."""
        if self.curve is None:
            return np.zeros(len(X), dtype=bool)
        return self.curve >= self.threshold

    @property
    def flat(self) -> NDArray[np.bool_]:
        """Where on `X` the neuron is saturated: its slope is nearly 0."""
        if self.slopes is None:
            return np.zeros(len(X), dtype=bool)
        return np.abs(self.slopes) < FLAT


def activation_numbers(
    name: str, functions: Functions, x: float, w: float, b: float, threshold: float
) -> ActivationNumbers:
    """Ask a learner's activation function and its derivative along a stretch of inputs.

    Parameters
    ----------
    name : str
    functions : pair of callables
        ``activation(z)`` and ``derivative(z)``; both take an array and return one of its shape.
    x, w, b, threshold : float

    Returns
    -------
    ActivationNumbers
    """
    z = w * x + b
    places = np.append(w * X + b, z)
    troubles: list[str] = []
    values: list[NDArray[np.float64] | None] = []
    for function in functions:
        try:
            answer = call(function, places)
            what = f"What {name_of(function)} returns for an array z"
            values.append(as_numbers(answer, places.shape, what))
        except Trouble as reason:
            troubles.append(str(reason))
            values.append(None)
    a, slope = values
    return ActivationNumbers(
        name,
        w,
        b,
        x,
        threshold,
        z,
        None if a is None else float(a[-1]),
        None if slope is None else float(slope[-1]),
        None if a is None else a[:-1],
        None if slope is None else slope[:-1],
        " ".join(troubles),
    )


def stretches(where: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Return the stretches of `X`, start and end, on which something holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], where.astype(int), [0]])))
    half = (X[1] - X[0]) / 2
    return [
        (max(float(X[0]), X[start] - half), min(float(X[-1]), X[stop - 1] + half))
        for start, stop in zip(edges[::2], edges[1::2], strict=True)
    ]
