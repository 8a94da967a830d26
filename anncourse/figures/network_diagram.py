"""Drawing helpers for small networks: circles in columns, lines as thick as their weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from anncourse.figures.plot import Point, label
from anncourse.figures.scene import Node, node, path
from anncourse.figures.words import number

COLUMNS = (70.0, 250.0, 430.0)
RADIUS = 36.0
TITLES = ("input layer", "hidden layer", "output layer")


def titles(columns: Sequence[float] = COLUMNS) -> list[Node]:
    """Name the three columns."""
    return [
        label(f"title{i}", title, (x, 22), "middle strong")
        for i, (x, title) in enumerate(zip(columns, TITLES, strict=True))
    ]


def places(
    sizes: Sequence[int],
    columns: Sequence[float] = COLUMNS,
    middle: float = 186.0,
    apart: float = 150.0,
) -> list[list[Point]]:
    """Return where the neurons of each layer stand."""
    return [
        [(x, middle + apart * (i - (size - 1) / 2)) for i in range(size)]
        for x, size in zip(columns, sizes, strict=True)
    ]


def connection(
    key: str, start: Point, end: Point, weight: float, straight: bool, more: str = "", cls: str = ""
) -> list[Node]:
    """Draw one connection with its weight, and a second number below it if there is one."""
    sign = "plus" if weight >= 0 else "minus"
    way = np.array(end) - np.array(start)
    way /= np.hypot(*way)
    a, b = np.array(start) + RADIUS * way, np.array(end) - RADIUS * way
    # Lines that cross carry their numbers near their start, where they are still apart.
    x, y = a + (0.5 if straight else 0.24) * (b - a)
    nodes = [
        node("path", key, cls=f"weight-{sign}", d=path(tuple(a), tuple(b)),
             stroke_width=1.5 + 2.5 * min(abs(weight), 2.5)),
        label(f"{key}-number", number(weight), (x, y - 7), "middle halo"),
    ]  # fmt: skip
    if more:
        nodes.append(label(f"{key}-more", more, (x, y + 19), f"middle halo {cls}"))
    return nodes


def circle(key: str, place: Point, lines: Sequence[str], cls: str = "neuron") -> list[Node]:
    """Draw one neuron with one or two lines of text inside, the second one bold."""
    x, y = place
    texts = [
        label(f"{key}-line{i}", text, (x, y - 5 + 20 * i), "middle strong" if i else "middle")
        for i, text in enumerate(lines)
    ]
    return [node("circle", key, cx=x, cy=y, r=RADIUS, cls=cls), *texts]
