"""Activation functions: what a neuron makes of its weighted sum, and how fast that changes.

All of them keep float32, take lists and numbers, and follow the limits at infinity. Each
derivative is written as a function of z.

Sources: Goodfellow, Bengio & Courville, *Deep Learning* (2016), section 6.3; ReLU: Nair & Hinton
(2010); softmax: Bridle (1990).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import ArrayFunction, FloatArray, NotFiniteError, as_floats, elementwise


@elementwise
def identity(z: FloatArray) -> FloatArray:
    """Pass the weighted sum on as it is: no activation.

    .. math:: a = z

    Its range is (-∞, ∞).
    """
    return z.copy()


@elementwise
def identity_derivative(z: FloatArray) -> FloatArray:
    """Give the slope of the identity: 1 everywhere."""
    return np.ones_like(z)


@elementwise
def sigmoid(z: FloatArray) -> FloatArray:
    """Squash into (0, 1): a threshold with a soft edge, or a probability.

    .. math:: σ(z) = 1 / (1 + e^{-z}) = e^{z} / (1 + e^{z})

    Parameters
    ----------
    z : float or array of any shape

    Returns
    -------
    float or array of the shape of z
    """
    # e^{-|z|} is at most 1, so it never overflows: the left form for z ≥ 0, the right one below.
    e = np.exp(-np.abs(z))
    a: FloatArray = np.where(z >= 0, 1, e) / (1 + e)
    return a


@elementwise
def sigmoid_derivative(z: FloatArray) -> FloatArray:
    """Give the slope of the sigmoid: at most 1/4, and nearly 0 where the neuron is saturated.

    .. math:: σ'(z) = σ(z) (1 - σ(z)) = e^{-|z|} / (1 + e^{-|z|})²
    """
    # The right form: 1 - σ(z) loses all its digits where σ(z) is close to 1.
    e = np.exp(-np.abs(z))
    slope: FloatArray = e / (1 + e) ** 2
    return slope


@elementwise
def tanh(z: FloatArray) -> FloatArray:
    """Squash into (-1, 1), symmetric around 0.

    .. math:: tanh(z) = (e^{z} - e^{-z}) / (e^{z} + e^{-z}) = 2 σ(2z) - 1
    """
    return np.tanh(z)


@elementwise
def tanh_derivative(z: FloatArray) -> FloatArray:
    """Give the slope of tanh: 1 at 0, nearly 0 where the neuron is saturated.

    .. math:: tanh'(z) = 1 - tanh(z)²
    """
    return 1 - np.tanh(z) ** 2


@elementwise
def relu(z: FloatArray) -> FloatArray:
    """Pass on what is positive, and nothing else: the rectified linear unit.

    .. math:: relu(z) = max(z, 0)

    Its range is [0, ∞).
    """
    return np.maximum(z, 0)


@elementwise
def relu_derivative(z: FloatArray) -> FloatArray:
    """Give the slope of ReLU: 1 where z > 0, otherwise 0.

    At z = 0 there is a kink and no slope; 0 is what everybody takes.
    """
    return (z > 0).astype(z.dtype)


def softmax(Z: ArrayLike) -> FloatArray:
    """Turn each row of scores into probabilities: positive, and 1 in sum.

    .. math:: softmax(z)_k = e^{z_k} / Σ_j e^{z_j}

    Parameters
    ----------
    Z : array of shape (n_samples, n_classes), or (n_classes,) for one sample
        Scores; only their differences within a row matter.

    Returns
    -------
    array of the shape of Z

    Raises
    ------
    ValueError
        If Z is a single number, is empty, or has a row whose largest score is not finite.
    """
    Z = as_floats(Z, "Z", finite=False)
    if Z.ndim == 0 or Z.size == 0:
        raise ValueError(f"Z must have shape (n_samples, n_classes). Got {Z.shape}.")
    highest = Z.max(axis=-1, keepdims=True)
    if not np.isfinite(highest).all():
        bad = highest[~np.isfinite(highest)][0]
        raise NotFiniteError(f"Z must be finite. Got a row whose largest score is {bad}.")
    # The highest score becomes 0, so e^z is at most 1 and the sum at least 1. A score so far below
    # that the difference overflows becomes -inf, of which e^z is 0, as it should be.
    with np.errstate(over="ignore"):
        E: FloatArray = np.exp(Z - highest)
    E /= E.sum(axis=-1, keepdims=True)
    return E


def softmax_backward(P: ArrayLike, dP: ArrayLike) -> FloatArray:
    """Take a gradient back through softmax, from probabilities to scores.

    Every probability depends on every score of its row, so the derivative is a matrix per row,
    ∂p_k/∂z_j = p_k (1[k = j] - p_j). Its product with dLoss/dP needs no matrix:

    .. math:: dLoss/dZ = P ⊙ (dP - Σ_k dP_k P_k)

    Parameters
    ----------
    P : array of shape (n_samples, n_classes)
        What softmax gave.
    dP : array of shape (n_samples, n_classes)
        dLoss/dP.

    Returns
    -------
    array of shape (n_samples, n_classes)
        dLoss/dZ.
    """
    P = as_floats(P, "P", finite=False, n_samples=None, n_classes=None)
    dP = as_floats(dP, "dP", finite=False, n_samples=P.shape[0], n_classes=P.shape[1])
    dZ: FloatArray = P * (dP - (dP * P).sum(axis=1, keepdims=True))
    return dZ


class Activation(NamedTuple):
    """An activation function and its derivative, both functions of z.

    The derivative of softmax is None: it is not one number per element. See `softmax_backward`.
    """

    function: ArrayFunction
    derivative: ArrayFunction | None


#: name -> (function, derivative)
ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation(identity, identity_derivative),
    "sigmoid": Activation(sigmoid, sigmoid_derivative),
    "tanh": Activation(tanh, tanh_derivative),
    "relu": Activation(relu, relu_derivative),
    "softmax": Activation(softmax, None),
}
