"""Pictures of prices for lab 13."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike


def show_days(dates: Any, close: ArrayLike, right: ArrayLike, title: str = "") -> None:
    """Draw prices, with the days marked on which a forecaster was right, and a line of words.

    Parameters
    ----------
    dates : datetime64 array of shape (n,)
    close : float array of shape (n,)
    right : bool array of shape (n,)
    """
    values, hit = np.asarray(close, dtype=float), np.asarray(right, dtype=bool)
    figure, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    axes.plot(dates, values, color="0.6", linewidth=1)
    axes.plot(dates[hit], values[hit], "o", color="#0072B2", markersize=4, label="right")
    axes.plot(dates[~hit], values[~hit], "x", color="#D55E00", markersize=5, label="wrong")
    axes.set(ylabel="points", title=title)
    axes.legend()
    plt.show()
    plt.close(figure)
    print(
        f"{title or 'Prices'}, {dates[0]} to {dates[-1]}, from {values[0]:.0f} to "
        f"{values[-1]:.0f} points. A disc for each of the {hit.sum()} days on which it was right, "
        f"a cross for each of the {(~hit).sum()} on which it was wrong."
    )
