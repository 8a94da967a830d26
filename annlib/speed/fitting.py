"""Fitting a network: any layers, any loss, any optimizer, at the speed of the matrix products."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from annlib._validation import (
    FloatArray,
    IntArray,
    as_count,
    as_float,
    as_floats,
    check_rng,
)
from annlib.divergence import diverged
from annlib.losses import Loss
from annlib.network import Network, find_loss
from annlib.optimizers import Optimizer
from annlib.speed.in_place import InPlaceNetwork


@dataclass
class History:
    """What happened during training, one entry per epoch.

    Attributes
    ----------
    losses : list of float
        The mean over all rows, each measured before the step that it was used for.
    validation_losses : list of float
        After the epoch, on the validation data; empty if there is none.
    """

    losses: list[float] = field(default_factory=list)
    validation_losses: list[float] = field(default_factory=list)


def fit(
    network: Network,
    X: ArrayLike,
    Y: ArrayLike,
    *,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
    loss: str | Loss | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    on_epoch: Callable[[int, Network, History], None] | None = None,
) -> History:
    """Train a network in place.

    Parameters
    ----------
    network : Network
        Its parameters change.
    X : array of shape (n_samples, n_in)
    Y : array of shape (n_samples, n_out)
        Targets: one-hot for softmax. Both are taken in the network's dtype.
    optimizer : Optimizer
        `SGD`, `Momentum` or `Adam`.
    epochs : int
        How many times to go through all rows.
    batch_size : int
        Rows per step. The last step of an epoch has what is left.
    rng : numpy.random.Generator
        Draws the order of the rows.
    loss : str, Loss or None
        None is the loss that goes with the output's activation.
    validation : (X, Y) or None
        Data to measure on after each epoch.
    on_epoch : function or None
        Called after each epoch with its number from 1, the network and the history so far.

    Returns
    -------
    History

    Raises
    ------
    TypeError
        If rng is not a Generator.
    ValueError
        If the shapes do not fit, a value is not finite, or a number is out of range.
    FloatingPointError
        If the parameters outgrow all numbers: the learning rate is too large, and the network
        has to start anew.
    """
    check_rng(rng)
    X, Y = _checked(network, X, Y, "X", "Y")
    held_out = None
    if validation is not None:
        held_out = _checked(network, *validation, "validation[0]", "validation[1]")
    loss = network.matching_loss if loss is None else loss
    measure = find_loss(loss).function
    # The loss knows which targets it takes: better that it says so now than after an epoch.
    measure(np.full_like(Y, 0.5), Y)
    batch_size = as_count(batch_size, "batch_size")
    worker = InPlaceNetwork(network)
    history = History()
    # All arrays are asked for once: new ones in every epoch would cost time.
    # Outputs lie one behind the other, as the last layer has them.
    outputs, targets = np.empty_like(Y, order="F"), np.empty_like(Y, order="F")
    for epoch in range(1, as_count(epochs, "epochs", minimum=0) + 1):
        with diverged(epoch, getattr(optimizer, "lr", None)):
            order = rng.permutation(len(X))
            Y.T.take(order, axis=1, out=targets.T, mode="clip")
            _run_epoch(worker, X, order, batch_size, outputs, targets, optimizer, loss)
            # Once for all rows instead of once per batch: the mean is the same.
            history.losses.append(as_float(measure(outputs, targets), "loss"))
            if held_out is not None:
                history.validation_losses.append(measure(network.forward(held_out[0]), held_out[1]))
        if on_epoch is not None:
            on_epoch(epoch, network, history)
    return history


def _checked(
    network: Network, X: ArrayLike, Y: ArrayLike, X_name: str, Y_name: str
) -> tuple[FloatArray, FloatArray]:
    sizes, dtype = network.sizes, network.layers[0].W.dtype
    X = as_floats(X, X_name, dtype=dtype, n_samples=None, n_in=sizes[0])
    return X, as_floats(Y, Y_name, dtype=dtype, n_samples=len(X), n_out=sizes[-1])


def _run_epoch(
    worker: InPlaceNetwork,
    X: FloatArray,
    order: IntArray,
    batch_size: int,
    outputs: FloatArray,
    targets: FloatArray,
    optimizer: Optimizer,
    loss: str | Loss,
) -> None:
    """Take a step for each batch; keep each output."""
    scale = optimizer.scale
    for start in range(0, len(X), batch_size):
        batch = slice(start, start + batch_size)
        rows = order[batch]
        # mode="clip" lets take write straight into the room; no row is out of range.
        X.take(rows, axis=0, out=worker.room(len(rows)), mode="clip")
        outputs[batch] = worker.forward()
        worker.backward(targets[batch], loss, scale)
        optimizer.update(worker.theta, worker.gradient)
