"""How one step of the learning rule is drawn and put into words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from anncourse.figures.learning_rule.numbers import Floats, Step, Trace
from anncourse.figures.plot import Axes, half_plane, label, line_through, mark, polyline, ticks
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.words import number

SIZE = (500, 452)


@dataclass(frozen=True)
class Names:
    """What the two inputs, the two labels, a row and the unit are called."""

    inputs: tuple[str, str]
    labels: tuple[str, str]
    row: str
    unit: str


def view(trace: Trace, position: int, names: Names) -> Picture:
    """Draw the points, the one that is looked at, and the line before and after it."""
    step = trace.steps[position - 1] if position else None
    axes = _axes(trace.X)
    w, b = (step.new_w, step.new_b) if step else (np.zeros(2), 0.0)
    nodes = [
        *_regions(w, b, axes),
        *axes.frame(*_axis_labels(names), ticks(axes.x), ticks(axes.y)),
        *_lines(step, axes),
        *_points(trace, step, axes),
        *_legend(names),
    ]  # fmt: skip
    at_end = position == len(trace.steps)
    return Picture(
        SIZE,
        nodes,
        _description(trace, position, w, b),
        _say(trace, position, names),
        _table(step),
        trace.trouble if at_end else "",
    )


def _axes(X: Floats) -> Axes:
    """Frame the points and the origin with room around them: the same axes at each step."""
    low, high = np.minimum(X.min(axis=0), 0), np.maximum(X.max(axis=0), 0)
    room = 0.12 * np.where(high > low, high - low, 1)
    (x0, y0), (x1, y1) = (low - room).tolist(), (high + room).tolist()
    return Axes(x=(x0, x1), y=(y0, y1), left=66, top=12, width=422, height=346)


def _axis_labels(names: Names) -> tuple[str, str]:
    unit = f" ({names.unit.strip()})" if names.unit else ""
    return names.inputs[0] + unit, names.inputs[1] + unit


def _regions(w: Floats, b: float, axes: Axes) -> list[Node]:
    polygon = half_plane(w, b, axes.corners)
    d = path(*(axes.at(p) for p in polygon), closed=True) if polygon else ""
    return [node("path", "ones", cls="region-one", d=d)]


def _lines(step: Step | None, axes: Axes) -> list[Node]:
    if step is None:
        return []
    before, after = (
        line_through(w, b, axes) for w, b in ((step.w, step.b), (step.new_w, step.new_b))
    )
    return [polyline("after", axes, after, "line"), polyline("before", axes, before, "former")]


def _points(trace: Trace, step: Step | None, axes: Axes) -> list[Node]:
    nodes = []
    for i, (point, target) in enumerate(zip(trace.X, trace.y, strict=True)):
        shape, cls = ("disc", "one") if target else ("square", "zero")
        nodes.append(mark(f"point{i}", shape, axes.at(point), 15 if target else 12, cls))
    if step:
        x, y = axes.at(trace.X[step.row])
        shape, word = ("cross", "mistake") if step.error else ("check", "right")
        cls = "wrong" if step.error else "right"
        nodes += [
            node("circle", "ring", cls="ring", cx=x, cy=y, r=15),
            mark("mark", shape, (x - 22, y - 29), 11, cls),
            label("word", word, (x - 12, y - 24), f"{cls}-word halo"),
        ]
    return nodes


def _legend(names: Names) -> list[Node]:
    y = 428
    zero, one = (f"{i}: {name}" if name else str(i) for i, name in enumerate(names.labels))
    return [
        mark("key-zero", "square", (68, y), 12, "zero"),
        label("word-zero", zero, (82, y + 5)),
        mark("key-one", "disc", (180, y), 15, "one"),
        label("word-one", one, (194, y + 5)),
        node("path", "key-before", cls="former", d=f"M302,{y} H336"),
        label("word-before", "before", (342, y + 5)),
        node("path", "key-after", cls="line", d=f"M406,{y} H440"),
        label("word-after", "after", (446, y + 5)),
    ]


def _say(trace: Trace, position: int, names: Names) -> tuple[str, ...]:
    if not position:
        begin = f"Nothing seen yet: w = (0, 0), b = 0, learning rate {trace.lr:g}."
        return (begin, f"Press next for the first {names.row}.") if trace.steps else (begin,)
    step, n = trace.steps[position - 1], len(trace.y)
    target = int(trace.y[step.row])
    x1, x2 = (f"{number(x, 1)}{names.unit}" for x in trace.X[step.row])
    meaning = f" ({names.labels[target]})" if names.labels[target] else ""
    start = position - 1 - step.row
    mistakes = sum(s.error != 0 for s in trace.steps[start:position])
    lines = [
        f"Epoch {step.epoch}, {names.row} {step.row + 1} of {n}: {names.inputs[0]} {x1}, "
        f"{names.inputs[1]} {x2}, y = {target}{meaning}.",
        f"z = {number(step.z)}, so ŷ = {step.prediction}. "
        f"Error y − ŷ = {_signed(step.error, 0)}. Afterwards z = {number(step.new_z)}.",
        f"Mistakes in this epoch so far: {mistakes}.",
    ]
    if position == len(trace.steps) and not trace.trouble:
        lines.append(_ending(trace, mistakes))
    return tuple(lines)


def _ending(trace: Trace, mistakes: int) -> str:
    if mistakes:
        return (
            f"After {trace.steps[-1].epoch} epochs it still makes mistakes: here the figure ends."
        )
    return "A whole epoch without a mistake: it has learned."


def _table(step: Step | None) -> Table:
    if step is None:
        before, after = (np.zeros(2), 0.0), (np.zeros(2), 0.0)
    else:
        before, after = (step.w, step.b), (step.new_w, step.new_b)
    values = [[*w, b] for w, b in (before, after)]
    change = [new - old for old, new in zip(*values, strict=True)]
    return Table(
        ("", "w₁", "w₂", "b"),
        (
            ("before", *(number(v) for v in values[0])),
            ("change", *(_signed(v, 2) for v in change)),
            ("after", *(number(v) for v in values[1])),
        ),
    )


def _signed(value: float, digits: int) -> str:
    text = number(value, digits)
    return text if text.startswith("−") or not float(text) else f"+{text}"


def _description(trace: Trace, position: int, w: Floats, b: float) -> str:
    right = int(((trace.X @ w + b >= 0) == trace.y).sum())
    line = f"w = ({number(w[0])}, {number(w[1])}), b = {number(b)}" if w.any() else "no line yet"
    return (
        f"{len(trace.y)} points of two kinds, after step {position} of {len(trace.steps)}: {line}, "
        f"{right} points on their right side."
    )
