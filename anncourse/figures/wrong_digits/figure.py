"""Figure of lesson 08: the digits that a network reads wrong, to look at and to move."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture
from anncourse.figures.wrong_digits.numbers import Mistakes, Reader, look, mistakes, reader
from anncourse.figures.wrong_digits.view import nothing, view
from annlib import load_digits, one_hot, train
from annlib import predict as annlib_predict


def wrong_digits(
    predict: Callable[..., Any] | None = None,
    parameters: Any = None,
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Figure:
    """Look at the digits that a network reads wrong, and move them about on their paper.

    Parameters
    ----------
    predict : callable, optional
        The learner's ``predict(X, parameters)``, which gives one digit per row. Left out, with
        all that follows, a small network of annlib's reads pictures it was not trained with.
    parameters : list of pairs (W, b)
        Of a network with 64 inputs and 10 outputs, ReLU hidden and softmax out. While it is None
        the figure says that there is nothing to read with yet; so it does for X and y.
    X : float array of shape (n_samples, 64)
        Pictures of 8 by 8 pixels, 0 paper and 1 ink.
    y : int array of shape (n_samples,)
        The true digits.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are which, right and down.
    """
    if predict is None:
        predict, parameters, X, y = _example()
    try:
        network = reader(predict, parameters)
        found = mistakes(network, X, y)
    except Trouble as reason:
        # Words that Python keeps for an exception are gone once it is handled.
        trouble = str(reason)
        return Figure(TITLE, _controls(1), lambda values: nothing("Nothing to show yet.", trouble))
    if not len(found.y):
        words = f"Not one of the {found.n} pictures is read wrong."
        return Figure(TITLE, _controls(1), lambda values: nothing(words))
    return Figure(TITLE, _controls(len(found.y)), lambda values: _drawn(network, found, **values))


TITLE = "The digits that are read wrong"


def _controls(n: int) -> list[Slider]:
    return [
        Slider("which", "picture", 1, 1, n, 1, 0),
        Slider("right", "move right", 0, -3, 3, 1, 0),
        Slider("down", "move down", 0, -3, 3, 1, 0),
    ]


def _drawn(network: Reader, found: Mistakes, which: float, right: float, down: float) -> Picture:
    index = int(which) - 1
    try:
        shown = look(network, found, index, int(right), int(down))
    except Trouble as reason:
        return nothing("No picture.", str(reason))
    return view(found, index, shown, bool(right or down))


@cache
def _example() -> tuple[Callable[..., Any], Any, Any, Any]:
    digits = load_digits()
    X, later = digits.X / 16, np.arange(len(digits.y)) % 4 == 3
    rng = np.random.default_rng(8)
    targets = one_hot(digits.y[~later], 10)
    parameters, _ = train(X[~later], targets, [64, 16, 10], 0.3, 12, 32, rng)
    return annlib_predict, parameters, X[later], digits.y[later]
