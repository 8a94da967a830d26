"""Figure of lesson 04: values flow through the 2-2-1 network while its inputs are moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.live_network.numbers import network_numbers
from anncourse.figures.live_network.view import view
from anncourse.figures.scene import Picture
from annlib import forward as annlib_forward
from annlib import relu, sigmoid
from annlib.network_2_2_1 import PARAMETERS, X


def network_values(
    forward: Callable[..., Any] | None = None,
    parameters: Sequence[tuple[Any, Any]] = PARAMETERS,
    activations: Sequence[Callable[..., Any]] = (relu, sigmoid),
) -> Figure:
    """Show what flows through a network with two inputs, two hidden neurons and one output.

    Parameters
    ----------
    forward : callable, optional
        The learner's ``forward(X, parameters, activations)``; annlib's if left out.
    parameters : sequence of (W, b), optional
        Weights of shapes (2, 2) and (2, 1) with their biases; the course's network if left out.
    activations : sequence of two callables, optional
        One for each layer.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are x1 and x2.

    Raises
    ------
    ValueError
        If the parameters are not those of a 2-2-1 network.
    """
    pairs = [(np.asarray(W, dtype=float), np.asarray(b, dtype=float)) for W, b in parameters]
    shapes = [(W.shape, b.shape) for W, b in pairs]
    if shapes != [((2, 2), (2,)), ((2, 1), (1,))]:
        wanted = "[((2, 2), (2,)), ((2, 1), (1,))]"
        raise ValueError(f"parameters must have shapes {wanted}. Got {shapes}.")
    function = annlib_forward if forward is None else forward

    def draw(values: dict[str, Any]) -> Picture:
        return view(network_numbers(function, pairs, activations, **values))

    sliders = [
        Slider("x1", "input x₁", float(X[0, 0]), -3, 3, 0.05, 2),
        Slider("x2", "input x₂", float(X[0, 1]), -3, 3, 0.05, 2),
    ]
    return Figure("Forward propagation through the 2-2-1 network", sliders, draw)
