"""Backpropagation: how much each weight and bias had to do with the error, layer by layer.

It is the chain rule, applied from the output backwards, so that each layer reuses what the one
after it has worked out. ``delta`` is always dLoss/dz of a layer and already holds the 1/n of the
mean over samples.

Source: Rumelhart, Hinton & Williams, *Learning representations by back-propagating errors*
(1986), doi:10.1038/323533a0.
"""

from __future__ import annotations

from numpy.typing import ArrayLike

from annlib._validation import (
    ArrayFunction,
    FloatArray,
    Pair,
    Pairs,
    as_floats,
    as_pairs,
    call_elementwise,
)
from annlib.activations import relu, relu_derivative, softmax


def output_delta(P: ArrayLike, Y: ArrayLike) -> FloatArray:
    """Give dLoss/dz of a softmax output layer with cross-entropy loss.

    .. math:: δ = (P - Y) / n

    The derivative of softmax and that of the logarithm cancel: what is left is the error itself.
    The same holds for one sigmoid output with binary cross-entropy.

    Parameters
    ----------
    P : array of shape (n_samples, n_classes)
        The network's probabilities.
    Y : array of shape (n_samples, n_classes)
        One-hot targets.

    Returns
    -------
    array of shape (n_samples, n_classes)

    Raises
    ------
    ValueError
        If the shapes differ, are empty, or a value is not finite.
    """
    P = as_floats(P, "P", n_samples=None, n_classes=None)
    Y = as_floats(Y, "Y", dtype=P.dtype, n_samples=P.shape[0], n_classes=P.shape[1])
    return (P - Y) / len(P)


def hidden_delta(
    delta_next: ArrayLike, W_next: ArrayLike, Z: ArrayLike, derivative: ArrayFunction
) -> FloatArray:
    """Take dLoss/dz one layer back.

    .. math:: δ_l = (δ_{l+1} W_{l+1}^T) ⊙ f_l'(Z_l)

    Each neuron gets the errors of the neurons it feeds, by the weights it feeds them with, times
    how much its own activation answers to a change.

    Parameters
    ----------
    delta_next : array of shape (n_samples, n_next)
        dLoss/dz of the layer after this one.
    W_next : array of shape (n_hidden, n_next)
        The weights between this layer and the one after it.
    Z : array of shape (n_samples, n_hidden)
        The weighted sums of this layer.
    derivative : function
        The derivative of this layer's activation function, as a function of Z.

    Returns
    -------
    array of shape (n_samples, n_hidden)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    Z = as_floats(Z, "Z", n_samples=None, n_hidden=None)
    delta_next = as_floats(delta_next, "delta_next", n_samples=Z.shape[0], n_next=None)
    W_next = as_floats(W_next, "W_next", n_hidden=Z.shape[1], n_next=delta_next.shape[1])
    return (delta_next @ W_next.T) * call_elementwise(derivative, Z, "derivative")


def layer_gradients(A_prev: ArrayLike, delta: ArrayLike) -> Pair:
    """Give dLoss/dW and dLoss/db of one layer.

    .. math:: dW = A_{prev}^T δ,   db = Σ_i δ_i

    There is no 1/n here: delta holds it. The bias is a weight whose input is always 1.

    Parameters
    ----------
    A_prev : array of shape (n_samples, n_in)
        What went into the layer.
    delta : array of shape (n_samples, n_out)
        dLoss/dz of the layer.

    Returns
    -------
    dW : array of shape (n_in, n_out)
    db : array of shape (n_out,)

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    A_prev = as_floats(A_prev, "A_prev", n_samples=None, n_in=None)
    delta = as_floats(delta, "delta", n_samples=len(A_prev), n_out=None)
    return A_prev.T @ delta, delta.sum(axis=0)


def backward(X: ArrayLike, Y: ArrayLike, parameters: Pairs) -> list[Pair]:
    """Give the gradient of the cross-entropy by every weight and bias of a classifier.

    The hidden layers are ReLU, the output is softmax.

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    Y : array of shape (n_samples, n_classes)
        One-hot targets.
    parameters : list of (W, b)

    Returns
    -------
    list of (dW, db)
        In the order and the shapes of `parameters`.

    Raises
    ------
    ValueError
        If the shapes do not fit, or X or Y is not finite.
    """
    X = as_floats(X, "X", n_samples=None, n_in=None)
    pairs = as_pairs(parameters, "parameters", n_in=X.shape[1])
    Y = as_floats(Y, "Y", n_samples=len(X), n_classes=pairs[-1][1].size)

    # Forwards, keeping every layer's input and weighted sum: both are needed on the way back.
    inputs, sums = [X], []
    for W, b in pairs:
        sums.append(inputs[-1] @ W + b)
        inputs.append(relu(sums[-1]))
    P = softmax(sums[-1])

    delta = output_delta(P, Y)
    gradients = [layer_gradients(inputs[-2], delta)]
    for layer in reversed(range(len(pairs) - 1)):
        delta = hidden_delta(delta, pairs[layer + 1][0], sums[layer], relu_derivative)
        gradients.append(layer_gradients(inputs[layer], delta))
    return gradients[::-1]
