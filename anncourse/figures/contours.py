"""Lines and areas of equal height on a grid of numbers, as paths."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from contourpy import FillType, LineType, contour_generator
from numpy.typing import NDArray

from anncourse.figures.plot import Axes
from anncourse.figures.scene import path


class Contours:
    """The contours of heights known at the middles of n x n cells.

    Parameters
    ----------
    axes : Axes
        Where the cells lie; see `anncourse.figures.plot.centres`.
    heights : float array of shape (n, n)
        Row i is the i-th from below, column j the j-th from the left.
    """

    def __init__(self, axes: Axes, heights: NDArray[np.float64]) -> None:
        # The outermost cells reach the frame: repeat their heights there.
        padded = np.pad(heights, 1, mode="edge")
        n = len(heights)
        x, y = (
            np.concatenate([[limits[0]], np.linspace(*limits, 2 * n + 1)[1::2], [limits[1]]])
            for limits in (axes.x, axes.y)
        )
        self._axes = axes
        self._generator = contour_generator(
            x, y, padded, line_type=LineType.Separate, fill_type=FillType.OuterOffset
        )

    def line(self, height: float) -> str:
        """Write the ``d`` of the lines along which the height is reached."""
        lines: Any = self._generator.lines(height)
        return " ".join(path(*(self._axes.at(p) for p in line)) for line in lines)

    def above(self, height: float) -> str:
        """Write the ``d`` of the area that is at least so high; its fill-rule is evenodd."""
        filled: Any = self._generator.filled(height, np.inf)
        polygons, offsets = filled
        parts = [
            path(*(self._axes.at(p) for p in polygon[start:stop]), closed=True)
            for polygon, offset in zip(polygons, offsets, strict=True)
            for start, stop in pairwise(offset)
        ]
        return " ".join(parts)
