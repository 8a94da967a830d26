"""The cross-check: compare a gradient from the chain rule with one from two nearby losses.

Everything here is computed in float64, whatever comes in: differences of float32 losses have
hardly any digits left.

Source: Press et al., *Numerical Recipes* (2007), section 5.7.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from annlib._validation import as_float, as_floats, as_positive, scalar_or_array

#: A function from an array of parameters to one number.
LossOf = Callable[[NDArray[np.float64]], float]


def numeric_gradient(f: LossOf, theta: ArrayLike, eps: float = 1e-5) -> Any:
    """Approximate a gradient by central differences.

    .. math:: ∂f/∂θ_i ≈ (f(θ + ε e_i) - f(θ - ε e_i)) / (2ε)

    The error shrinks with ε², until rounding takes over; 1e-5 is close to the best for float64.

    Parameters
    ----------
    f : function
        From an array of theta's shape to a float. It always gets a new array.
    theta : float or array of any shape
        Where. It stays as it is.
    eps : float
        The step, above 0.

    Returns
    -------
    float or float64 array of the shape of theta

    Raises
    ------
    ValueError
        If theta is not finite, eps is not above 0, or f gives anything but one number.
    """
    theta = as_floats(theta, "theta", dtype=np.float64)
    eps = as_positive(eps, "eps")
    gradient = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        shift = np.zeros(theta.shape)
        shift[index] = eps
        above = as_float(f(theta + shift), "f(theta)", finite=False)
        below = as_float(f(theta - shift), "f(theta)", finite=False)
        gradient[index] = (above - below) / (2 * eps)
    return scalar_or_array(gradient)


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Measure how far two arrays are apart, as a share of their size.

    .. math:: ‖a - b‖ / (‖a‖ + ‖b‖),  and 0 if both are zero

    Parameters
    ----------
    a, b : floats or arrays of one shape

    Returns
    -------
    float
        From 0, equal, to 1, as different as can be. Two gradients that agree come below 1e-6.

    Raises
    ------
    ValueError
        If the shapes differ, or a value is not finite.
    """
    a = as_floats(a, "a", dtype=np.float64)
    b = as_floats(b, "b", dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError(f"b must have the shape of a={a.shape}. Got {b.shape}.")
    # Brought near 1 first, as squares of very small or large numbers are out of range; by a power
    # of two, which costs no digit.
    largest = max(np.abs(a).max(initial=0.0), np.abs(b).max(initial=0.0))
    if largest == 0:
        return 0.0
    unit = 2.0 ** np.floor(np.log2(largest))
    u, v = (a / unit).ravel(), (b / unit).ravel()
    return float(np.linalg.norm(u - v) / (np.linalg.norm(u) + np.linalg.norm(v)))


def gradients_agree(
    f: LossOf, theta: ArrayLike, gradient: ArrayLike, eps: float = 1e-5, tolerance: float = 1e-6
) -> bool:
    """Say whether a gradient is what central differences of the loss give.

    At a kink, such as that of ReLU at 0, the two may differ although the gradient is right.

    Parameters
    ----------
    f : function
        From an array of theta's shape to a float.
    theta : float or array of any shape
    gradient : float or array of theta's shape
        The gradient of f at theta to be checked.
    eps : float
        The step of the central differences.
    tolerance : float
        The largest relative error that still counts as agreement.

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        If gradient does not have the shape of theta, or a value is not finite.
    """
    theta = as_floats(theta, "theta", dtype=np.float64)
    gradient = as_floats(gradient, "gradient", dtype=np.float64)
    if gradient.shape != theta.shape:
        raise ValueError(
            f"gradient must have the shape of theta={theta.shape}. Got {gradient.shape}."
        )
    numeric = np.asarray(numeric_gradient(f, theta, eps))
    # Where the true gradient is 0, the quotient of rounding errors is all that is left of it.
    noise = 10 * np.finfo(np.float64).eps * abs(float(f(theta.astype(np.float64)))) / eps
    if np.abs(numeric - gradient).max(initial=0.0) <= noise:
        return True
    return relative_error(numeric, gradient) <= as_positive(tolerance, "tolerance")
