"""Where training leads, for every order of the rows at once.

Nobody can say in which order a learner's function takes the rows. But with few rows one can work
out where *every* order leads, and see which of them was taken.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.exercises.training.reading import Layer
from annlib.activations import relu, softmax

#: From the layers, their gradient, the learning rate and the rows in the batch to new layers.
Update = Callable[[list[Layer], list[Layer], float, int], list[Layer]]


@dataclass(frozen=True)
class Paths:
    """What m orders of the rows lead to.

    Attributes
    ----------
    orders : int array of shape (m, n_rows)
    layers : list of (W, b)
        After the last step: W of shape (m, n_in, n_out), b of shape (m, 1, n_out).
    before, after : float arrays of shape (m, n_batches)
        Each batch's cross-entropy before and after the step that was taken with it.
    """

    orders: Any
    layers: list[Layer]
    before: Any
    after: Any

    def leading_to(self, layers: list[Layer], tolerance: float) -> Any:
        """Return the numbers of the orders that end this close to some layers.

        There may be several: rows for which no hidden neuron fires can change their places.
        """
        distances = np.max(
            [
                np.abs(all_of - one.reshape(all_of.shape[1:])).max(axis=(1, 2))
                for pair, ours in zip(self.layers, layers, strict=True)
                for all_of, one in zip(pair, ours, strict=True)
            ],
            axis=0,
        )
        return np.flatnonzero(distances < tolerance)


def downhill(layers: list[Layer], slopes: list[Layer], lr: float, n: int) -> list[Layer]:
    """Take the step of gradient descent."""
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, slopes, strict=True)]


def all_orders(n: int, batch_size: int) -> Any:
    """Return the orders of n rows that differ in which rows stand in which batch."""
    orders = np.array(list(itertools.permutations(range(n))))
    batches = [np.sort(orders[:, k : k + batch_size]) for k in range(0, n, batch_size)]
    return np.unique(np.concatenate(batches, axis=1), axis=0)


def walk(
    start: list[Layer],
    X: Any,
    Y: Any,
    orders: Any,
    batch_size: int,
    lr: float,
    update: Update = downhill,
) -> Paths:
    """Go through the rows in each of some orders.

    Parameters
    ----------
    start : list of (W, b)
        Of one network, or `Paths.layers` of m of them.
    X, Y : arrays
        Rows, and one-hot targets.
    orders : int array of shape (m, n_steps)
        Row numbers; they are taken in batches of `batch_size`.
    batch_size : int
    lr : float
    update : callable
        Makes new layers of old ones.
    """
    m = len(orders)
    layers = [
        (np.broadcast_to(W, (m, *W.shape[-2:])), np.broadcast_to(b, (m, 1, b.shape[-1])))
        for W, b in start
    ]
    before, after = [], []
    for first in range(0, orders.shape[1], batch_size):
        rows = orders[:, first : first + batch_size]
        loss, slopes = _backward(layers, X[rows], Y[rows])
        layers = update(layers, slopes, lr, rows.shape[1])
        before.append(loss)
        after.append(_backward(layers, X[rows], Y[rows])[0])
    return Paths(orders, layers, np.stack(before, axis=1), np.stack(after, axis=1))


def walk_epochs(
    start: list[Layer], X: Any, Y: Any, batch_size: int, lr: float, epochs: int
) -> Paths:
    """Go through all rows several times, in each epoch in any order.

    The orders of the result have shape (m, epochs, n_rows), its losses (m, epochs, n_batches).
    """
    orders = all_orders(len(X), batch_size)
    taken = np.zeros((1, 0, len(X)), dtype=int)
    before = after = np.zeros((1, 0, -(-len(X) // batch_size)))
    layers = [(W[None], b.reshape(1, 1, -1)) for W, b in start]
    for _ in range(epochs):
        m, k = len(taken), len(orders)
        layers = [(np.repeat(W, k, axis=0), np.repeat(b, k, axis=0)) for W, b in layers]
        paths = walk(layers, X, Y, np.tile(orders, (m, 1)), batch_size, lr)
        layers = paths.layers
        taken, before, after = (
            np.concatenate([np.repeat(old, k, axis=0), new[:, None]], axis=1)
            for old, new in (
                (taken, paths.orders),
                (before, paths.before),
                (after, paths.after),
            )
        )
    return Paths(taken, layers, before, after)


def loss_of(layers: list[Layer], X: Any, Y: Any) -> float:
    """Return the cross-entropy of one network on all rows."""
    one = [(W[None], b.reshape(1, 1, -1)) for W, b in layers]
    return float(_backward(one, X[None], Y[None])[0][0])


def _backward(layers: list[Layer], X: Any, Y: Any) -> tuple[Any, list[Layer]]:
    """Return the loss of each network on its batch, and its gradient."""
    inputs, sums = [X], []
    for W, b in layers:
        sums.append(inputs[-1] @ W + b)
        inputs.append(relu(sums[-1]))
    P = softmax(sums[-1].reshape(-1, sums[-1].shape[-1])).reshape(sums[-1].shape)
    n = X.shape[1]
    loss = -np.log(np.maximum((P * Y).sum(axis=2), 1e-300)).mean(axis=1)
    delta = (P - Y) / n
    slopes = []
    for k in reversed(range(len(layers))):
        slopes.append((inputs[k].swapaxes(1, 2) @ delta, delta.sum(axis=1, keepdims=True)))
        if k:
            delta = (delta @ layers[k][0].swapaxes(1, 2)) * (sums[k - 1] > 0)
    return loss, slopes[::-1]
