"""Prices of stocks: closing values of indices, day by day."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annlib.datasets.files import DATA, read_arrays


class Prices(NamedTuple):
    """Closing values of a stock index, oldest first.

    Attributes
    ----------
    dates : datetime64[D] array of shape (n_days,)
        Trading days only: weekends and holidays are missing.
    close : float64 array of shape (n_days,)
        The index's last value of the day, in points.
    """

    dates: NDArray[np.datetime64]
    close: NDArray[np.float64]


def load_sp500() -> Prices:
    """Load the S&P 500 index's closing values of 12,582 days, 1950 to 1999.

    The index follows the share prices of 500 large companies in the USA (before 4 March 1957, of
    90). The days from 3 January 2000 to 7 December 2018 are kept for the exam.

    Returns
    -------
    Prices
        From 3 January 1950 to 31 December 1999; fresh arrays at each call.

    References
    ----------
    Daily closes as collected in the R package openintro, from Yahoo! Finance; plain facts.
    """
    return read_sp500(DATA / "sp500.npz")


def read_sp500(path: Path) -> Prices:
    """Read prices from a file of the kind of ``sp500.npz``; see `load_sp500`."""
    return Prices(**read_arrays(path, ("dates", "close")))


def load_european_indices() -> dict[str, NDArray[np.float64]]:
    """Load closing values of the indices DAX, SMI, CAC and FTSE on 1,860 days, 1991 to 1998.

    Row i is the same day in all four, with holidays left out; the source names no dates.

    Returns
    -------
    dict of float64 arrays of shape (1860,)
        By the index's name, in points: Germany, Switzerland, France, United Kingdom. Fresh arrays
        at each call.

    References
    ----------
    R's ``datasets::EuStockMarkets``, kindly provided there by Erste Bank AG, Vienna.
    """
    close = read_arrays(DATA / "european_indices.npz", ("close",))["close"]
    names = ("DAX", "SMI", "CAC", "FTSE")
    return {name: close[:, column].copy() for column, name in enumerate(names)}
