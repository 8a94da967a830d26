"""A network: layers in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from annlib._validation import (
    FloatArray,
    IntArray,
    Pair,
    Pairs,
    as_floats,
    as_pairs,
)
from annlib.activations import ACTIVATIONS, Activation
from annlib.backpropagation import output_delta
from annlib.initializers import init_parameters
from annlib.layers import Dense
from annlib.losses import LOSSES, Loss

#: The loss that an output activation is made for: their derivatives cancel to (A - Y) / n.
MATCHING_LOSS = {"softmax": "cross_entropy", "sigmoid": "binary_cross_entropy"}


class Network:
    """A feed-forward network: ``Network([2, 2, 1], rng)``.

    Parameters
    ----------
    sizes : list of int
        ``[n_in, n_hidden, …, n_out]``
    rng : numpy.random.Generator
        Draws the first weights, see `init_parameters`.
    hidden : str or Activation
        The activation of all layers but the last.
    output : str, Activation or None
        That of the last. None is sigmoid for one output, softmax for more.
    dtype : float64 or float32

    Attributes
    ----------
    layers : list of Dense

    Raises
    ------
    ValueError
        If sizes or a name is wrong, or softmax is asked for a single output, of which it would
        always make 1.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        rng: np.random.Generator,
        *,
        hidden: str | Activation = "relu",
        output: str | Activation | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        self.layers = _make_layers(init_parameters(sizes, rng, dtype), hidden, output)

    @classmethod
    def from_parameters(
        cls,
        parameters: Pairs,
        *,
        hidden: str | Activation = "relu",
        output: str | Activation | None = None,
    ) -> Network:
        """Make a network with given weights and biases [(W1, b1), …], which are copied."""
        network = cls.__new__(cls)
        network.layers = _make_layers(as_pairs(parameters, "parameters"), hidden, output)
        return network

    @property
    def sizes(self) -> list[int]:
        """``[n_in, n_hidden, …, n_out]``."""
        return [len(self.layers[0].W), *(layer.b.size for layer in self.layers)]

    @property
    def parameters(self) -> list[Pair]:
        """``[(W1, b1), …]``: the arrays themselves, which optimizers change in place."""
        return [layer.parameters for layer in self.layers]

    @property
    def gradients(self) -> list[Pair]:
        """``[(dW1, db1), …]`` of the last backward."""
        return [layer.gradients for layer in self.layers]

    @property
    def matching_loss(self) -> str:
        """The name of the loss that goes with the output's activation."""
        for name, loss in MATCHING_LOSS.items():
            if self.layers[-1].activation.function is ACTIVATIONS[name].function:
                return loss
        return "mse"

    def forward(self, X: ArrayLike) -> FloatArray:
        """Send a batch (n_samples, n_in) through all layers: (n_samples, n_out)."""
        A = as_floats(X, "X", n_samples=None, n_in=self.sizes[0])
        for layer in self.layers:
            A = layer.forward(A)
        return A

    def backward(self, Y: ArrayLike, loss: str | Loss | None = None) -> list[Pair]:
        """Send the error of the last forward back through all layers.

        Parameters
        ----------
        Y : array of shape (n_samples, n_out)
            Targets.
        loss : str, Loss or None
            A name from `LOSSES`, or a function with its gradient. None is the loss that goes
            with the output's activation.

        Returns
        -------
        list of (dW, db)
            dLoss/dW and dLoss/db of every layer.
        """
        delta = self._output_delta(Y, loss)
        for layer, before in zip(self.layers[:0:-1], self.layers[-2::-1], strict=True):
            layer.keep_gradients(delta)
            delta = before.delta(layer.input_gradient(delta))
        self.layers[0].keep_gradients(delta)
        return self.gradients

    def _output_delta(self, Y: ArrayLike, loss: str | Loss | None) -> FloatArray:
        last = self.layers[-1]
        if last.A is None:
            raise RuntimeError("backward needs a forward first. Got none.")
        if loss is None or loss == self.matching_loss:
            # Through the quotient (A - Y) / (A (1 - A)) a saturated output would lose its digits.
            if self.matching_loss != "mse":
                return output_delta(last.A, Y)
            loss = "mse"
        return last.delta(find_loss(loss).gradient(last.A, Y))

    def predict(self, X: ArrayLike) -> IntArray:
        """Give a label per row: the output that is highest, or, if there is one, at least 1/2."""
        A = self.forward(X)
        labels: IntArray = (A[:, 0] >= 0.5).astype(np.int64) if A.shape[1] == 1 else A.argmax(1)
        return labels


def find_loss(loss: str | Loss) -> Loss:
    """Look a loss up by its name; one's own `Loss` is taken as it is."""
    if isinstance(loss, Loss):
        return loss
    if loss not in LOSSES:
        raise ValueError(f"loss must be one of {sorted(LOSSES)}. Got {loss!r}.")
    return LOSSES[loss]


def _make_layers(
    parameters: Sequence[Pair], hidden: str | Activation, output: str | Activation | None
) -> list[Dense]:
    n_out = parameters[-1][1].size
    if output is None:
        output = "sigmoid" if n_out == 1 else "softmax"
    if output == "softmax" and n_out == 1:
        raise ValueError("softmax must have at least 2 outputs, for one is always 1. Got 1.")
    names = [hidden] * (len(parameters) - 1) + [output]
    return [Dense(W, b, name) for (W, b), name in zip(parameters, names, strict=True)]
