"""How an activation function and its slope are drawn and put into words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.activation.numbers import FLAT, ActivationNumbers, X, stretches
from anncourse.figures.plot import Axes, dots, label, mark, polyline
from anncourse.figures.scene import Node, Picture, node, path
from anncourse.figures.words import number, term

SIZE = (520, 516)
TOP = Axes(x=(-6, 6), y=(-1.3, 2.3), left=62, top=12, width=440, height=250)
LOW = Axes(x=(-6, 6), y=(-0.15, 1.25), left=62, top=300, width=440, height=130)


def view(numbers: ActivationNumbers) -> Picture:
    """Draw the activation above and its slope below, over the same inputs."""
    nodes = [
        node("g", "activation", children=_activation(numbers)),
        node("g", "slope", children=_slope(numbers)),
        *_legend(),
    ]
    return Picture(SIZE, nodes, _description(numbers), _say(numbers), None, numbers.trouble)


def _band(axes: Axes, parts: list[tuple[float, float]]) -> str:
    bottom, top = axes.y
    return " ".join(
        path(*(axes.at(p) for p in ((l, bottom), (r, bottom), (r, top), (l, top))), closed=True)
        for l, r in parts  # noqa: E741
    )


def _specks(axes: Axes, parts: list[tuple[float, float]], rows: int) -> list[tuple[float, float]]:
    heights = np.linspace(*axes.y, 2 * rows + 1)[1::2]
    return [
        (x, y)
        for x in np.arange(-5.75, 6, 0.5)
        if any(left < x < right for left, right in parts)
        for y in heights
    ]


def _activation(numbers: ActivationNumbers) -> list[Node]:
    axes, parts = TOP, stretches(numbers.fires)
    level = [(x, numbers.threshold) for x in axes.x]
    inside = [
        node("path", "fires", cls="region-one", d=_band(axes, parts)),
        dots("specks", axes, _specks(axes, parts, 7), "speck"),
        node("path", "zero", cls="thin", d=path(axes.at((-6, 0)), axes.at((6, 0)))),
        polyline("threshold", axes, level, "former"),
        _curve("curve", axes, numbers.curve, "line"),
        *_point(axes, numbers.x, numbers.a),
    ]
    y = axes.py(numbers.threshold)
    return [
        *axes.frame("", "a = f(w·x + b)", (-6, -4, -2, 0, 2, 4, 6), (-1, 0, 1, 2)),
        axes.inside("inside", inside),
        label("threshold-word", "cut-off", (axes.left + 8, y - 7), "halo"),
    ]


def _slope(numbers: ActivationNumbers) -> list[Node]:
    axes = LOW
    inside = [
        node("path", "flat", cls="region-zero", d=_band(axes, stretches(numbers.flat))),
        node("path", "zero", cls="thin", d=path(axes.at((-6, 0)), axes.at((6, 0)))),
        _curve("curve", axes, numbers.slopes, "weight"),
        *_point(axes, numbers.x, numbers.slope),
    ]
    return [
        *axes.frame("input x", "slope f′(z)", (-6, -4, -2, 0, 2, 4, 6), (0, 0.5, 1)),
        axes.inside("inside", inside),
    ]


def _curve(key: str, axes: Axes, values: NDArray[np.float64] | None, cls: str) -> Node:
    if values is None:
        return polyline(key, axes, [], cls)
    # Far outside the frame nothing is seen; huge coordinates only make browsers slow.
    low, high = axes.y
    clipped = np.clip(values, low - 1, high + 1)
    return polyline(key, axes, list(zip(X.tolist(), clipped.tolist(), strict=True)), cls)


def _point(axes: Axes, x: float, y: float | None) -> list[Node]:
    if y is None or not axes.y[0] <= y <= axes.y[1]:
        return []
    return [mark("point", "disc", axes.at((x, y)), 15, "one")]


def _legend() -> list[Node]:
    y = 502
    return [
        node("rect", "key-fires", x=62, y=y - 13, width=30, height=18, cls="region-one"),
        node("path", "key-specks", cls="speck", d=f"M69,{y - 4} h0 M77,{y - 4} h0 M85,{y - 4} h0"),
        label("word-fires", "fires", (98, y + 1)),
        node("rect", "key-flat", x=160, y=y - 13, width=30, height=18, cls="region-zero"),
        label("word-flat", "flat", (196, y + 1)),
        mark("key-point", "disc", (252, y - 4), 13, "one"),
        label("word-point", "the input x of the slider", (266, y + 1)),
    ]


def _say(numbers: ActivationNumbers) -> tuple[str, ...]:
    n = numbers
    lines = [f"z = {number(n.w, 1)}·{number(n.x, 1)} {term(n.b, 1)} = {number(n.z)}"]
    if n.a is not None:
        fires = n.a >= n.threshold
        lines.append(
            f"a = {n.name}({number(n.z)}) = {number(n.a, 3)}. That is "
            f"{'at least' if fires else 'below'} the cut-off {number(n.threshold)}: the neuron "
            f"{'fires' if fires else 'stays silent'}."
        )
    if n.slope is not None:
        flat = "saturated, a hidden neuron would hardly learn here"
        if n.slope == 0:
            flat = "inactive, it would not learn here"
        elif abs(n.slope) >= FLAT:
            flat = "it can learn"
        lines.append(f"Slope at z: {number(n.slope, 3)} ({flat}).")
    if n.curve is not None:
        low, high = number(n.curve.min()), number(n.curve.max())
        lines.append(f"Over these inputs a runs from {low} to {high}.")
    return tuple(lines)


def _description(numbers: ActivationNumbers) -> str:
    if numbers.curve is None:
        return "No curve, as the function has a problem."
    fires = round(100 * numbers.fires.mean())
    text = f"The curve of {numbers.name} over inputs from −6 to 6; it fires on {fires} % of them."
    if numbers.slopes is not None:
        text += f" Below, its slope: flat on {round(100 * numbers.flat.mean())} % of them."
    return text
