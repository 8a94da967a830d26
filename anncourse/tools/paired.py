"""Whether one recogniser is better than another on the same pictures, or was only luckier."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.stats import binomtest


def sign_test(right_a: Any, right_b: Any) -> tuple[int, int, float]:
    """Compare two recognisers picture by picture (exact sign test, two-sided).

    Pictures that both get right, or both wrong, say nothing. If the two were equally good, the
    others would fall to either side like coins.

    Parameters
    ----------
    right_a, right_b : bool arrays of shape (n,)
        Which pictures each gets right.

    Returns
    -------
    only_a, only_b : int
        How many only the one gets right, and only the other.
    p : float
        How often coins would fall at least as unevenly. Below 0.05 it is usually called more than
        chance.

    References
    ----------
    Q. McNemar, *Note on the sampling error of the difference between correlated proportions or
    percentages*, Psychometrika 12 (1947); here with the exact binomial distribution.
    """
    a, b = np.asarray(right_a, dtype=bool), np.asarray(right_b, dtype=bool)
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError(f"both must have the same shape (n,). Got {a.shape} and {b.shape}.")
    only_a, only_b = int((a & ~b).sum()), int((b & ~a).sum())
    if only_a + only_b == 0:
        return 0, 0, 1.0
    return only_a, only_b, float(binomtest(only_a, only_a + only_b).pvalue)
