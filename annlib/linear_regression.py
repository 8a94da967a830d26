"""Weight and bias where most people met them first: slope and intercept of a straight line.

Source of least squares: Legendre (1805), Gauss (1809).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import as_float, as_floats, scalar_or_array


def predict_line(x: ArrayLike, w: float, b: float) -> Any:
    """Predict with a straight line.

    .. math:: ŷ = w x + b

    Parameters
    ----------
    x : float or array of any shape
    w : float
        The slope, or weight: by how much ŷ changes when x grows by 1.
    b : float
        The intercept, or bias: ŷ at x = 0.

    Returns
    -------
    float or array of the shape of x
    """
    return scalar_or_array(as_floats(x, "x") * as_float(w, "w") + as_float(b, "b"))


def fit_line(x: ArrayLike, y: ArrayLike) -> tuple[float, float]:
    """Fit a straight line so that the mean squared error is as small as it can be.

    .. math::
        w = Σ (x - x̄)(y - ȳ) / Σ (x - x̄)²,   b = ȳ - w x̄

    Parameters
    ----------
    x, y : arrays of shape (n_samples,)
        With at least two different values in x.

    Returns
    -------
    slope : float
    intercept : float

    Raises
    ------
    ValueError
        If the shapes differ, a value is not finite, or all values of x are equal: every slope
        through the one point (x̄, ȳ) is then as good as any other.
    """
    x = as_floats(x, "x", dtype=np.float64, n_samples=None)
    y = as_floats(y, "y", dtype=np.float64, n_samples=len(x))
    # Centring first keeps the digits that Σ x² - n x̄² would cancel.
    dx = x - x.mean()
    spread = float(dx @ dx)
    if np.ptp(x) == 0 or spread == 0:
        raise ValueError(f"x must hold at least two different values. Got only {x[0]}.")
    slope = float(dx @ (y - y.mean())) / spread
    return slope, float(y.mean() - slope * x.mean())


def mean_squared_error(y_pred: ArrayLike, y_true: ArrayLike) -> float:
    """Average the squared distances between predictions and truth.

    .. math:: mse = (1/n) Σ (ŷ - y)²

    Parameters
    ----------
    y_pred, y_true : arrays of shape (n_samples,)

    Returns
    -------
    float
        In the unit of y, squared.

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a value is not finite.
    """
    y_pred = as_floats(y_pred, "y_pred", n_samples=None)
    y_true = as_floats(y_true, "y_true", n_samples=len(y_pred))
    return float(np.mean((y_pred - y_true) ** 2))
