"""How losses are drawn: against a prediction, over one weight, over two weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.contours import Contours
from anncourse.figures.loss_landscape.numbers import MAP, P, W
from anncourse.figures.plot import Axes, label, mark, polyline
from anncourse.figures.scene import Node, Picture, node, path
from anncourse.figures.words import number

Array = NDArray[np.float64]

SIZE = (460, 476)
PREDICTION = Axes(x=(0, 1), y=(0, 5), left=62, top=12, width=372, height=372)
WEIGHT = Axes(x=(-4, 4), y=(0, 2), left=62, top=12, width=372, height=372)
_LEVELS = (0.25, 0.3, 0.35, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0)


def view_prediction(
    label_value: int, p: float, curves: tuple[Array, Array], here: tuple[float, float]
) -> Picture:
    """Draw both losses of one sample against its predicted probability."""
    nodes = [
        *PREDICTION.frame("prediction p", "loss", (0, 0.25, 0.5, 0.75, 1), (0, 1, 2, 3, 4, 5)),
        PREDICTION.inside("inside", _two_curves(PREDICTION, P, curves, p, here)),
        *_legend(),
    ]
    say = (
        f"The truth is y = {label_value}; the network says p = {number(p)}.",
        f"Cross-entropy: {number(here[0], 3)}. Squared error: {number(here[1], 3)}.",
    )
    words = (
        f"Two curves of a loss against the prediction, for a sample whose label is {label_value}: "
        "both are lowest at the label; cross-entropy rises ever more steeply at the other end."
    )
    return Picture(SIZE, nodes, words, say)


def view_weight(
    w1: float, w2: float, curves: tuple[Array, Array], here: tuple[float, float]
) -> Picture:
    """Draw both losses of all flowers against the first weight."""
    nodes = [
        *WEIGHT.frame("weight w₁", "loss of all flowers", (-4, -2, 0, 2, 4), (0, 0.5, 1, 1.5, 2)),
        WEIGHT.inside("inside", _two_curves(WEIGHT, W, curves, w1, here)),
        *_legend(),
    ]
    best = number(float(W[int(np.argmin(curves[0]))]), 1)
    say = (
        f"w₁ = {number(w1)}, with w₂ fixed at {number(w2)}.",
        f"Cross-entropy: {number(here[0], 3)}. Squared error: {number(here[1], 3)}.",
        f"Along this line the cross-entropy is lowest at w₁ = {best}.",
    )
    return Picture(SIZE, nodes, f"Two curves of a loss over one weight, lowest near {best}.", say)


def view_map(w1: float, w2: float, heights: Array, here: tuple[float, float]) -> Picture:
    """Draw the cross-entropy of all flowers over both weights, like a map of a valley."""
    contours = Contours(MAP, heights)
    inside = [
        node("path", f"level{i}", cls="region-one", d=contours.above(h), fill_rule="evenodd")
        for i, h in enumerate(_LEVELS)
    ]
    inside += [
        node("path", f"line{i}", cls="thin", d=contours.line(h)) for i, h in enumerate(_LEVELS)
    ]
    place = MAP.at((w1, w2))
    nodes = [
        MAP.inside("inside", inside),
        *MAP.frame("weight w₁", "weight w₂", (-4, -2, 0, 2, 4), (-4, -2, 0, 2, 4)),
        mark("here", "diamond", place, 17, "tip"),
        mark("ring", "disc", place, 24, "ring"),
        mark("key-here", "diamond", (70, 458), 15, "tip"),
        label("word-here", "the two weights; the darker, the higher the loss", (84, 463)),
    ]
    say = (
        f"At w₁ = {number(w1)} and w₂ = {number(w2)} the cross-entropy is {number(here[0], 3)}.",
        f"The lowest place on this map is {number(float(heights.min()), 3)} high.",
    )
    words = f"A map of the loss over two weights; here it is {number(here[0], 3)} high."
    return Picture(SIZE, nodes, words, say)


def view_trouble(trouble: str) -> Picture:
    """Draw an empty frame where a function is not ready."""
    return Picture(SIZE, PREDICTION.frame("", "", (), ()), "No curves.", trouble=trouble)


def _two_curves(
    axes: Axes, x: Array, curves: tuple[Array, Array], at: float, here: tuple[float, float]
) -> list[Node]:
    top = axes.y[1]
    nodes = []
    for key, values, cls in zip(("entropy", "squared"), curves, ("line", "weight"), strict=True):
        # What leaves the frame is cut off a little above it.
        points = list(zip(x.tolist(), np.clip(values, -1, top + 1).tolist(), strict=True))
        nodes.append(polyline(key, axes, points, cls))
    upright = path(axes.at((at, axes.y[0])), axes.at((at, top)))
    nodes.append(node("path", "at", cls="thin", d=upright))
    for key, height, shape, cls in zip(
        ("entropy-here", "squared-here"), here, ("disc", "square"), ("one", "zero"), strict=True
    ):
        nodes.append(mark(key, shape, axes.at((at, min(height, top))), 14, cls))
    return nodes


def _legend() -> list[Node]:
    y = 458
    return [
        node("path", "key-entropy", cls="line", d=path((62, y), (96, y))),
        mark("key-entropy-mark", "disc", (79, y), 13, "one"),
        label("word-entropy", "cross-entropy", (104, y + 5)),
        node("path", "key-squared", cls="weight", d=path((240, y), (274, y))),
        mark("key-squared-mark", "square", (257, y), 12, "zero"),
        label("word-squared", "squared error", (282, y + 5)),
    ]
