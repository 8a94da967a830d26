"""A grid of numbers as a small coloured image: where hundreds of places change in every frame.

An image of 900 places is one attribute of a kilobyte, and the browser smooths it by itself; 900
shapes would be 900 elements to update. The colours come with their transparency, so that the paper
of a light and of a dark theme shines through.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator
from numpy.typing import NDArray

from anncourse.figures.plot import Axes
from anncourse.figures.scene import Node, node

#: Colours for -1 and for 1, as in picture.css, and how opaque they are at most.
LOW, HIGH, OPAQUE = (213, 94, 0), (0, 114, 178), 120
#: Steps from 0 to 1: finer nobody sees.
STEPS = 24


def heat_maps(places: Sequence[Axes], values: NDArray[np.float64]) -> Node:
    """Draw grids of values from -1, orange, over 0, nothing, to 1, blue: all in one image.

    A browser takes longer to fetch a small image than to draw it, and would fetch each by itself.

    Parameters
    ----------
    places : sequence of Axes
        What each grid fills: all of one size, and whole numbers of its pixels apart.
    values : float array of shape (n_grids, n, n)
        In each grid, row i is the i-th from below, column j the j-th from the left.
    """
    rows, columns = values.shape[1:]
    left, top = (min(getattr(axes, side) for axes in places) for side in ("left", "top"))
    wide, high = places[0].width / columns, places[0].height / rows
    corners = [(round((a.top - top) / high), round((a.left - left) / wide)) for a in places]
    height, width = max(row for row, _ in corners) + rows, max(at for _, at in corners) + columns
    # Nothing in between; and each row begins with the number of its filter: none.
    lines = np.full((height, width + 1), STEPS, dtype=np.uint8)
    lines[:, 0] = 0
    colours = np.rint((np.clip(values[:, ::-1], -1, 1) + 1) * STEPS)
    for (row, column), grid in zip(corners, colours, strict=True):
        lines[row : row + rows, column + 1 : column + 1 + columns] = grid
    area = replace(places[0], left=left, top=top, width=width * wide, height=height * high)
    return _image("maps", area, _png(lines.tobytes(), width, height, _PALETTE))


def grey_images(places: Sequence[Axes], values: NDArray[np.float64]) -> list[Node]:
    """Draw scans from 0, white paper, to 1, black ink, with pixels that are seen as squares.

    Parameters
    ----------
    places : sequence of Axes
        What each image fills.
    values : float array of shape (n_images, n, n)
        In each scan, row 0 is the uppermost.
    """
    n, rows, columns = values.shape
    lines = np.zeros((n, rows, columns + 1), dtype=np.uint8)
    lines[:, :, 1:] = np.rint(255 * (1 - np.clip(values, 0, 1)))
    return [
        _image("scan", axes, _png(grid.tobytes(), columns, rows), cls="scan")
        for axes, grid in zip(places, lines, strict=True)
    ]


def _image(key: str, axes: Axes, png: str, **attributes: Any) -> Node:
    return node(
        "image", key, x=axes.left, y=axes.top, width=axes.width, height=axes.height,
        href=f"data:image/png;base64,{png}", preserveAspectRatio="none", **attributes,
    )  # fmt: skip


def zero_lines(places: Sequence[Axes], values: NDArray[np.float64]) -> list[str]:
    """Write the ``d`` of the lines of height 0 in each grid, as given to `heat_maps`.

    `anncourse.figures.contours.Contours` does it more finely. Here all grids are stacked into one,
    for the time is spent per call; the lines end at the middles of the outermost places.
    """
    n, rows, columns = values.shape
    stacked = np.full((n, rows + 1, columns), np.nan)
    stacked[:, :-1] = values
    lines: Any = contour_generator(
        z=np.ma.masked_invalid(stacked.reshape(-1, columns)), line_type=LineType.Separate
    ).lines(0)
    found: list[list[str]] = [[] for _ in places]
    for line in lines:
        index = int(line[0, 1]) // (rows + 1)
        axes = places[index]
        scale = np.array([axes.width / columns, -axes.height / rows])
        corner = (axes.left, axes.top + axes.height) + scale / 2
        points = ((line - (0, index * (rows + 1))) * scale + corner).tolist()
        found[index].append("M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points))
    return [" ".join(parts) for parts in found]


def _png(lines: bytes, columns: int, rows: int, palette: bytes = b"") -> str:
    """Write an image (PNG specification, third edition, section 11) in base 64.

    Without a palette its numbers are greys, 255 the brightest.
    """
    kind = 3 if palette else 0
    image = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, kind, 0, 0, 0))
        + palette
        + _chunk(b"IDAT", zlib.compress(lines, 1))
        + _chunk(b"IEND", b"")
    )
    return base64.b64encode(image).decode("ascii")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_COLOURS = bytes(LOW) * STEPS + bytes(HIGH) * (STEPS + 1)
_OPACITIES = bytes(round(abs(i - STEPS) / STEPS * OPAQUE) for i in range(2 * STEPS + 1))
_PALETTE = _chunk(b"PLTE", _COLOURS) + _chunk(b"tRNS", _OPACITIES)
