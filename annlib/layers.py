"""The dense layer: every input is connected with every neuron."""

from __future__ import annotations

from numpy.typing import ArrayLike

from annlib._validation import ArrayFunction, FloatArray, Pair, as_floats, call_elementwise
from annlib.activations import ACTIVATIONS, Activation, softmax_backward


def dense_forward(
    X: ArrayLike, W: ArrayLike, b: ArrayLike, activation: ArrayFunction
) -> FloatArray:
    """Compute what a layer of neurons makes of a batch.

    .. math:: A = f(X W + b)

    Row i of X and column j of W meet in neuron j's answer to sample i; b is added to every row.

    Parameters
    ----------
    X : array of shape (n_samples, n_in)
    W : array of shape (n_in, n_out)
    b : array of shape (n_out,)
    activation : function
        From an array to an array of the same shape.

    Returns
    -------
    array of shape (n_samples, n_out)

    Raises
    ------
    ValueError
        If the shapes do not fit, X is not finite, or the activation changes the shape.
    """
    X = as_floats(X, "X", n_samples=None, n_in=None)
    W = as_floats(W, "W", finite=False, n_in=X.shape[1], n_out=None)
    b = as_floats(b, "b", finite=False, n_out=W.shape[1])
    return call_elementwise(activation, X @ W + b, "activation")


def find_activation(activation: str | Activation) -> Activation:
    """Look an activation up by its name; one's own `Activation` is taken as it is."""
    if isinstance(activation, Activation):
        return activation
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {sorted(ACTIVATIONS)}. Got {activation!r}.")
    return ACTIVATIONS[activation]


class Dense:
    """A dense layer that remembers what it computed, for the way back.

    Parameters
    ----------
    W : array of shape (n_in, n_out)
    b : array of shape (n_out,)
        Both are copied; W's dtype is the layer's.
    activation : str or Activation
        A name from `ACTIVATIONS`, or a function with its derivative.

    Attributes
    ----------
    W, b : arrays
        What the layer learns. Optimizers change them in place.
    X, Z, A : arrays
        Input, weighted sums and outputs of the last forward.
    dW, db : arrays
        The gradients of the last backward.
    """

    def __init__(self, W: ArrayLike, b: ArrayLike, activation: str | Activation = "relu") -> None:
        self.W = as_floats(W, "W", n_in=None, n_out=None).copy()
        self.b = as_floats(b, "b", dtype=self.W.dtype, n_out=self.W.shape[1]).copy()
        self.activation = find_activation(activation)
        self.X: FloatArray | None = None
        self.Z: FloatArray | None = None
        self.A: FloatArray | None = None
        self.dW: FloatArray | None = None
        self.db: FloatArray | None = None

    @property
    def parameters(self) -> Pair:
        """The arrays (W, b) themselves."""
        return self.W, self.b

    def share(self, parameters: Pair) -> None:
        """Work on given arrays (W, b) from now on, which others may change."""
        self.W, self.b = parameters

    @property
    def gradients(self) -> Pair:
        """The gradients (dW, db) of the last backward."""
        if self.dW is None or self.db is None:
            raise RuntimeError("gradients needs a backward first. Got none.")
        return self.dW, self.db

    def forward(self, X: ArrayLike) -> FloatArray:
        """Compute A = f(X W + b), of shape (n_samples, n_out)."""
        X = as_floats(X, "X", finite=False, dtype=self.W.dtype, n_samples=None, n_in=len(self.W))
        Z = X @ self.W
        Z += self.b
        self.X, self.Z = X, Z
        self.A = call_elementwise(self.activation.function, Z, "activation")
        return self.A

    def backward(self, dA: ArrayLike) -> FloatArray:
        """Take dLoss/dA, keep dW and db, and return dLoss/dX of shape (n_samples, n_in)."""
        delta = self.delta(dA)
        self.keep_gradients(delta)
        return self.input_gradient(delta)

    def delta(self, dA: ArrayLike) -> FloatArray:
        """Take dLoss/dA through the activation function: dLoss/dZ = dA ⊙ f'(Z)."""
        if self.Z is None or self.A is None:
            raise RuntimeError("backward needs a forward first. Got none.")
        n_samples, n_out = self.Z.shape
        dA = as_floats(dA, "dA", finite=False, dtype=self.Z.dtype, n_samples=n_samples, n_out=n_out)
        if self.activation.derivative is None:
            return softmax_backward(self.A, dA)
        return dA * call_elementwise(self.activation.derivative, self.Z, "derivative")

    def keep_gradients(self, delta: FloatArray) -> None:
        """Compute dW = X^T δ and db = Σ δ, and keep them."""
        if self.X is None:
            raise RuntimeError("backward needs a forward first. Got none.")
        self.dW = self.X.T @ delta
        self.db = delta.sum(axis=0)

    def input_gradient(self, delta: FloatArray) -> FloatArray:
        """Compute dLoss/dX = δ W^T, which is dLoss/dA of the layer before this one."""
        return delta @ self.W.T
