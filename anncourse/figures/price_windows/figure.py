"""Figure of lab 13: a window moves along a row of returns, and may look ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.price_windows.numbers import window
from anncourse.figures.price_windows.view import nothing, view
from anncourse.figures.scene import Picture

TITLE = "What the network sees"


def price_windows(
    log_returns: Callable[..., Any] | None = None,
    windows: Callable[..., Any] | None = None,
    prices: ArrayLike | None = None,
) -> Figure:
    """Move a window along the days, and see which it holds and which is to be predicted.

    Parameters
    ----------
    log_returns, windows : callables, optional
        The learner's. Left out, two of the figure's own are shown.
    prices : array of shape (n,), optional
        At most some forty, oldest first.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its controls: the length of the window, which
        window, and by how many days it is moved into the future.
    """
    if log_returns is None or windows is None:
        log_returns, windows = _returns, _windows
    if prices is None:
        prices = 100 * np.exp(np.cumsum(np.random.default_rng(13).normal(0, 0.01, 31)))
    functions = (log_returns, windows)
    controls = [
        Slider("size", "days in the window", 5, 1, 20, 1, 0),
        Slider("first", "which window", 3, 0, 30, 1, 0),
        Slider("ahead", "moved ahead by days", 0, 0, 2, 1, 0),
    ]
    return Figure(TITLE, controls, lambda values: _drawn(functions, prices, **values))


def _drawn(functions: Any, prices: Any, size: float, first: float, ahead: float) -> Picture:
    try:
        log_returns, windows = functions
        rows = window(log_returns, windows, prices, int(size))
    except Trouble as reason:
        return nothing("No picture.", str(reason))
    if not rows:
        return nothing("The window is as long as the series, or longer: nothing is left to say.")
    return view(rows[min(int(first), len(rows) - 1)], int(ahead))


def _returns(prices: Any) -> Any:
    return np.diff(np.log(prices))


def _windows(series: Any, size: int) -> Any:
    n = max(len(series) - size, 0)
    return series[np.arange(n)[:, None] + np.arange(size)], series[size:]
