"""Logic gates as four points: what a perceptron with two inputs can, and cannot, compute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: The four inputs (x1, x2), in the order of every truth table here.
CORNERS: Final[NDArray[np.float64]] = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

#: The gates to choose from: name -> outputs for `CORNERS`.
GATES: Final[dict[str, tuple[int, int, int, int]]] = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "XOR": (0, 1, 1, 0),
}

_NAMES: Final[dict[tuple[int, ...], str]] = {
    (0, 0, 0, 0): "always 0",
    (0, 0, 0, 1): "AND",
    (0, 0, 1, 0): "x₁ and not x₂",
    (0, 0, 1, 1): "the same as x₁",
    (0, 1, 0, 0): "x₂ and not x₁",
    (0, 1, 0, 1): "the same as x₂",
    (0, 1, 1, 0): "XOR",
    (0, 1, 1, 1): "OR",
    (1, 0, 0, 0): "NOR",
    (1, 0, 0, 1): "XNOR",
    (1, 0, 1, 0): "not x₂",
    (1, 0, 1, 1): "x₁ or not x₂",
    (1, 1, 0, 0): "not x₁",
    (1, 1, 0, 1): "x₂ or not x₁",
    (1, 1, 1, 0): "NAND",
    (1, 1, 1, 1): "always 1",
}


def gate_of(outputs: Sequence[int]) -> str:
    """Name the gate that gives these outputs for the four `CORNERS`."""
    return _NAMES[tuple(int(output) for output in outputs)]
