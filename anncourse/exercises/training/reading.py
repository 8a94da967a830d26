"""Read what a learner's function returned, or say in a sentence what is wrong with its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from anncourse.checks.show import show_shape
from nbjudge.shared.plain import as_array

Layer = tuple[Any, Any]

NOT_PAIRS = "A list of pairs (W, b) is asked for, one pair for each layer: [(W1, b1), (W2, b2), …]."
ONLY_WEIGHTS = (
    "The biases are missing: each layer is a pair, its weights W and its biases b. You return the "
    "weights alone."
)
FLAT_LIST = (
    "Weights and biases stand in one long list. Put each layer's W and b together in a pair: "
    "(W, b)."
)
TWO_LISTS = (
    "All weights stand in one list and all biases in another. Put each layer's W and b together "
    "in a pair: (W, b)."
)
ONE_LAYER_TOO_MANY = (
    "There is one layer too many. Each layer lies between two neighbouring sizes, so k sizes make "
    "k - 1 layers: the input layer has no weights."
)
ONE_LAYER_TOO_FEW = (
    "There is one layer too few: k sizes make k - 1 layers, the output layer included."
)
ONLY_THE_FIRST = (
    "You return one layer only. Does the `return` stand inside the loop over the layers, or is the "
    "list begun again in each round?"
)
NO_NUMBERS = "Layer {}: W and b must be arrays of real numbers."
TRANSPOSED = (
    "The weights are transposed: W has shape (n_in, n_out), one row for each input and one column "
    "for each neuron."
)
BIAS_TABLE = (
    "The biases of a layer are a plain row of n_out numbers, shape (n_out,), not a table with one "
    "row or column."
)
BIAS_NUMBER = (
    "You give a whole layer a single bias. Every neuron has one of its own: n_out numbers."
)
BIAS_PER_INPUT = (
    "Your biases are as many as the layer has inputs. There is one for each *neuron*: n_out."
)


def wrong_form(value: Any) -> str | None:
    """Say what is wrong with what is no list of pairs at all, whatever their shapes."""
    if not isinstance(value, list | tuple) or not value:
        return NOT_PAIRS
    arrays = [as_array(item) for item in value]
    dimensions = [-1 if a is None else a.ndim for a in arrays]
    if dimensions == [2, 1] * (len(value) // 2):
        return FLAT_LIST
    if set(dimensions) == {2}:
        return ONLY_WEIGHTS
    if len(value) == 2 and all(_all_have(n, v) for n, v in zip((2, 1), value, strict=True)):
        return TWO_LISTS
    if not all(isinstance(item, list | tuple) and len(item) == 2 for item in value):
        return NOT_PAIRS
    return None


def _all_have(n_dimensions: int, items: Any) -> bool:
    if not isinstance(items, list | tuple) or not items:
        return False
    arrays = [as_array(item) for item in items]
    return all(a is not None and a.ndim == n_dimensions for a in arrays)


def read_layers(value: Any, sizes: Sequence[int]) -> list[Layer] | str:
    """Return the layers as arrays of the right shapes, or what is wrong with their form."""
    form = wrong_form(value)
    if form:
        return form
    n_layers = len(sizes) - 1
    if len(value) != n_layers:
        return _wrong_number(len(value), n_layers)
    layers = []
    for number, pair in enumerate(value, start=1):
        layer = _read_layer(pair, sizes[number - 1], sizes[number], number)
        if isinstance(layer, str):
            return layer
        layers.append(layer)
    return layers


def _wrong_number(n_pairs: int, n_layers: int) -> str:
    if n_pairs == n_layers + 1:
        return ONE_LAYER_TOO_MANY
    if n_pairs == 1:
        return ONLY_THE_FIRST
    if n_pairs == n_layers - 1:
        return ONE_LAYER_TOO_FEW
    return f"Expected {n_layers} pairs (W, b), one for each layer. Got {n_pairs}."


def _read_layer(pair: Any, n_in: int, n_out: int, number: int) -> Layer | str:
    W, b = (as_array(item) for item in pair)
    if W is None or b is None or "c" in (W.dtype.kind, b.dtype.kind):
        return NO_NUMBERS.format(number)
    if W.shape != (n_in, n_out):
        if W.shape == (n_out, n_in):
            return TRANSPOSED
        return (
            f"Layer {number}: W must have {show_shape((n_in, n_out))}, and yours has "
            f"{show_shape(W.shape)}."
        )
    if b.shape != (n_out,):
        if b.size == n_out and b.ndim == 2:
            return BIAS_TABLE
        if b.size == 1:
            return BIAS_NUMBER
        if b.shape == (n_in,):
            return BIAS_PER_INPUT
        return (
            f"Layer {number}: b must have {show_shape((n_out,))}, and yours has "
            f"{show_shape(b.shape)}."
        )
    W, b = W.astype(float), b.astype(float)
    if not (np.isfinite(W).all() and np.isfinite(b).all()):
        return f"Layer {number}: some numbers are infinite or nan (not a number)."
    return W, b
