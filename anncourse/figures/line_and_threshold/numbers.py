"""One weight and one bias, used twice: as a straight line and as a perceptron."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of

Floats = NDArray[np.float64]

#: Where the line is asked for, besides at the data: enough to see that a wrong one is not straight.
LINE_X = np.linspace(-0.5, 7.5, 33)


@dataclass(frozen=True)
class Functions:
    """The learner's functions, or annlib's."""

    predict_line: Callable[..., Any]
    mean_squared_error: Callable[..., Any]
    fit_line: Callable[..., Any]


@dataclass(frozen=True)
class Best:
    """What a least-squares fit gives: slope, intercept, its line at `LINE_X`, its error."""

    slope: float
    intercept: float
    line: Floats
    error: float


@dataclass(frozen=True)
class LineNumbers:
    """What the figure shows, as numbers.

    Attributes
    ----------
    w, b : float
        Slope and intercept, or weight and bias.
    x, y : float arrays of shape (n,)
        The data.
    predictions : float array of shape (n,), or None
        The line at the data; None where there is trouble.
    line : float array of shape (33,), or None
        The line at `LINE_X`.
    error : float or None
        Mean squared error of the predictions.
    best : Best or None
    threshold : float or None
        Where z = 0; None where the weight is 0.
    n_fires : int
        For how many of x the perceptron fires.
    trouble : str
    """

    w: float
    b: float
    x: Floats
    y: Floats
    predictions: Floats | None
    line: Floats | None
    error: float | None
    best: Best | None
    threshold: float | None
    n_fires: int
    trouble: str


def two_uses(
    functions: Functions, x: Floats, y: Floats, w: float, b: float, show_best: bool
) -> LineNumbers:
    """Use one weight and one bias as a line through data and as a perceptron of one input."""
    predictions = line = error = best = None
    trouble = ""
    try:
        predictions, line = _line(functions, x, w, b)
        error = _error(functions, predictions, y)
        best = _best(functions, x, y) if show_best else None
    except Trouble as reason:
        trouble = str(reason)
    threshold = -b / w if w else None
    n_fires = int((w * x + b >= 0).sum())
    return LineNumbers(w, b, x, y, predictions, line, error, best, threshold, n_fires, trouble)


def _line(functions: Functions, x: Floats, w: float, b: float) -> tuple[Floats, Floats]:
    asked = np.concatenate([x, LINE_X])
    answer = call(functions.predict_line, asked, w, b)
    name = name_of(functions.predict_line)
    values = as_numbers(answer, asked.shape, f"What {name} returns for x")
    return values[: len(x)], values[len(x) :]


def _error(functions: Functions, predictions: Floats, y: Floats) -> float:
    answer = call(functions.mean_squared_error, predictions, y)
    return float(as_numbers(answer, (), f"What {name_of(functions.mean_squared_error)} returns"))


def _best(functions: Functions, x: Floats, y: Floats) -> Best:
    answer = call(functions.fit_line, x, y)
    name = name_of(functions.fit_line)
    slope, intercept = as_numbers(answer, (2,), f"What {name} returns (slope, intercept)").tolist()
    predictions, line = _line(functions, x, slope, intercept)
    return Best(slope, intercept, line, _error(functions, predictions, y))
