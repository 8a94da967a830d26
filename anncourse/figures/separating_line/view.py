"""How the line of a perceptron is drawn and put into words."""

from __future__ import annotations

import numpy as np

from anncourse.figures.plot import (
    Axes,
    Point,
    cells,
    dots,
    half_plane,
    label,
    line_through,
    mark,
    polyline,
)
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.separating_line.gates import CORNERS
from anncourse.figures.separating_line.numbers import AXES, LineNumbers
from anncourse.figures.words import count, number, term

SIZE = (460, 496)
#: Length of the drawn arrow for a weight vector of length 1, in data.
ARROW = 0.28


def view(numbers: LineNumbers, tell_xor: bool) -> Picture:
    """Draw the regions, the line, its arrow and the four points."""
    axes = AXES
    nodes = [
        *_regions(numbers, axes),
        *axes.frame("x₁", "x₂", (0, 1), (0, 1)),
        polyline("line", axes, line_through(numbers.w, numbers.b, axes), "line"),
        axes.inside("direction", [_arrow(numbers, axes)]),
        *_corners(numbers, axes),
        *_legend(),
    ]
    words = _description(numbers)
    say = _say(numbers, tell_xor)
    return Picture(SIZE, nodes, words, say, _table(numbers), numbers.trouble)


def _regions(numbers: LineNumbers, axes: Axes) -> list[Node]:
    """Draw where the function says 1; along the exact line where it keeps to it, else by cells."""
    if numbers.grid is None:
        return []
    whole = path(*(axes.at(p) for p in axes.corners), closed=True)
    if numbers.strays:
        ones = cells(axes, numbers.grid)
    else:
        polygon = half_plane(numbers.w, numbers.b, axes.corners)
        ones = path(*(axes.at(p) for p in polygon), closed=True) if polygon else ""
    n = len(numbers.grid)
    centre = [np.linspace(*limits, 2 * n + 1)[1::2] for limits in (axes.x, axes.y)]
    specks = [
        (centre[0][j], centre[1][i])
        for i in range(1, n, 2)
        for j in range(1, n, 2)
        if numbers.grid[i, j]
    ]
    return [
        node("path", "zeros", cls="region-zero", d=f"{whole} {ones}", fill_rule="evenodd"),
        node("path", "ones", cls="region-one", d=ones),
        dots("specks", axes, specks, "speck"),
    ]


def _arrow(numbers: LineNumbers, axes: Axes) -> Node:
    """Draw the weight vector, at a right angle on the line: it points to where z grows."""
    length = float(np.hypot(*numbers.w))
    if length < 1e-9:
        return node("g", "arrow")
    middle = np.array([0.5, 0.5])
    foot = middle - (middle @ numbers.w + numbers.b) / length**2 * numbers.w
    inside = axes.x[0] < foot[0] < axes.x[1] and axes.y[0] < foot[1] < axes.y[1]
    if not inside:
        return node("g", "arrow")
    x0, y0 = axes.at(tuple(foot))
    x1, y1 = axes.at(tuple(foot + ARROW * numbers.w))
    along = np.array([x1 - x0, y1 - y0]) / np.hypot(x1 - x0, y1 - y0)
    across = np.array([-along[1], along[0]])
    neck = np.array([x1, y1]) - 12 * along
    tip: list[Point] = [(x1, y1), tuple(neck + 7 * across), tuple(neck - 7 * across)]
    return node(
        "g",
        "arrow",
        children=[
            node("path", "shaft", cls="line", d=path((x0, y0), tuple(neck))),
            node("path", "tip", cls="tip", d=path(*tip, closed=True)),
            label("name", "w", (x1 + 14 * along[0], y1 + 14 * along[1] + 5), "middle strong halo"),
        ],
    )


def _corners(numbers: LineNumbers, axes: Axes) -> list[Node]:
    nodes = []
    for i, (corner, target) in enumerate(zip(CORNERS, numbers.targets, strict=True)):
        x, y = axes.at(corner)
        shape, cls = ("disc", "one") if target else ("square", "zero")
        nodes.append(mark(f"point{i}", shape, (x, y), 24, cls))
        if numbers.predictions is None:
            continue
        right = numbers.predictions[i] == target
        nodes += [
            mark(f"mark{i}", "check" if right else "cross", (x + 25, y - 16), 12,
                 "right" if right else "wrong"),
            label(f"word{i}", "right" if right else "wrong", (x + 36, y - 11),
                  "right-word halo" if right else "wrong-word halo"),
        ]  # fmt: skip
    return nodes


def _legend() -> list[Node]:
    y = 474
    return [
        mark("key-one", "disc", (66, y), 18, "one"),
        label("word-one", "target 1", (82, y + 5)),
        mark("key-zero", "square", (166, y), 16, "zero"),
        label("word-zero", "target 0", (182, y + 5)),
        node("rect", "key-region", x=262, y=y - 12, width=34, height=24, cls="region-one"),
        node("path", "key-specks", cls="speck", d=f"M271,{y} h0 M279,{y} h0 M287,{y} h0"),
        label("word-region", "the function says 1", (304, y + 5)),
    ]


def _say(numbers: LineNumbers, tell_xor: bool) -> tuple[str, ...]:
    w1, w2 = numbers.w
    lines = [f"z = {number(w1, 1)}·x₁ {term(w2, 1)}·x₂ {term(numbers.b, 1)}"]
    if numbers.predictions is not None:
        points = f"{numbers.n_right} of 4 points right for {numbers.gate}."
        lines.append(f"{points} This perceptron computes: {numbers.computes}.")
    if not w1 and not w2:
        lines.append("Both weights are 0: there is no line, and every point gets the same answer.")
    elif numbers.grid is not None and numbers.strays:
        lines.append(
            "The coloured region does not end at the line w₁·x₁ + w₂·x₂ + b = 0: in "
            f"{numbers.strays} of {count(numbers.grid.size, 'cell')} the function says otherwise."
        )
    if numbers.gate == "XOR" and tell_xor:
        lines.append(
            "You have tried many lines, and three points right is the most that any line gets: the "
            "two discs lie across from one another, and so do the two squares. No single "
            "perceptron computes XOR."
        )
    return tuple(lines)


def _table(numbers: LineNumbers) -> Table:
    says = ["?"] * 4 if numbers.predictions is None else [str(p) for p in numbers.predictions]
    rows = tuple(
        (
            f"{x1:.0f}",
            f"{x2:.0f}",
            number(z, 1),
            said,
            str(target),
            "" if said == "?" else ("✓ right" if said == str(target) else "✗ wrong"),
        )
        for (x1, x2), z, said, target in zip(CORNERS, numbers.z, says, numbers.targets, strict=True)
    )
    return Table(("x₁", "x₂", "z", "says", "target", ""), rows)


def _description(numbers: LineNumbers) -> str:
    if not numbers.w.any():
        line = "There is no line, as both weights are 0."
    else:
        w1, w2 = (number(w, 1) for w in numbers.w)
        line = f"A line with weight vector ({w1}, {w2}) and bias {number(numbers.b, 1)}."
    points = (
        "Nothing is known of the points, as the function has a problem."
        if numbers.predictions is None
        else f"{numbers.n_right} of the 4 points of {numbers.gate} are on their right side."
    )
    return f"{line} {points}"
