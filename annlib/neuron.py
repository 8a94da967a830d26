"""The perceptron: one artificial neuron that adds up what comes in and fires, or does not.

Sources: McCulloch & Pitts, *A logical calculus of the ideas immanent in nervous activity* (1943);
Rosenblatt, *The perceptron* (1958), doi:10.1037/h0042519; Minsky & Papert, *Perceptrons* (1969).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from annlib._validation import (
    IntArray,
    as_count,
    as_float,
    as_floats,
    scalar_or_array,
)

#: Logic gates as perceptrons: name -> (w, b). Any other weights that draw a line between the
#: same corners of the unit square do as well.
GATES: dict[str, tuple[tuple[float, float], float]] = {
    "and": ((1.0, 1.0), -1.5),
    "or": ((1.0, 1.0), -0.5),
    "nand": ((-1.0, -1.0), 1.5),
}


def weighted_sum(x: ArrayLike, w: ArrayLike, b: float) -> float:
    """Add up the inputs of one neuron, each times its weight, and the bias.

    .. math:: z = w_1 x_1 + w_2 x_2 + … + b = w · x + b

    Parameters
    ----------
    x : array of shape (n_features,)
        The inputs.
    w : array of shape (n_features,)
        The weights: how much, and in which direction, each input counts.
    b : float
        The bias: what z is where every input is 0.

    Returns
    -------
    float
        The weighted sum z.

    Raises
    ------
    ValueError
        If x and w differ in shape, are empty or hold a value that is not finite.
    """
    x = as_floats(x, "x", n_features=None)
    w = as_floats(w, "w", n_features=len(x))
    return float(x @ w) + as_float(b, "b")


def step(z: ArrayLike) -> Any:
    """Fire or do not fire: the threshold of a perceptron.

    .. math:: step(z) = 1 if z ≥ 0 else 0

    Parameters
    ----------
    z : float or array of any shape
        Weighted sums.

    Returns
    -------
    int or int array of the shape of z
        1 where z is at least 0, so also at exactly 0; otherwise 0.

    Raises
    ------
    ValueError
        If z holds a nan, which is on neither side of the threshold.
    """
    z = as_floats(z, "z", finite=False)
    if np.isnan(z).any():
        raise ValueError("z must be numbers on one side of the threshold. Got nan.")
    fired: NDArray[np.int64] = (z >= 0).astype(np.int64)
    return fired if fired.ndim else int(fired)


def perceptron_predict(X: ArrayLike, w: ArrayLike, b: float) -> IntArray:
    """Classify each row of X with one perceptron.

    .. math:: ŷ = step(X w + b)

    Parameters
    ----------
    X : array of shape (n_samples, n_features)
    w : array of shape (n_features,)
    b : float

    Returns
    -------
    int array of shape (n_samples,)
        1 for rows on the line w · x + b = 0 or on the side that w points to, otherwise 0.

    Raises
    ------
    ValueError
        If the shapes do not fit, or a value is not finite.
    """
    X = as_floats(X, "X", n_samples=None, n_features=None)
    w = as_floats(w, "w", n_features=X.shape[1])
    fired: IntArray = step(X @ w + as_float(b, "b"))
    return fired


def boundary_x2(x1: ArrayLike, w: ArrayLike, b: float) -> Any:
    """Give the height x2 of the line on which a perceptron with two inputs changes its mind.

    .. math:: w_1 x_1 + w_2 x_2 + b = 0  ⟹  x_2 = -(w_1 x_1 + b) / w_2

    Parameters
    ----------
    x1 : float or array of any shape
        Where on the first axis.
    w : array of shape (2,)
    b : float

    Returns
    -------
    float or array of the shape of x1

    Raises
    ------
    ValueError
        If w[1] is 0: the line is vertical, and no x2 belongs to an x1.
    """
    x1 = as_floats(x1, "x1")
    # As Python floats, which leave a float32 x1 float32.
    w1, w2 = as_floats(w, "w", n_features=2).tolist()
    if w2 == 0:
        raise ValueError("w[1] must not be 0: the boundary is vertical. Got w[1]=0.")
    return scalar_or_array(-(x1 * w1 + as_float(b, "b")) / w2)


def xor_predict(X: ArrayLike) -> IntArray:
    """Compute XOR, which no single perceptron can, from two layers of perceptrons.

    .. math:: XOR(x) = AND(OR(x), NAND(x))

    The first layer draws two lines; the second fires for what lies between them.

    Parameters
    ----------
    X : array of shape (n_samples, 2)
        Pairs of 0 and 1.

    Returns
    -------
    int array of shape (n_samples,)
        1 where exactly one of the two inputs is 1.

    Raises
    ------
    ValueError
        If X does not have two columns, or a value is not finite.
    """
    X = as_floats(X, "X", n_samples=None, n_features=2)
    hidden = np.column_stack(
        [perceptron_predict(X, *GATES["or"]), perceptron_predict(X, *GATES["nand"])]
    )
    return perceptron_predict(hidden, *GATES["and"])


def weight_impact(w: ArrayLike, j: int, dx: float) -> float:
    """Say by how much the weighted sum changes when one input changes.

    .. math:: Δz = w_j Δx

    The other inputs and the bias do not matter: that is what *linear* means.

    Parameters
    ----------
    w : array of shape (n_features,)
    j : int
        Which input changes, from 0 to n_features - 1.
    dx : float
        The change of input j, in its own unit.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there is no input j.
    """
    w = as_floats(w, "w", n_features=None)
    j = as_count(j, "j", minimum=0)
    if j >= len(w):
        raise ValueError(f"j must be from 0 to {len(w) - 1}. Got {j}.")
    return float(w[j]) * as_float(dx, "dx")


def bias_from_threshold(theta: float) -> float:
    """Turn a threshold into a bias: a bias is a threshold moved to the other side.

    .. math:: w · x ≥ θ  ⟺  w · x - θ ≥ 0  ⟹  b = -θ

    Parameters
    ----------
    theta : float
        What w · x must reach for the neuron to fire.

    Returns
    -------
    float
    """
    return -as_float(theta, "theta")


def fires(a: float, threshold: float) -> bool:
    """Say whether a neuron's value is passed on: whether it reaches the threshold.

    .. math:: a ≥ threshold

    Parameters
    ----------
    a : float
        The neuron's value.
    threshold : float
        In the same unit.

    Returns
    -------
    bool
        True also where a equals the threshold.
    """
    return as_float(a, "a") >= as_float(threshold, "threshold")
