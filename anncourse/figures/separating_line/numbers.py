"""What a perceptron with two inputs says of four points and of the plane around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_labels, call, name_of
from anncourse.figures.plot import Axes, centres
from anncourse.figures.separating_line.gates import CORNERS, GATES, gate_of

#: Cells per side of the grid on which the learner's function is asked.
GRID = 25
AXES = Axes(x=(-0.75, 1.75), y=(-0.75, 1.75), left=62, top=12, width=390, height=390)
_GRID_POINTS = centres(AXES, GRID)
_POINTS = np.vstack([CORNERS, _GRID_POINTS])


@dataclass(frozen=True)
class LineNumbers:
    """What the figure shows, as numbers.

    Attributes
    ----------
    w : float array of shape (2,)
    b : float
    gate : str
        The gate that is wanted.
    targets : tuple of int
        Its outputs for the four corners.
    z : float array of shape (4,)
        The weighted sum at each corner.
    predictions : int array of shape (4,), or None
        What the learner's function says of the corners; None where there is trouble with it.
    grid : int array of shape (GRID, GRID), or None
        What it says elsewhere, row by row from below.
    strays : int
        Cells of the grid where it says something else than the side of the line.
    trouble : str
    """

    w: NDArray[np.float64]
    b: float
    gate: str
    targets: tuple[int, int, int, int]
    z: NDArray[np.float64]
    predictions: NDArray[np.int64] | None
    grid: NDArray[np.int64] | None
    strays: int
    trouble: str

    @property
    def n_right(self) -> int:
        """How many corners the function gets right."""
        return 0 if self.predictions is None else int((self.predictions == self.targets).sum())

    @property
    def computes(self) -> str:
        """Which gate the function computes with these weights."""
        return "" if self.predictions is None else gate_of(self.predictions.tolist())


def line_numbers(
    predict: Callable[..., Any], w1: float, w2: float, b: float, gate: str
) -> LineNumbers:
    """Ask a learner's function about the four corners and about a grid around them.

    Parameters
    ----------
    predict : callable
        ``predict(X, w, b)`` for X of shape (n, 2) gives n labels 0 and 1.
    w1, w2, b : float
    gate : str
        A key of `GATES`.

    Returns
    -------
    LineNumbers
    """
    w = np.array([w1, w2])
    predictions = grid = None
    strays, trouble = 0, ""
    try:
        answer = call(predict, _POINTS, w, b)
        labels = as_labels(answer, len(_POINTS), f"What {name_of(predict)} returns for X")
    except Trouble as reason:
        trouble = str(reason)
    else:
        predictions, grid = labels[:4], labels[4:].reshape(GRID, GRID)
        side = _GRID_POINTS @ w + b
        # On the line itself rounding decides, in the learner's function as in this one.
        strays = int(((labels[4:] != (side >= 0)) & (np.abs(side) > 1e-9)).sum())
    z = CORNERS @ w + b
    return LineNumbers(w, b, gate, GATES[gate], z, predictions, grid, strays, trouble)
