"""One network in training: what it is made of, how far it is, and how it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, attempt, given_back, name_of
from anncourse.figures.toy_data import Points, points
from annlib import Network, cross_entropy, minibatches, one_hot

Array = NDArray[np.float64]
Pairs = Sequence[tuple[Array, Array]]
Function = Callable[..., Any]

#: Losses kept for drawing; when there are more, every second one is dropped.
KEPT = 400
#: Weights beyond this come from steps that are too long.
FAR = 1e4


@dataclass(frozen=True)
class Settings:
    """What the controls stand at."""

    data: str
    noise: float
    layers: float
    neurons: float
    activation: str
    lr: float
    batch: float
    l2: float

    @property
    def sizes(self) -> list[int]:
        """Two inputs, the hidden layers, two classes."""
        return [2, *[int(self.neurons)] * int(self.layers), 2]

    @property
    def network(self) -> tuple[Any, ...]:
        """What asks for a new network when it changes."""
        return self.data, self.noise, self.layers, self.neurons, self.activation


class Session:
    """A network and its training. Several threads use it, each while it holds `lock`.

    Parameters
    ----------
    settings : Settings
    backward, step : callable or None
        The learner's ``backward(X, Y, parameters)`` and ``gradient_step(parameters, gradients,
        lr)``; annlib's where they are None.

    Attributes
    ----------
    network : Network
    epochs : int
    history : list of (epochs, loss on the training rows, loss on the test rows)
    state : str
        ``"ready"``, ``"running"`` or ``"paused"``.
    trouble : str
    number : int
        Grows with every new network.
    seed : int
        What its first weights were drawn from.
    """

    def __init__(
        self, settings: Settings, backward: Function | None = None, step: Function | None = None
    ) -> None:
        self.lock = threading.RLock()
        self.settings = settings
        self._backward, self._step = backward, step
        self.number = 0
        self.renew(seed=0)

    def adopt(self, settings: Settings) -> None:
        """Go on with new settings, with a new network where they ask for one."""
        before, self.settings = self.settings, settings
        if settings.network != before.network:
            self.renew(self.seed)

    def renew(self, seed: int) -> None:
        """Begin anew, with first weights drawn from this seed."""
        settings = self.settings
        self.data: Points = points(settings.data, settings.noise, seed=1)
        self._targets = one_hot(self.data.y, 2), one_hot(self.data.y_test, 2)
        self.seed = seed
        self._rng = np.random.default_rng(seed)
        self.network = Network(settings.sizes, self._rng, hidden=settings.activation)
        self.epochs, self.state, self.trouble = 0, "ready", ""
        self.number += 1
        self._stride = 1
        self.history = [self._losses()]

    def advance(self) -> bool:
        """Train for one epoch; return whether that went well."""
        blamed = self._backward or self._step
        try:
            if blamed is None:
                self._epoch()
            else:
                attempt(blamed, self._epoch)
            self._keep()
        except Trouble as reason:
            self.trouble = str(reason)
        except (ValueError, FloatingPointError):
            self.trouble = "The numbers have outgrown all bounds: the learning rate is too large."
        return not self.trouble

    def _keep(self) -> None:
        most = max(float(np.abs(W).max()) for W, _ in self.network.parameters)
        if not most < FAR:
            raise FloatingPointError
        self.epochs += 1
        if self.epochs % self._stride:
            return
        self.history.append(self._losses())
        if len(self.history) > KEPT:
            self._stride *= 2
            self.history = self.history[::2]

    def _losses(self) -> tuple[int, float, float]:
        X, X_test = self.data.X, self.data.X_test
        train, test = (
            float(cross_entropy(self.network.forward(rows), Y))
            for rows, Y in zip((X, X_test), self._targets, strict=True)
        )
        return self.epochs, train, test

    def _epoch(self) -> None:
        parameters = self.network.parameters
        settings = self.settings
        with np.errstate(all="ignore"):
            for X, Y in minibatches(self.data.X, self._targets[0], int(settings.batch), self._rng):
                slopes = [
                    (dW + settings.l2 * W, db)
                    for (dW, db), (W, _) in zip(self._gradients(X, Y), parameters, strict=True)
                ]
                for (W, b), (new_W, new_b) in zip(parameters, self._stepped(slopes), strict=True):
                    W[...], b[...] = new_W, new_b

    def _gradients(self, X: Array, Y: Array) -> Pairs:
        if self._backward is None:
            self.network.forward(X)
            return [(np.asarray(dW), np.asarray(db)) for dW, db in self.network.backward(Y)]
        result = self._backward(X, Y, _copies(self.network.parameters))
        return self._read(result, self._backward, "gradients (dW, db)")

    def _stepped(self, slopes: Pairs) -> Pairs:
        parameters, lr = _copies(self.network.parameters), self.settings.lr
        if self._step is None:
            return [
                (W - lr * dW, b - lr * db)
                for (W, b), (dW, db) in zip(parameters, slopes, strict=True)
            ]
        return self._read(self._step(parameters, slopes, lr), self._step, "parameters (W, b)")

    def _read(self, result: Any, function: Function, what: str) -> Pairs:
        name, wanted = name_of(function), self.network.parameters
        try:
            pairs = [(W, b) for W, b in given_back(result, function)]
        except (TypeError, ValueError):
            pairs = []
        if len(pairs) != len(wanted):
            raise Trouble(f"{name} must return a list of {len(wanted)} pairs of {what}.")
        read = []
        for layer, (pair, likes) in enumerate(zip(pairs, wanted, strict=True), start=1):
            told = f"in layer {layer}, what {name} returned"
            W, b = (as_numbers(a, like.shape, told) for a, like in zip(pair, likes, strict=True))
            read.append((W, b))
        return read


def _copies(parameters: Sequence[tuple[Any, Any]]) -> list[tuple[Array, Array]]:
    return [(W.copy(), b.copy()) for W, b in parameters]
