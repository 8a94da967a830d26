"""Optimizers: what to do with a gradient.

`gradient_step` is the rule itself. The classes keep what a rule remembers between steps, and
change the parameters in place, because copying every weight at every step would cost as much as
computing the gradient.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from annlib._validation import FloatArray, Pair, Pairs, as_float, as_pairs, as_positive


def gradient_step(parameters: Pairs, gradients: Pairs, lr: float) -> list[Pair]:
    """Take one step downhill.

    .. math:: θ ← θ - lr · dLoss/dθ

    Parameters
    ----------
    parameters : list of (W, b)
    gradients : list of (dW, db)
        In the same order and shapes.
    lr : float
        Learning rate, above 0.

    Returns
    -------
    list of (W, b)
        New arrays; the ones handed in stay as they were.

    Raises
    ------
    ValueError
        If the shapes do not fit, or lr is not above 0.
    """
    lr = as_positive(lr, "lr")
    pairs, slopes = as_pairs(parameters, "parameters"), as_pairs(gradients, "gradients")
    _check_matching(pairs, slopes)
    return [
        (W - lr * dW.astype(W.dtype, copy=False), b - lr * db.astype(b.dtype, copy=False))
        for (W, b), (dW, db) in zip(pairs, slopes, strict=True)
    ]


def _check_matching(parameters: Sequence[Pair], gradients: Sequence[Pair]) -> None:
    shapes = [(W.shape, b.shape) for W, b in parameters]
    got = [(dW.shape, db.shape) for dW, db in gradients]
    if got != shapes:
        raise ValueError(f"gradients must have the shapes of parameters={shapes}. Got {got}.")


class Optimizer(Protocol):
    """Anything that changes parameters in place, given their gradients."""

    def step(self, parameters: Sequence[Pair], gradients: Sequence[Pair]) -> None:
        """Take one step."""


class _Remembering:
    """Keep arrays beside each parameter: the rule's memory, and room to compute in."""

    n_arrays = 1

    def __init__(self) -> None:
        self._arrays: list[list[FloatArray]] | None = None

    def step(self, parameters: Sequence[Pair], gradients: Sequence[Pair]) -> None:
        """Change the parameters in place by one step; the gradients stay as they are."""
        _check_matching(parameters, gradients)
        flat = [theta for pair in parameters for theta in pair]
        slopes = [slope for pair in gradients for slope in pair]
        if self._arrays is None:
            self._arrays = [[np.zeros_like(theta) for _ in range(self.n_arrays)] for theta in flat]
        if [arrays[0].shape for arrays in self._arrays] != [theta.shape for theta in flat]:
            raise ValueError("One optimizer trains one network. Got parameters of another one.")
        self._next_step()
        for theta, slope, arrays in zip(flat, slopes, self._arrays, strict=True):
            self._update(theta, slope, *arrays)

    def _next_step(self) -> None:
        """Count steps, where the rule does."""

    def _update(self, theta: FloatArray, slope: FloatArray, *arrays: FloatArray) -> None:
        raise NotImplementedError


class SGD(_Remembering):
    """Stochastic gradient descent.

    .. math:: θ ← θ - lr · g

    Parameters
    ----------
    lr : float
        Learning rate, above 0.

    References
    ----------
    Robbins & Monro, *A stochastic approximation method* (1951), doi:10.1214/aoms/1177729586.
    """

    def __init__(self, lr: float) -> None:
        super().__init__()
        self.lr = as_positive(lr, "lr")

    def _update(self, theta: FloatArray, slope: FloatArray, *arrays: FloatArray) -> None:
        (room,) = arrays
        np.multiply(slope, self.lr, out=room)
        theta -= room


class Momentum(_Remembering):
    """Gradient descent with a memory: a ball that rolls, and keeps rolling.

    .. math:: v ← β v + g,   θ ← θ - lr · v

    Parameters
    ----------
    lr : float
        Learning rate, above 0.
    beta : float
        How much of the speed is kept from step to step, from 0 to below 1.

    References
    ----------
    Polyak, *Some methods of speeding up the convergence of iteration methods* (1964),
    doi:10.1016/0041-5553(64)90137-5.
    """

    n_arrays = 2

    def __init__(self, lr: float, beta: float = 0.9) -> None:
        super().__init__()
        self.lr = as_positive(lr, "lr")
        self.beta = _as_share(beta, "beta")

    def _update(self, theta: FloatArray, slope: FloatArray, *arrays: FloatArray) -> None:
        velocity, room = arrays
        velocity *= self.beta
        velocity += slope
        np.multiply(velocity, self.lr, out=room)
        theta -= room


class Adam(_Remembering):
    """Gradient descent whose step is about lr for every parameter, however steep it is there.

    .. math::
        m ← β_1 m + (1 - β_1) g,   v ← β_2 v + (1 - β_2) g²

        θ ← θ - lr · (m / (1 - β_1^t)) / (√(v / (1 - β_2^t)) + ε)

    m and v start at 0; dividing by 1 - β^t, at step t, makes up for that.

    Parameters
    ----------
    lr : float
        Learning rate, above 0: about the size of each step.
    beta1, beta2 : float
        How long the mean of the gradient and of its square remember, from 0 to below 1.
    eps : float
        Above 0, so that a parameter without gradient stays where it is.

    References
    ----------
    Kingma & Ba, *Adam: a method for stochastic optimization* (2015), arXiv:1412.6980.
    """

    n_arrays = 3

    def __init__(
        self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8
    ) -> None:
        super().__init__()
        self.lr = as_positive(lr, "lr")
        self.beta1, self.beta2 = _as_share(beta1, "beta1"), _as_share(beta2, "beta2")
        self.eps = as_positive(eps, "eps")
        self.n_steps = 0

    def _next_step(self) -> None:
        self.n_steps += 1

    def _update(self, theta: FloatArray, slope: FloatArray, *arrays: FloatArray) -> None:
        mean, square, room = arrays
        mean *= self.beta1
        np.multiply(slope, 1 - self.beta1, out=room)
        mean += room
        square *= self.beta2
        np.multiply(slope, slope, out=room)
        room *= 1 - self.beta2
        square += room
        np.divide(square, 1 - self.beta2**self.n_steps, out=room)
        np.sqrt(room, out=room)
        room += self.eps
        np.divide(mean, room, out=room)
        room *= self.lr / (1 - self.beta1**self.n_steps)
        theta -= room


def _as_share(value: float, name: str) -> float:
    number = as_float(value, name)
    if not 0 <= number < 1:
        raise ValueError(f"{name} must be from 0 to below 1. Got {number}.")
    return number
