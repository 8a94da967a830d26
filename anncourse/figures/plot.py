"""Drawing helpers that the figures share: axes, lines that end at the frame, marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.scene import Node, node, path

Point = tuple[float, float]


@dataclass(frozen=True)
class Axes:
    """A rectangle of the picture in which data have their place.

    Attributes
    ----------
    x, y : tuple of float
        Lowest and highest value on each axis.
    left, top, width, height : float
        The rectangle, in units of the picture.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    left: float
    top: float
    width: float
    height: float

    def px(self, x: float) -> float:
        """Return the place of a value of the horizontal axis."""
        return self.left + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.width

    def py(self, y: float) -> float:
        """Return the place of a value of the vertical axis, which grows upwards."""
        return self.top + (self.y[1] - y) / (self.y[1] - self.y[0]) * self.height

    def at(self, point: Sequence[float]) -> Point:
        """Return the place of a point (x, y)."""
        return self.px(point[0]), self.py(point[1])

    @property
    def corners(self) -> list[Point]:
        """The four corners, in data, in order around the rectangle."""
        (x0, x1), (y0, y1) = self.x, self.y
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]

    def frame(
        self,
        x_label: str,
        y_label: str,
        x_ticks: Sequence[float],
        y_ticks: Sequence[float],
        right: bool = False,
    ) -> list[Node]:
        """Draw the frame, ticks with numbers, and a label per axis; y at the left, or right."""
        bottom, middle = self.top + self.height, self.top + self.height / 2
        side, out = (self.left + self.width, 1) if right else (self.left, -1)
        box = node(
            "rect", "frame", cls="frame", x=self.left, y=self.top, width=self.width,
            height=self.height,
        )  # fmt: skip
        marks = [path((self.px(x), bottom), (self.px(x), bottom + 5)) for x in x_ticks]
        marks += [path((side + 5 * out, self.py(y)), (side, self.py(y))) for y in y_ticks]
        texts = [
            label(f"x{x}", f"{x:g}".replace("-", "−"), (self.px(x), bottom + 20), "tick middle")
            for x in x_ticks
        ]
        aligned = "tick" if right else "tick end"
        texts += [
            label(f"y{y}", f"{y:g}".replace("-", "−"), (side + 9 * out, self.py(y) + 5), aligned)
            for y in y_ticks
        ]
        texts.append(label("x", x_label, (self.left + self.width / 2, bottom + 40), "middle"))
        # A label that runs along its axis needs no more room than a number does.
        place = (side + 45 * out, middle)
        turned = label("y", y_label, place, "middle")
        turned["attributes"]["transform"] = f"rotate(-90 {place[0]:g} {place[1]:g})"
        return [box, node("path", "ticks", cls="axis", d=" ".join(marks)), *texts, turned]

    def inside(self, key: str, children: Sequence[Node]) -> Node:
        """Draw nodes in the same coordinates, cut off at the frame."""
        box = (self.left, self.top, self.width, self.height)
        view = " ".join(f"{side:g}" for side in box)
        x, y, width, height = box
        return node(
            "svg", key, x=x, y=y, width=width, height=height, viewBox=view, overflow="hidden",
            children=children,
        )  # fmt: skip


def ticks(limits: tuple[float, float]) -> list[float]:
    """Choose three to six round numbers between two limits."""
    low, high = limits
    power = 10.0 ** np.floor(np.log10(high - low))
    stride = next(s * power for s in (0.1, 0.2, 0.5, 1, 2) if (high - low) / (s * power) < 7)
    return [
        round(i * stride, 12) for i in range(int(np.ceil(low / stride)), int(high / stride) + 1)
    ]


def label(key: str, text: str, place: Point, cls: str = "") -> Node:
    """Draw a word or a number; `cls` may hold ``middle`` or ``end`` for how it is aligned."""
    return node("text", key, text=text, x=place[0], y=place[1], cls=cls)


def polyline(key: str, axes: Axes, points: Sequence[Point], cls: str) -> Node:
    """Draw a line through points given in data; nothing where there are fewer than two."""
    d = path(*(axes.at(p) for p in points)) if len(points) > 1 else ""
    return node("path", key, cls=cls, d=d)


def dots(key: str, axes: Axes, points: ArrayLike, cls: str) -> Node:
    """Draw many small dots as one element; the class says how big (its stroke-width)."""
    places = (axes.at((x, y)) for x, y in np.asarray(points, dtype=np.float64).reshape(-1, 2))
    return node("path", key, cls=cls, d=" ".join(f"M{x:.1f},{y:.1f} h0" for x, y in places))


def half_plane(w: ArrayLike, b: float, corners: Sequence[Point]) -> list[Point]:
    """Cut a polygon down to where w · x + b is at least 0 (Sutherland and Hodgman, 1974)."""
    w1, w2 = np.asarray(w, dtype=np.float64)
    z = [w1 * x + w2 * y + b for x, y in corners]
    kept: list[Point] = []
    for i, here in enumerate(corners):
        before, z_before = corners[i - 1], z[i - 1]
        if (z[i] >= 0) != (z_before >= 0):
            t = z_before / (z_before - z[i])
            kept.append(
                (before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1]))
            )
        if z[i] >= 0:
            kept.append(here)
    return kept


def line_through(w: ArrayLike, b: float, axes: Axes) -> list[Point]:
    """Return the two ends of the line w · x + b = 0 inside the axes, or [] if it runs outside."""
    w1, w2 = np.asarray(w, dtype=np.float64)
    (x0, x1), (y0, y1) = axes.x, axes.y
    found: list[Point] = []
    if w2:
        found += [(x, -(w1 * x + b) / w2) for x in (x0, x1)]
    if w1:
        found += [(-(w2 * y + b) / w1, y) for y in (y0, y1)]
    slack = 1e-9
    inside = [
        (x, y) for x, y in found if x0 - slack <= x <= x1 + slack and y0 - slack <= y <= y1 + slack
    ]
    if len(inside) < 2:
        return []
    # Through a corner three or four are found, two of them equal: take the ones furthest apart.
    first = min(inside)
    last = max(inside, key=lambda p: abs(p[0] - first[0]) + abs(p[1] - first[1]))
    return [first, last] if first != last else []


def cells(axes: Axes, labels: NDArray[np.int64]) -> str:
    """Write the cells labelled 1 as the ``d`` of one path.

    Parameters
    ----------
    axes : Axes
    labels : int array of shape (n, n)
        Row i is the i-th from below, column j the j-th from the left.
    """
    n = len(labels)
    wide, high = axes.width / n, axes.height / n
    parts = []
    for i, row in enumerate(labels):
        # Runs of equal cells, not cells, keep the path short.
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row, [0]])))
        y = axes.top + axes.height - i * high
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            x, width = axes.left + start * wide, (stop - start) * wide
            parts.append(f"M{x:.1f},{y:.1f} h{width:.1f} v{-high:.1f} h{-width:.1f} Z")
    return " ".join(parts)


def centres(axes: Axes, n: int) -> NDArray[np.float64]:
    """Return the middles of n x n cells, shape (n * n, 2), row by row from below."""
    x = np.linspace(*axes.x, 2 * n + 1)[1::2]
    y = np.linspace(*axes.y, 2 * n + 1)[1::2]
    return np.column_stack([np.tile(x, n), np.repeat(y, n)])


def mark(key: str, shape: str, place: Point, size: float, cls: str) -> Node:
    """Draw a ``disc``, ``square``, ``diamond``, ``check`` or ``cross`` around a place."""
    x, y = place
    r = size / 2
    if shape == "disc":
        return node("circle", key, cx=x, cy=y, r=r, cls=cls)
    if shape == "square":
        return node("rect", key, x=x - r, y=y - r, width=size, height=size, cls=cls)
    outlines = {
        "diamond": path((x, y - r), (x + r, y), (x, y + r), (x - r, y), closed=True),
        "check": path((x - r, y), (x - r / 3, y + r * 0.7), (x + r, y - r * 0.8)),
        "cross": f"{path((x - r, y - r), (x + r, y + r))} {path((x - r, y + r), (x + r, y - r))}",
    }
    return node("path", key, d=outlines[shape], cls=cls)
