"""Gradient descent on a single sigmoid neuron: walk downhill on the loss, step by step.

Sources: Cauchy (1847) for the method; for this model, which statisticians call logistic
regression, Cox (1958).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import FloatArray, as_count, as_float, as_floats, as_labels, as_positive
from annlib.activations import sigmoid
from annlib.losses import binary_cross_entropy


def _gradient(X: FloatArray, p: FloatArray, y: FloatArray) -> tuple[FloatArray, float]:
    delta = (p - y) / len(y)
    return X.T @ delta, float(delta.sum())


def neuron_gradient(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float) -> tuple[FloatArray, float]:
    """Give the gradient of the mean binary cross-entropy of one sigmoid neuron.

    .. math:: p = σ(X w + b),   δ = (p - y) / n,   dw = X^T δ,   db = Σ_i δ_i

    Parameters
    ----------
    X : array of shape (n_samples, n_features)
    y : array of shape (n_samples,)
        Labels 0 and 1.
    w : array of shape (n_features,)
    b : float

    Returns
    -------
    dw : array of shape (n_features,)
    db : float

    Raises
    ------
    ValueError
        If the shapes do not fit, a value is not finite, or a label is neither 0 nor 1.
    """
    X = as_floats(X, "X", n_samples=None, n_features=None)
    labels = as_labels(y, "y", n_classes=2, n_samples=len(X)).astype(X.dtype)
    w = as_floats(w, "w", n_features=X.shape[1])
    return _gradient(X, sigmoid(X @ w + as_float(b, "b")), labels)


def train_neuron(
    X: ArrayLike, y: ArrayLike, lr: float, epochs: int
) -> tuple[FloatArray, float, list[float]]:
    """Train one sigmoid neuron by full-batch gradient descent, from w = 0, b = 0.

    .. math:: w ← w - lr · dw,   b ← b - lr · db

    Parameters
    ----------
    X : array of shape (n_samples, n_features)
    y : array of shape (n_samples,)
        Labels 0 and 1.
    lr : float
        Learning rate, above 0.
    epochs : int
        How many steps to take.

    Returns
    -------
    w : array of shape (n_features,)
    b : float
    losses : list of float
        One per epoch, measured before its step: the first is always log 2.

    Raises
    ------
    ValueError
        If the shapes do not fit, a value is not finite, a label is neither 0 nor 1, lr is not
        above 0 or epochs is below 0.
    """
    X = as_floats(X, "X", n_samples=None, n_features=None)
    labels = as_labels(y, "y", n_classes=2, n_samples=len(X)).astype(X.dtype)
    lr = as_positive(lr, "lr")
    w: FloatArray = np.zeros(X.shape[1], dtype=X.dtype)
    b = 0.0
    losses = []
    for _ in range(as_count(epochs, "epochs", minimum=0)):
        p = sigmoid(X @ w + b)
        losses.append(binary_cross_entropy(p, labels))
        dw, db = _gradient(X, p, labels)
        w = w - lr * dw
        b -= lr * db
    return w, b, losses
