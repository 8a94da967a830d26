"""How a perceptron learns: after every mistake, lean a little towards the right answer.

Source: Rosenblatt, *The perceptron* (1958), doi:10.1037/h0042519. Novikoff (1962) proved that it
stops making mistakes wherever a line separates the classes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import (
    FloatArray,
    as_count,
    as_float,
    as_floats,
    as_labels,
    as_positive,
)


def _corrected(
    w: FloatArray, b: float, x: FloatArray, y: int, lr: float
) -> tuple[FloatArray, float, int]:
    """Return w, b and the error y - ŷ, which is -1, 0 or 1."""
    error = y - int(x @ w + b >= 0)
    if error == 0:
        return w, b, 0
    return w + (lr * error) * x, b + lr * error, error


def perceptron_update(
    w: ArrayLike, b: float, x: ArrayLike, y: int, lr: float
) -> tuple[FloatArray, float]:
    """Correct one perceptron by one example.

    .. math:: e = y - step(w · x + b),  w ← w + lr · e · x,  b ← b + lr · e

    Where the perceptron is right, e is 0 and nothing changes. The bias learns like a weight whose
    input is always 1.

    Parameters
    ----------
    w : array of shape (n_features,)
    b : float
    x : array of shape (n_features,)
        One example.
    y : int
        Its label, 0 or 1.
    lr : float
        Learning rate, above 0.

    Returns
    -------
    w : array of shape (n_features,)
        A new array; the one handed in stays as it was.
    b : float

    Raises
    ------
    ValueError
        If the shapes do not fit, y is neither 0 nor 1, or lr is not above 0.
    """
    w = as_floats(w, "w", n_features=None)
    x = as_floats(x, "x", n_features=len(w))
    label = int(as_labels(np.atleast_1d(y), "y", n_classes=2, n_samples=1)[0])
    new_w, new_b, _ = _corrected(w, as_float(b, "b"), x, label, as_positive(lr, "lr"))
    return (new_w.copy() if new_w is w else new_w), new_b


def train_perceptron(
    X: ArrayLike, y: ArrayLike, lr: float, epochs: int
) -> tuple[FloatArray, float, list[int]]:
    """Train one perceptron: go through the rows in order and correct it after each.

    It starts from w = 0, b = 0, runs all epochs, and counts as a mistake every row that was
    classified wrongly before its own correction.

    Parameters
    ----------
    X : array of shape (n_samples, n_features)
    y : array of shape (n_samples,)
        Labels 0 and 1.
    lr : float
        Learning rate, above 0.
    epochs : int
        How many times to go through all rows.

    Returns
    -------
    w : array of shape (n_features,)
    b : float
    mistakes : list of int
        One count per epoch. Once it is 0 it stays 0: the classes are separated.

    Raises
    ------
    ValueError
        If the shapes do not fit, a label is neither 0 nor 1, a value is not finite, lr is not
        above 0 or epochs is below 0.
    """
    X = as_floats(X, "X", n_samples=None, n_features=None)
    labels = as_labels(y, "y", n_classes=2, n_samples=len(X)).tolist()
    lr = as_positive(lr, "lr")
    w: FloatArray = np.zeros(X.shape[1], dtype=X.dtype)
    b = 0.0
    mistakes = []
    for _ in range(as_count(epochs, "epochs", minimum=0)):
        n_wrong = 0
        for x, label in zip(X, labels, strict=True):
            w, b, error = _corrected(w, b, x, label, lr)
            n_wrong += error != 0
        mistakes.append(n_wrong)
    return w, b, mistakes
