
        How many only the one gets right, and only the other.
        How many samples only this one, and only that one, gets right.
        How often coins fall at least as unequally as that.
        How often coins would fall at least as unevenly. Below 0.05 it is usually called more than
        If they are not about the same samples.
        Whether each of them is right on each sample.
        Which pictures each gets right.
        chance.
    """Compare two recognisers on the same samples: only those count on which they differ.
    """Compare two recognisers picture by picture (exact sign test, two-sided).
    ------
    -------
    ----------
    If both were equally good, each of these would be won by the one or the other as a coin falls.
    Parameters
    Pictures that both get right, or both wrong, say nothing. If the two were equally good, the
    Raises
    Returns
    ValueError
    one_right, other_right : bool arrays of shape (n_samples,)
    only_a, only_b : int
    only_one, only_other : int
    others would fall to either side like coins.
    p : float
    right_a, right_b : bool arrays of shape (n,)
"""Whether one recogniser is better than another on the same pictures, or was only luckier."""
"""Whether one recogniser is better than another, or was only lucky."""
def sign_test(one_right: ArrayLike, other_right: ArrayLike) -> tuple[int, int, float]:
def sign_test(right_a: Any, right_b: Any) -> tuple[int, int, float]:
from __future__ import annotations
from numpy.typing import ArrayLike
from scipy.stats import binomtest
from typing import Any
import numpy as np

    References
    ----------
    Q. McNemar, *Note on the sampling error of the difference between correlated proportions or
            f"both must be rows of the same length. Got shapes {one.shape} and {other.shape}."
        )
        raise ValueError(
        raise ValueError(f"both must have the same shape (n,). Got {a.shape} and {b.shape}.")
        return 0, 0, 1.0
    """
    a, b = np.asarray(right_a, dtype=bool), np.asarray(right_b, dtype=bool)
    if a.shape != b.shape or a.ndim != 1:
    if one.shape != other.shape or one.ndim != 1:
    if only_a + only_b == 0:
    n = only_one + only_other
    one, other = np.asarray(one_right, dtype=bool), np.asarray(other_right, dtype=bool)
    only_a, only_b = int((a & ~b).sum()), int((b & ~a).sum())
    only_one, only_other = int(np.sum(one & ~other)), int(np.sum(other & ~one))
    percentages*, Psychometrika 12 (1947); here with exact binomial probabilities.
    percentages*, Psychometrika 12 (1947); here with the exact binomial distribution.
    return only_a, only_b, float(binomtest(only_a, only_a + only_b).pvalue)
    return only_one, only_other, float(binomtest(only_one, n).pvalue) if n else 1.0
