"""Who is let in at a threshold, and how the two error rates depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.learner import Trouble, as_numbers, attempt, call, given_back

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Function = Callable[..., Any]

#: Thresholds for which the curves are drawn.
GRID = np.linspace(0, 1, 51)


@dataclass(frozen=True)
class Door:
    """Probabilities for pictures of known people and of strangers.

    Attributes
    ----------
    known, strangers : float arrays of shapes (n, n_people) and (m, n_people)
    y : int array of shape (n,)
        Who the known are.
    """

    known: Array
    strangers: Array
    y: Labels


@dataclass(frozen=True)
class Night:
    """What happens at one threshold.

    Attributes
    ----------
    known, strangers : int arrays
        Under which label each is let in, or -1.
    false_reject, false_accept : float
        As the learner's function says.
    """

    known: Labels
    strangers: Labels
    false_reject: float
    false_accept: float


def door(known: ArrayLike | None, strangers: ArrayLike | None, y: ArrayLike | None) -> Door:
    """Read the tables of probabilities, or raise `Trouble`."""
    if known is None or strangers is None or y is None:
        raise Trouble("There are no probabilities yet. Run the cells above, then this again.")
    tables = [np.asarray(table, dtype=np.float64) for table in (known, strangers)]
    labels = np.asarray(y)
    if any(table.ndim != 2 or not table.size for table in tables):
        raise Trouble("known and strangers must be tables with a row for each picture.")
    if tables[0].shape[1] != tables[1].shape[1] or labels.shape != (len(tables[0]),):
        raise Trouble("known and strangers need as many columns, and y a label for each of known.")
    return Door(tables[0], tables[1], labels.astype(np.int64))


def night(recognise: Function, error_rates: Function, at: Door, threshold: float) -> Night:
    """Ask the learner's two functions what happens at one threshold."""
    labels = [_labels(recognise, table, threshold) for table in (at.known, at.strangers)]
    rates = _rates(call(error_rates, at.known, at.strangers, threshold))
    return Night(labels[0], labels[1], *rates)


def curves(error_rates: Function, at: Door) -> Array:
    """Return both rates at every threshold of `GRID`, shape (51, 2)."""

    def work() -> list[Any]:
        return [error_rates(at.known.copy(), at.strangers.copy(), float(t)) for t in GRID]

    results = attempt(error_rates, work)
    return np.array([_rates(given_back(result, error_rates)) for result in results])


def _labels(recognise: Function, table: Array, threshold: float) -> Labels:
    result = call(recognise, table, threshold)
    array = as_numbers(result, (len(table),), "what recognise returned")
    if not np.isin(array, np.arange(-1, table.shape[1])).all():
        raise Trouble(
            "What recognise returned must be whole numbers from -1 to "
            f"{table.shape[1] - 1}. Got {array[0]:g}."
        )
    return array.astype(np.int64)


def _rates(result: Any) -> tuple[float, float]:
    rates = as_numbers(result, (2,), "what error_rates returned")
    if not ((rates >= 0) & (rates <= 1)).all():
        raise Trouble(f"Rates are from 0 to 1. error_rates returned {rates.tolist()}.")
    return float(rates[0]), float(rates[1])
