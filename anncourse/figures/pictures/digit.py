"""Picture of lesson 04: one handwritten digit, as large as the words beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from anncourse.figures.figure import Figure
from anncourse.figures.scene import Picture, node
from annlib import load_digits

CELL = 22
EDGE = 12


def digit(row: ArrayLike | None = None) -> Figure:
    """Show one row of the digits as its 8 by 8 pixels.

    Parameters
    ----------
    row : array of shape (64,), optional
        Ink from 0, paper, to 16; the first digit of the data set if left out.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell.
    """
    ink = np.asarray(load_digits().X[0] if row is None else row, dtype=np.float64).reshape(8, 8)
    side = 8 * CELL
    pixels = [
        node(
            "rect", f"pixel{i}-{j}", x=EDGE + j * CELL, y=EDGE + i * CELL, width=CELL,
            height=CELL, fill="currentColor", fill_opacity=ink[i, j] / 16,
        )
        for i in range(8)
        for j in range(8)
    ]  # fmt: skip
    frame = node("rect", "frame", cls="frame", x=EDGE, y=EDGE, width=side, height=side)
    n_inked = int(np.sum(ink > 0))
    rows = "; ".join(" ".join(f"{value:g}" for value in line) for line in ink)
    picture = Picture(
        (max(side + 2 * EDGE, 460), side + 2 * EDGE),
        [frame, *pixels],
        f"A handwritten digit of 8 by 8 pixels; their ink from 0 to 16, row by row: {rows}.",
        (f"{n_inked} of the 64 pixels {'has' if n_inked == 1 else 'have'} ink.",),
    )
    return Figure("A handwritten digit", [], lambda values: picture)
