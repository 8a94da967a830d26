"""What the network of lab 13 reads of a row of daily returns, and what it must say."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Over how many of the last days the size of the returns is averaged, and the returns themselves.
SIZE_DAYS = (1, 2, 5, 10, 20, 40, 60)
SIGN_DAYS = (1, 2, 5, 10, 20)
AHEAD = 5

Floats = NDArray[np.float64]


def calm_inputs(returns: ArrayLike, days: ArrayLike) -> Floats:
    """Make twelve numbers of what is known before each of these days.

    Parameters
    ----------
    returns : array of shape (n_days,)
        Log returns, oldest first.
    days : int array of shape (n,)
        At least 60 each: row i is made of ``returns[days[i] - 60 : days[i]]``, so the day itself
        is not in it.

    Returns
    -------
    float array of shape (n, 12)
        The logarithm of the mean size of the last 1, 2, 5, 10, 20, 40, 60 returns (a ten-thousandth
        is added first), then 100 times the mean of the last 1, 2, 5, 10, 20 returns.
    """
    r, at = np.asarray(returns, dtype=float), _checked(returns, days, SIZE_DAYS[-1], 0)
    sizes = [np.log(_mean(np.abs(r), at - n, n) + 1e-4) for n in SIZE_DAYS]
    return np.column_stack([*sizes, *(100 * _mean(r, at - n, n) for n in SIGN_DAYS)])


def unrest_before(returns: ArrayLike, days: ArrayLike, n: int = 20) -> Floats:
    """Return the mean size of the n returns before each of these days."""
    return _mean(np.abs(np.asarray(returns, dtype=float)), _checked(returns, days, n, 0) - n, n)


def unrest_ahead(returns: ArrayLike, days: ArrayLike, n: int = AHEAD) -> Floats:
    """Return the mean size of n returns from each of these days on, the day itself included."""
    return _mean(np.abs(np.asarray(returns, dtype=float)), _checked(returns, days, 0, n), n)


def block_test(
    one_right: ArrayLike, other_right: ArrayLike, block: int = 60, draws: int = 4000
) -> tuple[float, float]:
    """Ask whether one forecaster is better than another, on days that depend on their neighbours.

    The days are cut into blocks. As many blocks are drawn again and again, with repetition, and in
    each draw the gain is worked out anew: the bootstrap, over blocks in place of single days.

    Parameters
    ----------
    one_right, other_right : bool arrays of shape (n_days,)
        Whether each of them is right on each day, in the order of time.
    block : int
        Days in a block; what is left over at the end is dropped.
    draws : int

    Returns
    -------
    gain : float
        By how many percentage points the one is right more often.
    p : float
        The share of the draws in which it is not better.

    Raises
    ------
    ValueError
        If the rows differ in length, or hold less than two blocks.
    """
    one, other = np.asarray(one_right, dtype=float), np.asarray(other_right, dtype=float)
    if one.shape != other.shape or one.ndim != 1:
        raise ValueError(
            f"both must be rows of the same length. Got shapes {one.shape} and {other.shape}."
        )
    gains = one - other
    n_blocks = len(gains) // block
    if n_blocks < 2:
        raise ValueError(f"expected at least two blocks of {block} days. Got {len(gains)} days.")
    means = gains[: n_blocks * block].reshape(n_blocks, block).mean(axis=1)
    drawn = means[np.random.default_rng(0).integers(0, n_blocks, (draws, n_blocks))].mean(axis=1)
    return float(100 * gains.mean()), float(np.mean(drawn <= 0))


def _mean(values: Floats, first: NDArray[np.int64], n: int) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(values)])
    means: Floats = (sums[first + n] - sums[first]) / n
    return means


def _checked(returns: ArrayLike, days: ArrayLike, before: int, after: int) -> NDArray[np.int64]:
    at, n = np.asarray(days, dtype=np.int64), len(np.asarray(returns))
    if at.size and (at.min() < before or at.max() + after > n):
        raise ValueError(
            f"each day needs {before} returns before it and {after} from it on. Got days from "
            f"{at.min()} to {at.max()} of {n}."
        )
    return at
