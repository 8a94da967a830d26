"""All weights and biases of a network as one long vector, and back.

For gradient descent a network is a point in a space with one axis per parameter. As one array it
is also checked, or moved, in one operation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import FloatArray, Pair, Pairs, as_floats, as_pairs
from annlib.forward_propagation import count_parameters, parameter_shapes


def flatten(parameters: Pairs) -> FloatArray:
    """Write all parameters, or all gradients, behind one another.

    .. math:: θ = (W_1 row by row, b_1, W_2 row by row, b_2, …)

    Parameters
    ----------
    parameters : list of (W, b)
        W of shape (n_in, n_out), b of shape (n_out,).

    Returns
    -------
    array of shape (n_parameters,)
        A copy.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    pairs = as_pairs(parameters, "parameters")
    return np.concatenate([array.ravel() for pair in pairs for array in pair])


def unflatten(theta: ArrayLike, sizes: Sequence[int]) -> list[Pair]:
    """Cut a long vector into the weights and biases of a network.

    Parameters
    ----------
    theta : array of shape (n_parameters,)
        As `flatten` gives it.
    sizes : list of int
        ``[n_in, n_hidden, …, n_out]``

    Returns
    -------
    list of (W, b)
        Views of theta where it is an array of floats: what changes one changes the other.

    Raises
    ------
    ValueError
        If theta does not have as many entries as such a network has parameters.
    """
    theta = as_floats(theta, "theta", finite=False, n_parameters=count_parameters(sizes))
    pairs = []
    start = 0
    for W_shape, (n_out,) in parameter_shapes(sizes):
        middle = start + W_shape[0] * W_shape[1]
        pairs.append((theta[start:middle].reshape(W_shape), theta[middle : middle + n_out]))
        start = middle + n_out
    return pairs
