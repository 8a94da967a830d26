"""How good a classifier is, in terms that people count in."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import IntArray, as_count, as_labels


def accuracy(y_pred: ArrayLike, y_true: ArrayLike) -> float:
    """Give the share of predictions that are right.

    .. math:: accuracy = (number of i with ŷ_i = y_i) / n

    Parameters
    ----------
    y_pred, y_true : arrays of shape (n_samples,)
        Labels.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a label is not a whole number.
    """
    y_pred = as_labels(y_pred, "y_pred")
    y_true = as_labels(y_true, "y_true", n_samples=len(y_pred))
    return float(np.mean(y_pred == y_true))


def confusion_matrix(y_true: ArrayLike, y_pred: ArrayLike, n_classes: int) -> IntArray:
    """Count how often each class was taken for each class.

    .. math:: C_{tp} = number of samples of class t that were predicted as p

    Parameters
    ----------
    y_true, y_pred : arrays of shape (n_samples,)
        Labels from 0 to n_classes - 1.
    n_classes : int

    Returns
    -------
    int array of shape (n_classes, n_classes)
        Rows are true classes, columns predicted ones; the diagonal is what went right.

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a label is not from 0 to n_classes - 1.
    """
    n_classes = as_count(n_classes, "n_classes")
    y_true = as_labels(y_true, "y_true", n_classes=n_classes)
    y_pred = as_labels(y_pred, "y_pred", n_classes=n_classes, n_samples=len(y_true))
    # Each pair (t, p) gets the number of its cell, counted row by row.
    counts = np.bincount(n_classes * y_true + y_pred, minlength=n_classes**2)
    return counts.reshape(n_classes, n_classes).astype(np.int64)
