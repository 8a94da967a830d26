"""Optimizers: what to do with a gradient.

`gradient_step` is the rule itself. The classes keep what a rule remembers between steps, and
change the parameters in place, because copying every weight at every step would cost as much as
computing the gradient.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annlib._validation import FloatArray, Pair, Pairs, as_float, as_pairs, as_positive
from annlib.flattening import flatten


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


class Optimizer:
    """What all optimizers share: a learning rate, a memory, and steps in place."""

    #: How many numbers the rule keeps per parameter.
    n_memories = 0

    def __init__(self, lr: float) -> None:
        self.lr = as_positive(lr, "lr")
        self._memory: FloatArray | None = None

    @property
    def scale(self) -> float:
        """What `update` expects gradients to be multiplied by.

        Where that is the learning rate, whoever computes the gradient can do it more cheaply.
        """
        return 1.0

    def step(self, parameters: Sequence[Pair], gradients: Sequence[Pair]) -> None:
        """Change the parameters in place by one step; the gradients stay as they are.

        Parameters
        ----------
        parameters : list of (W, b)
        gradients : list of (dW, db)
            In the same order and shapes.

        Raises
        ------
        ValueError
            If the shapes differ, or are not those of the step before.
        """
        _check_matching(parameters, gradients)
        theta = flatten(parameters)
        self.update(theta, flatten(gradients).astype(theta.dtype, copy=False) * self.scale)
        start = 0
        for array in (array for pair in parameters for array in pair):
            array[...] = theta[start : start + array.size].reshape(array.shape)
            start += array.size

    def update(self, theta: FloatArray, slope: FloatArray) -> None:
        """Change one vector of all parameters in place, given the gradient times `scale`."""
        raise NotImplementedError

    def _remember(self, theta: FloatArray) -> FloatArray:
        """Return what is kept for each parameter, zeros at first: (n_memories, n_parameters)."""
        if self._memory is None:
            self._memory = np.zeros((self.n_memories, theta.size), theta.dtype)
        if self._memory.shape[1] != theta.size:
            raise ValueError(
                "An optimizer must stay with its network, of "
                f"n_parameters={self._memory.shape[1]}. Got {theta.size}."
            )
        return self._memory


class SGD(Optimizer):
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

    @property
    def scale(self) -> float:
        """The learning rate."""
        return self.lr

    def update(self, theta: FloatArray, slope: FloatArray) -> None:
        """Go downhill: θ ← θ - slope."""
        theta -= slope


class Momentum(Optimizer):
    """Gradient descent with a memory: a ball that rolls, and keeps rolling.

    .. math:: v ← β v + lr · g,   θ ← θ - v

    Parameters
    ----------
    lr : float
        Learning rate, above 0.
    beta : float
        How much of the speed v is kept from step to step, from 0 to below 1.

    References
    ----------
    Polyak, *Some methods of speeding up the convergence of iteration methods* (1964),
    doi:10.1016/0041-5553(64)90137-5.
    """

    n_memories = 1

    def __init__(self, lr: float, beta: float = 0.9) -> None:
        super().__init__(lr)
        self.beta = _as_share(beta, "beta")

    @property
    def scale(self) -> float:
        """The learning rate."""
        return self.lr

    def update(self, theta: FloatArray, slope: FloatArray) -> None:
        """Roll on: v ← β v + slope,  θ ← θ - v."""
        (velocity,) = self._remember(theta)
        velocity *= self.beta
        velocity += slope
        theta -= velocity


class Adam(Optimizer):
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

    # The third is no memory but room to compute in.
    n_memories = 3

    def __init__(
        self, lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8
    ) -> None:
        super().__init__(lr)
        self.beta1, self.beta2 = _as_share(beta1, "beta1"), _as_share(beta2, "beta2")
        self.eps = as_positive(eps, "eps")
        self.n_steps = 0

    def update(self, theta: FloatArray, slope: FloatArray) -> None:
        """Take a step whose size is about lr along every axis."""
        mean, square, room = self._remember(theta)
        self.n_steps += 1
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
