"""Figure of lesson 02: the learning rule of the perceptron, point by point, there and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.controls import Stepper
from anncourse.figures.figure import Figure
from anncourse.figures.learning_rule.numbers import learning_trace
from anncourse.figures.learning_rule.view import Names, view
from anncourse.figures.scene import Picture
from annlib import load_iris, perceptron_update

#: Flowers of each species, so that an epoch is short enough to be watched.
FLOWERS = 10


def perceptron_learning(
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    update: Callable[..., Any] | None = None,
    lr: float = 0.1,
) -> Figure:
    """Step through the learning of a perceptron, forwards and backwards.

    Parameters
    ----------
    X : array of shape (n, 2), optional
        The points, in the order in which they are shown. Left out, petal length and petal width
        of 10 setosas (label 0) and 10 versicolors (label 1), mixed.
    y : array of shape (n,), optional
        Their labels, 0 or 1; needed where X is given.
    update : callable, optional
        The learner's ``perceptron_update(w, b, x, y, lr)``; annlib's if left out.
    lr : float
        Learning rate.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its value is step, from 0: nothing seen yet.

    Raises
    ------
    ValueError
        If X does not have two columns, or y not one label 0 or 1 per row.
    """
    if X is None:
        points, labels, names = _flowers()
    else:
        points, labels = _checked(X, y)
        names = Names(("x₁", "x₂"), ("", ""), "point", "")
    trace = learning_trace(perceptron_update if update is None else update, points, labels, lr)

    def draw(values: dict[str, Any]) -> Picture:
        return view(trace, values["step"], names)

    stops = {"next mistake": trace.mistakes, "next epoch": trace.epoch_ends}
    return Figure(
        "A perceptron learns", [Stepper("step", "step", 0, len(trace.steps), stops)], draw
    )


def _flowers() -> tuple[NDArray[np.float64], NDArray[np.int64], Names]:
    iris = load_iris()
    # Five apart, of each species the same; mixed, as a class at a time is learned and forgotten.
    rows = np.arange(0, 100, 50 // FLOWERS)
    rows = np.random.default_rng(1).permutation(rows)
    names = Names(("petal length", "petal width"), ("setosa", "versicolor"), "flower", " cm")
    return iris.X[rows][:, 2:4], iris.y[rows], names


def _checked(X: ArrayLike, y: ArrayLike | None) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    points = np.array(X, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(f"X must have shape (n, 2). Got {points.shape}.")
    labels = np.array([] if y is None else y)
    if labels.shape != (len(points),) or not np.isin(labels, (0, 1)).all():
        raise ValueError(f"y must hold one label, 0 or 1, for each of the {len(points)} rows of X.")
    return points, labels.astype(np.int64)
