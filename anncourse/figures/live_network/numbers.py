"""What flows through a 2-2-1 network, layer by layer, and what it says of the plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of
from anncourse.figures.plot import Axes, centres

Array = NDArray[np.float64]
Function = Callable[..., Any]

#: Cells per side of the map.
GRID = 25
MAP = Axes(x=(-3, 3), y=(-3, 3), left=556, top=34, width=280, height=280)
_GRID_POINTS = centres(MAP, GRID)


@dataclass(frozen=True)
class Layer:
    """One layer's weighted sums, and what the learner's function makes of them.

    Attributes
    ----------
    z : float array of shape (n_out,)
        What comes in, by the values of the layer before.
    a : float array of shape (n_out,)
        What the learner's function returned for this layer.
    agrees : bool array of shape (n_out,)
        Whether a is the activation of z.
    """

    z: Array
    a: Array
    agrees: NDArray[np.bool_]


@dataclass(frozen=True)
class NetworkNumbers:
    """What the figure shows, as numbers; `layers` is empty where there is trouble."""

    x: Array
    parameters: Sequence[tuple[Array, Array]]
    layers: tuple[Layer, ...]
    grid: Array | None
    trouble: str


def network_numbers(
    forward: Function,
    parameters: Sequence[tuple[Array, Array]],
    activations: Sequence[Function],
    x1: float,
    x2: float,
) -> NetworkNumbers:
    """Send one sample, and a grid of them, through the learner's forward propagation.

    Parameters
    ----------
    forward : callable
        ``forward(X, parameters, activations)`` gives [X, A1, …, A_out].
    parameters : sequence of (W, b)
        Of a network with two inputs and one output.
    activations : sequence of callables
    x1, x2 : float

    Returns
    -------
    NetworkNumbers
    """
    x = np.array([x1, x2])
    samples = np.vstack([x, _GRID_POINTS])
    try:
        values = call(forward, samples, list(parameters), list(activations))
        outputs = _outputs(values, samples, parameters, name_of(forward))
    except Trouble as reason:
        return NetworkNumbers(x, parameters, (), None, str(reason))
    layers, before = [], x
    for (W, b), activation, A in zip(parameters, activations, outputs, strict=True):
        z = before @ W + b
        before = A[0]
        layers.append(Layer(z, before, np.isclose(before, activation(z), atol=1e-6)))
    grid = outputs[-1][1:, 0].reshape(GRID, GRID)
    return NetworkNumbers(x, parameters, tuple(layers), grid, "")


def _outputs(
    values: Any, samples: Array, parameters: Sequence[tuple[Array, Array]], name: str
) -> list[Array]:
    n_layers = len(parameters)
    if not isinstance(values, list | tuple) or len(values) != n_layers + 1:
        got = f"{len(values)}" if isinstance(values, list | tuple) else type(values).__name__
        raise Trouble(f"{name} must return a list of {n_layers + 1} arrays, X first. Got {got}.")
    found = []
    for number, (value, (_, b)) in enumerate(zip(values[1:], parameters, strict=True), start=1):
        if value is None:
            raise Trouble(f"A{number}, which {name} returned, is None.")
        shape = (len(samples), b.size)
        found.append(as_numbers(value, shape, f"A{number}, which {name} returned,"))
    return found
