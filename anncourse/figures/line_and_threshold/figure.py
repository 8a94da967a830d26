"""Figure of lesson 02: slope and intercept of a line are weight and bias of a perceptron."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.figures.controls import Slider, Toggle
from anncourse.figures.figure import Figure
from anncourse.figures.line_and_threshold.numbers import Functions, two_uses
from anncourse.figures.line_and_threshold.view import view
from anncourse.figures.scene import Picture
from annlib import fit_line as annlib_fit_line
from annlib import load_iris
from annlib import mean_squared_error as annlib_mean_squared_error
from annlib import predict_line as annlib_predict_line

#: Every third flower is enough to see the cloud, and leaves room to see the line.
EVERY = 3


def weight_and_bias(
    predict_line: Callable[..., Any] | None = None,
    mean_squared_error: Callable[..., Any] | None = None,
    fit_line: Callable[..., Any] | None = None,
    w: float = 0.2,
    b: float = 0.6,
) -> Figure:
    """Move one weight and one bias, and see them as a regression line and as a perceptron.

    The data are petal length and petal width of 50 irises.

    Parameters
    ----------
    predict_line : callable, optional
        The learner's ``predict_line(x, w, b)``; annlib's if left out, as for all three.
    mean_squared_error : callable, optional
        The learner's ``mean_squared_error(y_pred, y_true)``.
    fit_line : callable, optional
        The learner's ``fit_line(x, y)``, asked when the best line is to be shown.
    w : float
        The slope, or weight, to begin with, from -0.5 to 1.
    b : float
        The intercept, or bias, to begin with, from -1.5 to 1.5.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are w, b and show_best.
    """
    functions = Functions(
        annlib_predict_line if predict_line is None else predict_line,
        annlib_mean_squared_error if mean_squared_error is None else mean_squared_error,
        annlib_fit_line if fit_line is None else fit_line,
    )
    flowers = load_iris().X[::EVERY]
    x, y = flowers[:, 2], flowers[:, 3]

    def draw(values: dict[str, Any]) -> Picture:
        return view(two_uses(functions, x, y, **values))

    controls = [
        Slider("w", "slope, or weight w", float(w), -0.5, 1.0, 0.02, digits=2),
        Slider("b", "intercept, or bias b", float(b), -1.5, 1.5, 0.05, digits=2),
        Toggle("show_best", "show the line of least squares", False),
    ]
    return Figure("The same two numbers: a line and a perceptron", controls, draw)
