"""A network that computes in arrays it keeps, for the many batches of `fit`.

It does what `Network` and `Dense` do, in the same order. But where they make new arrays, it
writes over its own, because asking for memory and cooling the caches costs as much as a third of
the matrix products. What it returns is therefore good until its next forward or backward only.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from annlib import activations
from annlib._validation import ArrayFunction, FloatArray, Pair, call_elementwise
from annlib.activations import Activation
from annlib.flattening import flatten, unflatten
from annlib.losses import Loss
from annlib.network import Network, find_loss


class Kernel(NamedTuple):
    """An activation that overwrites: Z by A, then dLoss/dA by dLoss/dZ with the help of A."""

    forward: Callable[[FloatArray], None]
    backward: Callable[[FloatArray, FloatArray], None]


def _relu(Z: FloatArray) -> None:
    np.maximum(Z, 0, out=Z)


def _relu_backward(A: FloatArray, dA: FloatArray) -> None:
    np.multiply(dA, A > 0, out=dA)


def _sigmoid(Z: FloatArray) -> None:
    # σ(z) = (1 + tanh(z/2)) / 2 needs no case distinction.
    Z *= 0.5
    np.tanh(Z, out=Z)
    Z += 1
    Z *= 0.5


def _sigmoid_backward(A: FloatArray, dA: FloatArray) -> None:
    dA *= A
    dA *= 1 - A


def _tanh(Z: FloatArray) -> None:
    np.tanh(Z, out=Z)


def _tanh_backward(A: FloatArray, dA: FloatArray) -> None:
    dA *= 1 - A * A


def _softmax(Z: FloatArray) -> None:
    # NumPy goes down long columns several times faster than along short rows.
    columns = Z.T.copy() if Z.shape[1] <= 32 else Z.T
    columns -= np.maximum.reduce(columns, axis=0)
    np.exp(columns, out=columns)
    np.divide(columns, np.add.reduce(columns, axis=0), out=Z.T)


def _softmax_backward(A: FloatArray, dA: FloatArray) -> None:
    dA -= (dA * A).sum(axis=1, keepdims=True)
    dA *= A


#: function -> the same in place
KERNELS: dict[ArrayFunction, Kernel] = {
    activations.identity: Kernel(lambda Z: None, lambda A, dA: None),
    activations.sigmoid: Kernel(_sigmoid, _sigmoid_backward),
    activations.tanh: Kernel(_tanh, _tanh_backward),
    activations.relu: Kernel(_relu, _relu_backward),
    activations.softmax: Kernel(_softmax, _softmax_backward),
}


class InPlaceLayer:
    """What `Dense` does, on given arrays W, b, dW and db."""

    def __init__(self, parameters: Pair, gradients: Pair, activation: Activation) -> None:
        self.W, self.b = parameters
        self.dW, self.db = gradients
        self.activation = activation
        self.kernel = KERNELS.get(activation.function)
        self.make_room(1)

    def make_room(self, n_rows: int) -> None:
        """Get ready for batches of another size."""
        n_in, n_out = self.W.shape
        self.Z = np.empty((n_rows, n_out), self.W.dtype)
        self.dX = np.empty((n_rows, n_in), self.W.dtype)
        # A product with ones adds up the rows, and is faster than a sum.
        self._ones = np.ones(n_rows, self.W.dtype)

    def forward(self, X: FloatArray) -> FloatArray:
        """Compute A = f(X W + b)."""
        Z = np.matmul(X, self.W, out=self.Z)
        Z += self.b
        if self.kernel is None:
            Z = call_elementwise(self.activation.function, Z, "activation")
        else:
            self.kernel.forward(Z)
        self.X, self.A = X, Z
        return Z

    def delta(self, dA: FloatArray) -> FloatArray:
        """Turn dLoss/dA into dLoss/dZ."""
        if self.kernel is not None:
            self.kernel.backward(self.A, dA)
        elif self.activation.derivative is None:
            _softmax_backward(self.A, dA)
        else:
            dA *= call_elementwise(self.activation.derivative, self.Z, "derivative")
        return dA

    def keep_gradients(self, delta: FloatArray) -> None:
        """Compute dW = X^T δ and db = Σ δ."""
        np.matmul(self.X.T, delta, out=self.dW)
        np.matmul(self._ones, delta, out=self.db)

    def input_gradient(self, delta: FloatArray) -> FloatArray:
        """Compute dLoss/dX = δ W^T."""
        return np.matmul(delta, self.W.T, out=self.dX)


class InPlaceNetwork:
    """What a `Network` does, with all parameters in one vector, and all gradients in another.

    The network it is made from gets to see its parameters: each W and b becomes a part of theta.

    Attributes
    ----------
    theta, gradient : arrays of shape (n_parameters,)
    """

    def __init__(self, network: Network) -> None:
        self.theta = flatten(network.parameters)
        self.gradient = np.zeros_like(self.theta)
        self.layers = []
        for layer, parameters, gradients in zip(
            network.layers,
            unflatten(self.theta, network.sizes),
            unflatten(self.gradient, network.sizes),
            strict=True,
        ):
            layer.share(parameters)
            self.layers.append(InPlaceLayer(parameters, gradients, layer.activation))
        self._matching_loss = network.matching_loss
        self._n_rows = 1
        self._backwards = list(pairwise(reversed(self.layers)))

    def forward(self, A: FloatArray) -> FloatArray:
        """Send a batch through all layers."""
        if len(A) != self._n_rows:
            self._n_rows = len(A)
            for layer in self.layers:
                layer.make_room(self._n_rows)
        for layer in self.layers:
            A = layer.forward(A)
        return A

    def backward(self, Y: FloatArray, loss: str | Loss, scale: float = 1.0) -> None:
        """Fill `gradient` with the gradient of the loss, times `scale`."""
        delta = self._output_delta(Y, loss, scale)
        for layer, before in self._backwards:
            layer.keep_gradients(delta)
            delta = before.delta(layer.input_gradient(delta))
        self.layers[0].keep_gradients(delta)

    def _output_delta(self, Y: FloatArray, loss: str | Loss, scale: float) -> FloatArray:
        # Scaling the errors scales every gradient, and there are far fewer of them.
        last = self.layers[-1]
        if loss == self._matching_loss and loss != "mse":
            delta = last.A
            delta -= Y
            delta *= scale / len(Y)
            return delta
        dA: FloatArray = find_loss(loss).gradient(last.A, Y) * scale
        return last.delta(dA)
