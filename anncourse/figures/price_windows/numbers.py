"""Which days a learner's window holds, and on which day its target lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.learner import Trouble, as_numbers, call

Array = NDArray[np.float64]
Function = Callable[..., Any]


@dataclass(frozen=True)
class Window:
    """One row of the learner's table.

    Attributes
    ----------
    returns : float array of shape (n,)
        As the learner's function says.
    days : list of int
        To which days the row's numbers belong.
    target : int
        To which day y belongs.
    """

    returns: Array
    days: list[int]
    target: int


def window(log_returns: Function, windows: Function, prices: ArrayLike, size: int) -> list[Window]:
    """Ask the learner's two functions for all windows of this size.

    ``windows`` is called with the numbers of the days in place of their returns: so what comes
    back says which days each row holds.
    """
    values = np.asarray(prices, dtype=np.float64)
    if values.ndim != 1 or len(values) < 3:
        raise Trouble("prices must be a row of three prices or more.")
    if not (values > 0).all():
        raise Trouble("Prices of 0 or below have no logarithm. The figure needs others.")
    n = len(values) - 1
    returns = as_numbers(call(log_returns, values.copy()), (n,), "what log_returns returned")
    numbers = np.arange(n, dtype=np.float64)
    result = call(windows, numbers, size)
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise Trouble("windows must return two things: X and y.")
    rows = max(n - size, 0)
    X = as_numbers(result[0], (rows, size), "the X that windows returned")
    y = as_numbers(result[1], (rows,), "the y that windows returned")
    if not (np.isin(X, numbers).all() and np.isin(y, numbers).all()):
        raise Trouble("windows must return values of the series, as they are.")
    return [Window(returns, [int(d) for d in X[i]], int(y[i])) for i in range(rows)]


def looks_ahead(one: Window, shift: int = 0) -> list[int]:
    """Return the days of the window, moved on by ``shift``, that are not over at its target."""
    return [day + shift for day in one.days if day + shift >= one.target]
