"""Training: small steps on small batches, many times over.

`train` is the whole story in plain functions; `annlib.fit` tells it fast and with any
network, loss and optimizer.

Source: Goodfellow, Bengio & Courville, *Deep Learning* (2016), section 8.1.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from annlib._validation import (
    IntArray,
    Pair,
    Pairs,
    as_count,
    as_floats,
    as_positive,
    as_sizes,
    check_rng,
)
from annlib.activations import relu, softmax
from annlib.backpropagation import backward
from annlib.divergence import diverged
from annlib.forward_propagation import forward
from annlib.initializers import init_parameters
from annlib.losses import cross_entropy
from annlib.optimizers import gradient_step
from annlib.splitting import paired_rows


def minibatches(
    X: ArrayLike, Y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Go once through all rows, in a new random order, a batch at a time.

    Parameters
    ----------
    X : array of shape (n_samples, …)
    Y : array of shape (n_samples, …)
        Labels or targets; each row stays with its row of X.
    batch_size : int
        Rows per batch. The last batch has what is left.
    rng : numpy.random.Generator

    Returns
    -------
    generator of (X, Y)
        Copies; every row comes exactly once.

    Raises
    ------
    TypeError
        If rng is not a Generator, or batch_size not a whole number.
    ValueError
        If X and Y differ in length, or batch_size is below 1.
    """
    check_rng(rng)
    X, Y = paired_rows(X, Y, "Y")
    return _batches(X, Y, as_count(batch_size, "batch_size"), rng)


def _batches(
    X: NDArray[Any], Y: NDArray[Any], batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def train(
    X: ArrayLike,
    Y: ArrayLike,
    sizes: Sequence[int],
    lr: float,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
) -> tuple[list[Pair], list[float]]:
    """Train a classifier, ReLU hidden and softmax out, by stochastic gradient descent.

    For each epoch, for each batch: forwards, backwards, one step.

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    Y : array of shape (n_samples, n_classes)
        One-hot targets.
    sizes : list of int
        ``[n_in, n_hidden, …, n_classes]``
    lr : float
        Learning rate, above 0.
    epochs : int
        How many times to go through all rows.
    batch_size : int
    rng : numpy.random.Generator
        Draws the first weights and the order of the rows.

    Returns
    -------
    parameters : list of (W, b)
        In the dtype of X.
    losses : list of float
        One per epoch: the mean of the cross-entropy over all rows, each measured with the
        parameters of its moment, before the step that it was used for.

    Raises
    ------
    TypeError
        If rng is not a Generator.
    ValueError
        If the shapes do not fit, a value is not finite, or a number is out of range.
    FloatingPointError
        If the parameters outgrow all numbers: lr is too large.
    """
    sizes = as_sizes(sizes)
    X = as_floats(X, "X", n_samples=None, n_in=sizes[0])
    Y = as_floats(Y, "Y", dtype=X.dtype, n_samples=len(X), n_classes=sizes[-1])
    lr, epochs = as_positive(lr, "lr"), as_count(epochs, "epochs", minimum=0)
    batch_size = as_count(batch_size, "batch_size")
    parameters = init_parameters(sizes, rng, X.dtype)
    activations = [relu] * (len(sizes) - 2) + [softmax]
    losses = []
    for epoch in range(1, epochs + 1):
        total = 0.0
        with diverged(epoch, lr):
            for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
                P = forward(X_batch, parameters, activations)[-1]
                total += cross_entropy(P, Y_batch) * len(X_batch)
                gradients = backward(X_batch, Y_batch, parameters)
                parameters = gradient_step(parameters, gradients, lr)
        losses.append(total / len(X))
    return parameters, losses


def predict(X: ArrayLike, parameters: Pairs) -> IntArray:
    """Give the class that a classifier, ReLU hidden and softmax out, finds most probable.

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    parameters : list of (W, b)

    Returns
    -------
    int array of shape (n_samples,)
        Labels from 0 to n_classes - 1.

    Raises
    ------
    ValueError
        If the shapes do not fit, or X is not finite.
    """
    activations = [relu] * (len(parameters) - 1) + [softmax]
    labels: IntArray = forward(X, parameters, activations)[-1].argmax(axis=1)
    return labels
