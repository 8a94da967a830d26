"""Activations that overwrite, written down as calls: what is called with what, to be run later.

The arrays stay the same from batch to batch, so which function gets which of them is decided once;
a batch of a few rows spends more time on deciding that than on computing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

import numpy as np

from annlib import activations
from annlib._validation import ArrayFunction, FloatArray

Calls: TypeAlias = list[Callable[[], object]]


class Kernel(NamedTuple):
    """The calls that overwrite Z by A, and those that make of dLoss/dA, with A's help, dLoss/dZ."""

    forward: Callable[[FloatArray], Calls]
    backward: Callable[[FloatArray, FloatArray], Calls]


def _relu(Z: FloatArray) -> Calls:
    # A zero of the array's own dtype needs no conversion at each call.
    return [partial(np.maximum, Z, np.zeros((), Z.dtype), out=Z)]


def _relu_backward(A: FloatArray, dA: FloatArray) -> Calls:
    active = np.empty_like(A, bool)
    return [
        partial(np.greater, A, np.zeros((), A.dtype), active),
        partial(np.multiply, dA, active, dA),
    ]


def _sigmoid(Z: FloatArray) -> Calls:
    # σ(z) = (1 + tanh(z/2)) / 2 needs no case distinction.
    return [
        partial(np.multiply, Z, 0.5, Z),
        partial(np.tanh, Z, Z),
        partial(np.add, Z, 1, Z),
        partial(np.multiply, Z, 0.5, Z),
    ]


def _sigmoid_backward(A: FloatArray, dA: FloatArray) -> Calls:
    rest = np.empty_like(A)
    return [
        partial(np.multiply, dA, A, dA),
        partial(np.subtract, 1, A, rest),
        partial(np.multiply, dA, rest, dA),
    ]


def _tanh(Z: FloatArray) -> Calls:
    return [partial(np.tanh, Z, Z)]


def _tanh_backward(A: FloatArray, dA: FloatArray) -> Calls:
    slope = np.empty_like(A)
    return [
        partial(np.multiply, A, A, slope),
        partial(np.subtract, 1, slope, slope),
        partial(np.multiply, dA, slope, dA),
    ]


def _softmax(Z: FloatArray) -> Calls:
    columns, each = Z.T, np.empty(len(Z), Z.dtype)
    return [
        partial(np.maximum.reduce, columns, 0, None, each),
        partial(np.subtract, columns, each, columns),
        partial(np.exp, columns, columns),
        partial(np.add.reduce, columns, 0, None, each),
        partial(np.divide, columns, each, columns),
    ]


def _softmax_backward(A: FloatArray, dA: FloatArray) -> Calls:
    products, sums = np.empty_like(A), np.empty((len(A), 1), A.dtype)
    return [
        partial(np.multiply, dA, A, products),
        partial(np.sum, products, axis=1, keepdims=True, out=sums),
        partial(np.subtract, dA, sums, dA),
        partial(np.multiply, dA, A, dA),
    ]


#: function -> the same in place
KERNELS: dict[ArrayFunction, Kernel] = {
    activations.identity: Kernel(lambda Z: [], lambda A, dA: []),
    activations.sigmoid: Kernel(_sigmoid, _sigmoid_backward),
    activations.tanh: Kernel(_tanh, _tanh_backward),
    activations.relu: Kernel(_relu, _relu_backward),
    activations.softmax: Kernel(_softmax, _softmax_backward),
}
