"""Labels as numbers that a network can aim at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from annlib._validation import FloatArray, as_count, as_labels


def one_hot(y: ArrayLike, n_classes: int, dtype: DTypeLike = np.float64) -> FloatArray:
    """Write each label as a row of zeros with a single 1.

    .. math:: Y_{ik} = 1 if k = y_i else 0

    Parameters
    ----------
    y : array of shape (n_samples,)
        Labels from 0 to n_classes - 1.
    n_classes : int
    dtype : float64 or float32

    Returns
    -------
    array of shape (n_samples, n_classes)

    Raises
    ------
    ValueError
        If a label is not a whole number from 0 to n_classes - 1, or y is not one-dimensional.
    """
    n_classes = as_count(n_classes, "n_classes")
    labels = as_labels(y, "y", n_classes=n_classes)
    Y: FloatArray = np.zeros((len(labels), n_classes), dtype=dtype)
    Y[np.arange(len(labels)), labels] = 1
    return Y
