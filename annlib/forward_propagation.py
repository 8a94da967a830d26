"""Forward propagation: data goes in at one end of a network, its answer comes out at the other.

A network is a list of pairs, ``parameters = [(W1, b1), (W2, b2), …]``, and a list of activation
functions, one per layer.

Source: Goodfellow, Bengio & Courville, *Deep Learning* (2016), chapter 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from numpy.typing import ArrayLike

from annlib._validation import (
    ArrayFunction,
    FloatArray,
    Pairs,
    as_floats,
    as_pairs,
    as_sizes,
    call_elementwise,
)


def parameter_shapes(sizes: Sequence[int]) -> list[tuple[tuple[int, int], tuple[int]]]:
    """Give the shapes of every layer's weights and biases.

    Parameters
    ----------
    sizes : list of int
        ``[n_in, n_hidden, …, n_out]``

    Returns
    -------
    list of ((n_in, n_out), (n_out,))
        One entry per layer: ``[2, 2, 1]`` gives ``[((2, 2), (2,)), ((2, 1), (1,))]``.

    Raises
    ------
    ValueError
        If there are fewer than two sizes, or one is below 1.
    """
    sizes = as_sizes(sizes)
    return [((n_in, n_out), (n_out,)) for n_in, n_out in pairwise(sizes)]


def count_parameters(sizes: Sequence[int]) -> int:
    """Count the numbers that a network learns: its weights and its biases.

    .. math:: Σ_l (n_{in} n_{out} + n_{out})

    Parameters
    ----------
    sizes : list of int
        ``[n_in, n_hidden, …, n_out]``

    Returns
    -------
    int
    """
    return sum(n_in * n_out + n_out for (n_in, n_out), _ in parameter_shapes(sizes))


def forward(
    X: ArrayLike, parameters: Pairs, activations: Sequence[ArrayFunction]
) -> list[FloatArray]:
    """Send a batch through all layers and keep what each gives.

    .. math:: A_0 = X,   A_l = f_l(A_{l-1} W_l + b_l)

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    parameters : list of (W, b)
        W of shape (n_in, n_out) and b of shape (n_out,), each layer taking what the one before
        it gives.
    activations : list of functions
        One per layer, each from an array to an array of the same shape.

    Returns
    -------
    list of arrays
        ``[X, A1, …, A_out]``, each of shape (n_samples, size of that layer).

    Raises
    ------
    ValueError
        If the shapes do not fit, X is not finite, or the two lists differ in length.
    """
    X = as_floats(X, "X", n_samples=None, n_in=None)
    pairs = as_pairs(parameters, "parameters", n_in=X.shape[1])
    if len(activations) != len(pairs):
        raise ValueError(
            f"activations must have one function per layer={len(pairs)}. Got {len(activations)}."
        )
    outputs = [X]
    for (W, b), activation in zip(pairs, activations, strict=True):
        outputs.append(call_elementwise(activation, outputs[-1] @ W + b, "activation"))
    return outputs


def collapse_linear(
    W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Merge two layers without activation function into one that gives the same outputs.

    .. math:: (X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2)

    This is why a network needs nonlinear activation functions: without them, a hundred layers
    can do no more than one.

    Parameters
    ----------
    W1 : array of shape (n_in, n_hidden)
    b1 : array of shape (n_hidden,)
    W2 : array of shape (n_hidden, n_out)
    b2 : array of shape (n_out,)

    Returns
    -------
    W : array of shape (n_in, n_out)
    b : array of shape (n_out,)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    W1 = as_floats(W1, "W1", n_in=None, n_hidden=None)
    b1 = as_floats(b1, "b1", n_hidden=W1.shape[1])
    W2 = as_floats(W2, "W2", n_hidden=W1.shape[1], n_out=None)
    b2 = as_floats(b2, "b2", n_out=W2.shape[1])
    return W1 @ W2, b1 @ W2 + b2
