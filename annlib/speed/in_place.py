"""A network that computes in arrays it keeps, for the many batches of `fit`.

It does what `Network` and `Dense` do, in the same order. But where they make new arrays, it
writes over its own, because asking for memory and cooling the caches costs as much as a third of
the matrix products. And as the arrays stay the same, it writes the calls down once for each size of
batch, and then only runs them.

Products are asked for by ``a.dot(b, out)``: for a few rows its way to the product is half as long
as that of ``a @ b``, and for a single row it finds the fast one, which ``@`` does not.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from annlib import activations
from annlib._validation import ArrayFunction, FloatArray, Pair, call_elementwise
from annlib.activations import Activation
from annlib.flattening import flatten, unflatten
from annlib.losses import Loss
from annlib.network import Network, find_loss
from annlib.speed.kernels import KERNELS, Calls


class InPlaceLayer:
    """What `Dense` does, on given arrays W, b, dW and db, for batches that come in a given X.

    What it keeps lies in memory row by row, or, `by_columns`, output by output: NumPy goes down the
    long columns of a few outputs several times faster than along their short rows.
    """

    def __init__(
        self,
        parameters: Pair,
        gradients: Pair,
        activation: Activation,
        X: FloatArray,
        by_columns: bool,
    ) -> None:
        self.W, self.b = parameters
        self.dW, self.db = gradients
        self.activation = activation
        self.X = X
        self.A = np.empty((len(X), self.b.size), X.dtype, "F" if by_columns else "C")
        #: dLoss/dA, which becomes dLoss/dZ.
        self.delta = np.empty_like(self.A)
        #: The weighted sums, which nobody needs once the activation has a kernel.
        self.Z = self.A if activation.function in KERNELS else np.empty_like(self.A)

    def forward(self) -> Calls:
        """Compute A = f(X W + b)."""
        X, W, Z = self.X, self.W, self.Z
        product = partial(X.dot, W, Z) if Z.flags.c_contiguous else partial(W.T.dot, X.T, Z.T)
        calls: Calls = [product, partial(np.add, Z, self.b, Z)]
        if Z is self.A:
            return calls + KERNELS[self.activation.function].forward(Z)
        return [*calls, partial(_call, self.activation.function, Z, "activation", self.A)]

    def through_activation(self) -> Calls:
        """Turn delta into dLoss/dZ = dLoss/dA ⊙ f'(Z)."""
        function, derivative = self.activation
        if function not in KERNELS and derivative is not None:
            slope = np.empty_like(self.A)
            return [
                partial(_call, derivative, self.Z, "derivative", slope),
                partial(np.multiply, self.delta, slope, self.delta),
            ]
        # An activation of one's own without a derivative for each element is a softmax.
        kernel = KERNELS.get(function, KERNELS[activations.softmax])
        return kernel.backward(self.A, self.delta)

    def gradients(self) -> Calls:
        """Compute dW = X^T δ and db = Σ δ."""
        # A product with ones adds up the rows, and is faster than a sum.
        ones = np.ones(len(self.X), self.X.dtype)
        return [
            partial(self.X.T.dot, self.delta, self.dW),
            partial(ones.dot, self.delta, self.db),
        ]

    def input_gradient(self, before: InPlaceLayer) -> Calls:
        """Compute dLoss/dX = δ W^T, which is dLoss/dA of the layer before."""
        return [partial(self.delta.dot, self.W.T, before.delta)]


def _call(function: ArrayFunction, Z: FloatArray, name: str, out: FloatArray) -> None:
    out[...] = call_elementwise(function, Z, name)


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
        self._parameters = unflatten(self.theta, network.sizes)
        self._gradients = unflatten(self.gradient, network.sizes)
        self._activations = [layer.activation for layer in network.layers]
        for layer, parameters in zip(network.layers, self._parameters, strict=True):
            layer.share(parameters)
        self._matching_loss = network.matching_loss
        self.room(1)

    def room(self, n_rows: int) -> FloatArray:
        """Return the array that the next batch, of so many rows, is to be written into."""
        if not hasattr(self, "X") or len(self.X) != n_rows:
            self._make_room(n_rows)
        return self.X

    def _make_room(self, n_rows: int) -> None:
        A = self.X = np.empty((n_rows, len(self._parameters[0][0])), self.theta.dtype)
        layers: list[InPlaceLayer] = []
        for each in zip(self._parameters, self._gradients, self._activations, strict=True):
            layers.append(
                InPlaceLayer(*each, A, by_columns=len(layers) + 1 == len(self._gradients))
            )
            A = layers[-1].A
        self._last = layers[-1]
        self._forward = [call for layer in layers for call in layer.forward()]
        self._output_delta = self._last.through_activation()
        self._backward = self._last.gradients()
        for layer, before in zip(layers[:0:-1], layers[-2::-1], strict=True):
            self._backward += layer.input_gradient(before)
            self._backward += before.through_activation() + before.gradients()

    def forward(self) -> FloatArray:
        """Send the batch in `room` through all layers; what comes out lasts until the next."""
        for call in self._forward:
            call()
        return self._last.A

    def backward(self, Y: FloatArray, loss: str | Loss, scale: float = 1.0) -> None:
        """Fill `gradient` with the gradient of the loss, times `scale`."""
        # Scaling the errors scales every gradient, and there are far fewer of them.
        A, delta = self._last.A, self._last.delta
        if loss == self._matching_loss and loss != "mse":
            np.subtract(A, Y, delta)
            np.multiply(delta, scale / len(Y), delta)
        else:
            np.multiply(find_loss(loss).gradient(A, Y), scale, delta, casting="same_kind")
            for call in self._output_delta:
                call()
        for call in self._backward:
            call()
