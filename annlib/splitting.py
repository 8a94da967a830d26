"""Keep some data back, to see what a network makes of what it has never seen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from annlib._validation import as_array, as_float, check_rng


def paired_rows(X: ArrayLike, y: ArrayLike, y_name: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return two arrays of any dtype that have the same number of rows."""
    X, y = as_array(X, "X"), as_array(y, y_name)
    if X.ndim == 0 or X.size == 0:
        raise ValueError(f"X must have shape (n_samples, n_features). Got {X.shape}.")
    if y.ndim == 0 or len(y) != len(X):
        raise ValueError(f"{y_name} must have as many rows as X={len(X)}. Got shape {y.shape}.")
    return X, y


def train_test_split(
    X: ArrayLike, y: ArrayLike, test_fraction: float, rng: np.random.Generator
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Split rows at random into those to learn from and those to test with.

    .. math:: n_{test} = round(n · f),  f = test_fraction

    Parameters
    ----------
    X : array of shape (n_samples, …)
    y : array of shape (n_samples, …)
        Each row stays with its row of X.
    test_fraction : float
        Between 0 and 1. The test part may be left without rows, the training part may not.
    rng : numpy.random.Generator

    Returns
    -------
    X_train, X_test, y_train, y_test : arrays
        Copies; every row is in exactly one part.

    Raises
    ------
    TypeError
        If rng is not a Generator.
    ValueError
        If X and y differ in length, or no row would be left for the training.
    """
    check_rng(rng)
    X, y = paired_rows(X, y, "y")
    n_test = round(as_float(test_fraction, "test_fraction") * len(X))
    if not 0 <= n_test < len(X):
        raise ValueError(
            f"test_fraction must leave some of {len(X)} rows for the training. "
            f"Got {test_fraction}, which is {n_test} for the test."
        )
    order = rng.permutation(len(X))
    test, train = order[:n_test], order[n_test:]
    return X[train], X[test], y[train], y[test]
