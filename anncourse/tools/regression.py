"""Train a network whose answer is a number, not a class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from annlib import Adam, History, Network, fit


def train_regression(
    X: ArrayLike,
    y: ArrayLike,
    sizes: Sequence[int],
    epochs: int,
    rng: np.random.Generator,
    lr: float = 1e-3,
    batch_size: int = 128,
) -> tuple[list[tuple[Any, Any]], list[float]]:
    """Train a network with ReLU in its hidden layers and none at the output, by squared error.

    The steps are Adam's, and get smaller from epoch to epoch: the learning rate falls in a straight
    line, towards 0 after the last. Progress is printed.

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    y : array of shape (n_samples,)
        The numbers to be told.
    sizes : list of int
        ``[n_in, n_hidden, …, 1]``
    epochs : int
    rng : numpy.random.Generator
        Draws the first weights, then the order of the rows in each epoch.
    lr : float
    batch_size : int

    Returns
    -------
    parameters : list of (W, b)
    losses : list of float
        The mean squared error of each epoch.

    References
    ----------
    Kingma & Ba, *Adam: a method for stochastic optimization*, ICLR 2015.
    """
    rows, targets = np.asarray(X, dtype=np.float32), np.asarray(y, dtype=np.float32)
    if targets.shape != (len(rows),):
        raise ValueError(
            f"y must have shape ({len(rows)},), one number a row. Got {targets.shape}."
        )
    network = Network(sizes, rng, output="identity", dtype=np.float32)
    optimizer = Adam(lr)

    def after(epoch: int, _: Network, history: History) -> None:
        optimizer.lr = lr * max(1 - epoch / epochs, 1e-3)
        if epoch == 1 or 4 * epoch // epochs > 4 * (epoch - 1) // epochs:
            print(f"epoch {epoch:3} of {epochs}: loss {history.losses[-1]:.6f}", flush=True)

    history = fit(
        network, rows, targets[:, None], optimizer=optimizer, epochs=epochs, batch_size=batch_size,
        rng=rng, on_epoch=after,
    )  # fmt: skip
    parameters = [(W.astype(float), b.astype(float)) for W, b in network.parameters]
    return parameters, history.losses
