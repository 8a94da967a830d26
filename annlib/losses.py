"""Loss functions: how wrong the outputs are, as one number, and its gradient.

Every loss is the mean over samples of the sum over outputs, so every gradient holds 1/n. Arrays
are (n_samples, n_outputs), or (n_samples,) for one output. The targets are taken in the dtype of
the predictions, so float32 stays float32.

Source: Goodfellow, Bengio & Courville, *Deep Learning* (2016), sections 5.5 and 6.2.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import FloatArray, as_floats, scalar_or_array


def _matching(pred: ArrayLike, target: ArrayLike, names: str) -> tuple[FloatArray, FloatArray, int]:
    """Return predictions and targets of one shape, and how many samples they are."""
    P = as_floats(pred, names[0])
    Y = as_floats(target, names[1], dtype=P.dtype)
    if P.shape != Y.shape:
        raise ValueError(f"{names[1]} must have the shape of {names[0]}={P.shape}. Got {Y.shape}.")
    if P.size == 0 or P.ndim > 2:
        raise ValueError(f"{names[0]} must have shape (n_samples, n_outputs). Got {P.shape}.")
    return P, Y, len(P) if P.ndim else 1


def _check_probabilities(array: FloatArray, name: str) -> None:
    if array.min() < 0 or array.max() > 1:
        bad = array[(array < 0) | (array > 1)].flat[0]
        raise ValueError(f"{name} must be between 0 and 1. Got {bad}.")


def _smallest(P: FloatArray) -> float:
    """Return what a probability of 0 counts as: one rounding step, 2.2e-16 in float64."""
    return float(np.finfo(P.dtype).eps)


def mse_loss(A: ArrayLike, Y: ArrayLike) -> float:
    """Average over samples the squared distance between output and target.

    .. math:: L = (1/n) Σ_i Σ_k (a_{ik} - y_{ik})²

    Parameters
    ----------
    A, Y : arrays of shape (n_samples, n_outputs) or (n_samples,)

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a value is not finite.
    """
    A, Y, n = _matching(A, Y, "AY")
    return float(np.sum((A - Y) ** 2)) / n


def mse_gradient(A: ArrayLike, Y: ArrayLike) -> Any:
    """Give the gradient of `mse_loss`.

    .. math:: dL/dA = 2 (A - Y) / n
    """
    A, Y, n = _matching(A, Y, "AY")
    return scalar_or_array(2 * (A - Y) / n)


def binary_cross_entropy(p: ArrayLike, y: ArrayLike) -> float:
    """Average the surprise at the true label of a yes-or-no question.

    .. math:: L = -(1/n) Σ_i [y_i log p_i + (1 - y_i) log(1 - p_i)]

    Parameters
    ----------
    p : array of shape (n_samples,) or (n_samples, n_outputs)
        Probabilities of label 1. Those closer to 0 or 1 than one rounding step count as that
        step, so a certain and wrong answer costs much but not infinitely much.
    y : array of the shape of p
        Labels 0 and 1, or probabilities.

    Returns
    -------
    float
        In nats; always guessing 1/2 costs log 2 = 0.693.

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a value is not between 0 and 1.
    """
    p, y, n = _matching(p, y, "py")
    _check_probabilities(p, "p")
    _check_probabilities(y, "y")
    eps = _smallest(p)
    p = np.clip(p, eps, 1 - eps)
    return (0.0 - float(np.sum(y * np.log(p) + (1 - y) * np.log1p(-p)))) / n


def bce_gradient(p: ArrayLike, y: ArrayLike) -> Any:
    """Give the gradient of `binary_cross_entropy`.

    .. math:: dL/dp = (1/n) (p - y) / (p (1 - p))

    At p = 0 and p = 1, where it has no value, p counts as one rounding step away.
    """
    p, y, n = _matching(p, y, "py")
    _check_probabilities(p, "p")
    _check_probabilities(y, "y")
    eps = _smallest(p)
    p = np.clip(p, eps, 1 - eps)
    return scalar_or_array((p - y) / (p * (1 - p)) / n)


def cross_entropy(P: ArrayLike, Y: ArrayLike) -> float:
    """Average the surprise at the true class.

    .. math:: L = -(1/n) Σ_i Σ_k y_{ik} log p_{ik}

    Parameters
    ----------
    P : array of shape (n_samples, n_classes)
        Probabilities, as softmax gives them. One that is smaller than a rounding step counts as
        that step, so the loss is finite at p = 0.
    Y : array of shape (n_samples, n_classes)
        One-hot targets.

    Returns
    -------
    float
        In nats; guessing every class alike costs log n_classes.

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a value is not between 0 and 1.
    """
    P, Y, n = _matching(P, Y, "PY")
    _check_probabilities(P, "P")
    _check_probabilities(Y, "Y")
    # In place: for many rows, asking for memory would cost more than the logarithms.
    logs = np.asarray(np.maximum(P, _smallest(P)))
    np.log(logs, out=logs)
    # 0.0 - x, not -x: a perfect answer costs 0.0, not -0.0.
    return (0.0 - float(np.vdot(Y, logs))) / n


def cross_entropy_gradient(P: ArrayLike, Y: ArrayLike) -> Any:
    """Give the gradient of `cross_entropy`.

    .. math:: dL/dP = -(Y / P) / n

    At p = 0, where it has no value, p counts as one rounding step.
    """
    P, Y, n = _matching(P, Y, "PY")
    _check_probabilities(P, "P")
    _check_probabilities(Y, "Y")
    return scalar_or_array(-Y / np.maximum(P, _smallest(P)) / n)


class Loss(NamedTuple):
    """A loss and its gradient, both functions of the outputs and the targets."""

    function: Callable[[ArrayLike, ArrayLike], float]
    gradient: Callable[[ArrayLike, ArrayLike], Any]


#: name -> (function, gradient)
LOSSES: dict[str, Loss] = {
    "mse": Loss(mse_loss, mse_gradient),
    "binary_cross_entropy": Loss(binary_cross_entropy, bce_gradient),
    "cross_entropy": Loss(cross_entropy, cross_entropy_gradient),
}
