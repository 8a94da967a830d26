"""Pictures of prices for lab 13."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from anncourse.tools.plot import show_plot


def show_days(dates: Any, close: ArrayLike, right: ArrayLike, title: str = "") -> None:
    """Draw prices, with the days marked on which a forecaster was right, and a line of words.

    Parameters
    ----------
    dates : datetime64 array of shape (n,)
    close : float array of shape (n,)
    right : bool array of shape (n,)

    Raises
    ------
    ValueError
        If these are not equally long.
    """
    values, hit = np.asarray(close, dtype=float), np.asarray(right, dtype=bool)
    if not len(dates) == len(values) == len(hit) > 0:
        raise ValueError(
            "expected as many dates as prices and answers, and at least one. Got "
            f"{len(dates)} dates, {len(values)} prices and {len(hit)} answers."
        )
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    axes.plot(dates, values, color="0.6", linewidth=1)
    axes.plot(dates[hit], values[hit], "o", color="#0072B2", markersize=4, label="right")
    axes.plot(dates[~hit], values[~hit], "x", color="#D55E00", markersize=5, label="wrong")
    axes.set(ylabel="points", title=title)
    axes.legend()
    show_plot(
        figure,
        f"{title or 'Prices'}, {dates[0]} to {dates[-1]}, from {values[0]:.0f} to "
        f"{values[-1]:.0f} points. A disc for each of the {hit.sum()} days on which it was right, "
        f"a cross for each of the {(~hit).sum()} on which it was wrong.",
    )
