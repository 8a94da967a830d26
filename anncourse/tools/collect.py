"""Call a learner's function for many recordings, and say how it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Marks of the progress bar.
MARKS = 40


def rows_for(
    function: Callable[[Any], Any], signals: Sequence[Any], n: int
) -> NDArray[np.float64] | None:
    """Call a function for each recording and put what it returns below one another.

    Parameters
    ----------
    function : callable
        Takes a recording and returns a row of n numbers.
    signals : sequence of arrays
    n : int

    Returns
    -------
    float array of shape (n_recordings, n), or None
        None where the function is not ready yet, which is told in one line.
    """
    rows = np.zeros((len(signals), n))
    shown = 0
    for i, signal in enumerate(signals):
        try:
            row = np.asarray(function(signal), dtype=float)
        except Exception as error:
            print(_trouble(function, f"it stops with {type(error).__name__}: {error}"))
            return None
        if row.shape != (n,) or not np.isfinite(row).all():
            what = "of numbers, some of them infinite or nan" if row.shape == (n,) else "instead"
            words = f"it should return {n} finite numbers, and returns shape {row.shape} {what}"
            print(_trouble(function, words))
            return None
        rows[i] = row
        if MARKS * (i + 1) // len(signals) > shown:
            print("=" * (MARKS * (i + 1) // len(signals) - shown), end="", flush=True)
            shown = MARKS * (i + 1) // len(signals)
    print(f" {len(signals)} recordings, {n} numbers each")
    return rows


def _trouble(function: Callable[..., Any], words: str) -> str:
    return (
        f"{function.__name__} is not ready yet ({words}). "
        "Finish the exercises above, then run this cell again."
    )
