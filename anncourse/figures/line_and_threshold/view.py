"""How a regression line and a perceptron with the same two numbers are drawn side by side."""

from __future__ import annotations

import numpy as np

from anncourse.figures.line_and_threshold.numbers import LINE_X, LineNumbers
from anncourse.figures.plot import Axes, dots, label, mark, polyline
from anncourse.figures.scene import Node, Picture, node, path
from anncourse.figures.words import number, term

SIZE = (780, 416)
LEFT = Axes(x=(-0.5, 7.5), y=(-1.5, 3.0), left=58, top=34, width=310, height=322)
RIGHT = Axes(x=(-5, 8), y=(-3, 3), left=458, top=34, width=310, height=210)
OUTPUT = Axes(x=(-5, 8), y=(-0.35, 1.35), left=458, top=272, width=310, height=84)


def view(numbers: LineNumbers) -> Picture:
    """Draw the line through the data at the left, z and the output at the right."""
    nodes = [
        label("left-title", "linear regression", (213, 20), "middle strong"),
        node("g", "regression", children=_regression(numbers)),
        label("right-title", "perceptron with one input", (613, 20), "middle strong"),
        node("g", "perceptron", children=_perceptron(numbers)),
        node("g", "output", children=_output(numbers)),
    ]
    return Picture(SIZE, nodes, _description(numbers), _say(numbers), trouble=numbers.trouble)


def _regression(numbers: LineNumbers) -> list[Node]:
    axes = LEFT
    frame = axes.frame("petal length x (cm)", "petal width (cm)", (0, 2, 4, 6), (-1, 0, 1, 2, 3))
    curves = []
    if numbers.predictions is not None and numbers.line is not None:
        misses = zip(numbers.x, numbers.y, numbers.predictions, strict=True)
        strokes = [path(axes.at((x, y)), axes.at((x, line))) for x, y, line in misses]
        ends = list(zip(LINE_X, numbers.line, strict=True))
        curves += [
            node("path", "misses", cls="thin", d=" ".join(strokes)),
            polyline("line", axes, ends, "line"),
        ]
    if numbers.best:
        ends = list(zip(LINE_X, numbers.best.line, strict=True))
        curves.append(polyline("best", axes, ends, "former"))
    cloud = dots("data", axes, np.column_stack([numbers.x, numbers.y]), "datum")
    return [*frame, axes.inside("inside", [cloud, *curves, *_slope_and_intercept(numbers, axes)])]


def _slope_and_intercept(numbers: LineNumbers, axes: Axes) -> list[Node]:
    """Show the weight as a step up for one to the right, and the bias as the height at x = 0."""
    start, end = (2.0, 2 * numbers.w + numbers.b), (3.0, 3 * numbers.w + numbers.b)
    corner = axes.at((end[0], start[1]))
    x, y = axes.at((2.5, start[1]))
    below = y + (20 if numbers.w >= 0 else -9)
    zero = axes.at((0.0, numbers.b))
    return [
        node("path", "slope", cls="weight", d=path(axes.at(start), corner, axes.at(end))),
        label("slope-word", "w", (x, below), "weight-word middle halo"),
        mark("intercept", "square", zero, 13, "bias"),
        label("intercept-word", "b", (zero[0] + 12, zero[1] + 22), "bias-word halo"),
    ]  # fmt: skip


def _fires(numbers: LineNumbers, axes: Axes) -> tuple[float, float] | None:
    """Return the stretch of the horizontal axis on which z is at least 0, None if nowhere."""
    low, high = axes.x
    if numbers.threshold is None:
        return axes.x if numbers.b >= 0 else None
    t = min(max(numbers.threshold, low), high)
    left, right = (t, high) if numbers.w > 0 else (low, t)
    return (left, right) if left < right else None


def _perceptron(numbers: LineNumbers) -> list[Node]:
    axes = RIGHT
    fires = _fires(numbers, axes)
    band, specks = "", []
    if fires:
        (left, top), (right, bottom) = axes.at((fires[0], 3)), axes.at((fires[1], -3))
        band = path((left, top), (right, top), (right, bottom), (left, bottom), closed=True)
        columns = [x for x in np.arange(-4.5, 8, 1) if fires[0] < x < fires[1]]
        specks = [(x, y) for x in columns for y in (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5)]
    ends = [(x, numbers.w * x + numbers.b) for x in axes.x]
    nodes = [
        node("path", "band", cls="region-one", d=band),
        dots("specks", axes, specks, "speck"),
        node("path", "zero", cls="axis", d=path(axes.at((-5, 0)), axes.at((8, 0)))),
        polyline("z", axes, ends, "line"),
        mark("bias", "square", axes.at((0, numbers.b)), 13, "bias"),
    ]
    start, end = (2.0, 2 * numbers.w + numbers.b), (3.0, 3 * numbers.w + numbers.b)
    corner = axes.at((end[0], start[1]))
    nodes.append(node("path", "weight", cls="weight", d=path(axes.at(start), corner, axes.at(end))))
    if numbers.threshold is not None and axes.x[0] <= numbers.threshold <= axes.x[1]:
        nodes.append(mark("threshold", "diamond", axes.at((numbers.threshold, 0)), 16, "tip"))
    word = "it fires here" if fires else "it fires nowhere"
    where = axes.px(sum(fires) / 2) if fires else axes.px(1.5)
    where = min(max(where, axes.left + 55), axes.left + axes.width - 55)
    nodes.append(label("fires", word, (where, axes.top + 18), "middle halo"))
    return [*axes.frame("", "z", (), (-2, 0, 2)), axes.inside("inside", nodes)]


def _output(numbers: LineNumbers) -> list[Node]:
    axes = OUTPUT
    low, high = axes.x
    fires = _fires(numbers, axes)
    if fires is None:
        steps = [(low, 0.0), (high, 0.0)]
    else:
        left, right = fires
        steps = [(low, 0.0), (left, 0.0), (left, 1.0), (right, 1.0), (right, 0.0), (high, 0.0)]
        # Where it fires right up to an end of the axis there is no step to draw there.
        steps = steps[2:] if left == low else steps
        steps = steps[:-2] if right == high else steps
    return [
        *axes.frame("input x", "output", (-4, -2, 0, 2, 4, 6, 8), (0, 1)),
        polyline("steps", axes, steps, "line"),
    ]


def _firing(numbers: LineNumbers) -> str:
    n = len(numbers.x)
    if numbers.threshold is None:
        where = "for every x" if numbers.b >= 0 else "for no x"
        return f"As w = 0, z is b everywhere: it fires {where}."
    side = "from there upwards" if numbers.w > 0 else "from there downwards"
    return (
        f"z = 0 at x = −b/w = {number(numbers.threshold)}; it fires {side}, "
        f"for {numbers.n_fires} of these {n} petal lengths."
    )


def _say(numbers: LineNumbers) -> tuple[str, ...]:
    formula = f"{number(numbers.w)}·x {term(numbers.b)}"
    error = "" if numbers.error is None else f" Mean squared error: {number(numbers.error, 3)} cm²."
    lines = [f"Line: width = {formula}.{error}"]
    if numbers.best:
        best = f"{number(numbers.best.slope)}·x {term(numbers.best.intercept)}"
        lines.append(
            f"Least squares (dashed): width = {best}. "
            f"Mean squared error: {number(numbers.best.error, 3)} cm²."
        )
    return (*lines, f"Perceptron: z = {formula}. {_firing(numbers)}")


def _description(numbers: LineNumbers) -> str:
    w, b = number(numbers.w), number(numbers.b)
    return (
        f"Left: petal widths of {len(numbers.x)} irises against their petal lengths, with a line "
        f"of slope {w} and intercept {b}. Right: the weighted sum z and the output of a "
        f"perceptron with weight {w} and bias {b}."
    )
