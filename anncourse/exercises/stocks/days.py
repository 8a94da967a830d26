"""The exam days of lab 13, and what the project needs of the handed-out years."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.exam_data import exam_sp500
from anncourse.tools.market import (
    AHEAD,
    SIZE_DAYS,
    calm_inputs,
    unrest_ahead,
    unrest_before,
)
from annlib import load_sp500

LONGEST = SIZE_DAYS[-1]


class Days(NamedTuple):
    """Rows of twelve inputs, standardised or raw, and whether the next five days are calm."""

    X: NDArray[np.float64]
    raw: NDArray[np.float64]
    calm: NDArray[np.bool_]
    naive: dict[int, NDArray[np.bool_]]


@cache
def handed_out() -> Days:
    """Return the 12,517 days of 1950 to 1999 whose five days lie in these years."""
    returns = np.diff(np.log(load_sp500().close))
    return _days(returns, np.arange(LONGEST, len(returns) - AHEAD + 1))


@cache
def exam() -> Days:
    """Return the 4,760 exam days; the first ones look back into 1999."""
    first = load_sp500().close
    returns = np.diff(np.log(np.concatenate([first, exam_sp500().close])))
    return _days(returns, np.arange(len(first) - 1, len(returns) - AHEAD + 1))


@cache
def _yardstick() -> dict[str, Any]:
    """Return mean, standard deviation and medians of the handed-out years."""
    returns = np.diff(np.log(load_sp500().close))
    days = np.arange(LONGEST, len(returns) - AHEAD + 1)
    raw = calm_inputs(returns, days)
    return {
        "mean": raw.mean(axis=0),
        "sd": raw.std(axis=0),
        "ahead": np.median(unrest_ahead(returns, days)),
        "before": {n: np.median(unrest_before(returns, days, n)) for n in SIZE_DAYS},
    }


def _days(returns: NDArray[np.float64], days: NDArray[np.int64]) -> Days:
    by = _yardstick()
    raw = calm_inputs(returns, days)
    naive = {n: unrest_before(returns, days, n) < median for n, median in by["before"].items()}
    calm = unrest_ahead(returns, days) < by["ahead"]
    return Days((raw - by["mean"]) / by["sd"], raw, calm, naive)


def scaling() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and standard deviation of the twelve inputs over the handed-out years."""
    return _yardstick()["mean"], _yardstick()["sd"]
