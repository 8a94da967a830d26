"""How a matrix product is drawn: A at the left, B above, and each product where they meet.

Source of the arrangement: S. Falk, *Ein übersichtliches Schema für die Matrizenmultiplikation*
(ZAMM 31, 1951).
"""

from __future__ import annotations

import numpy as np

from anncourse.figures.plot import label, mark
from anncourse.figures.row_meets_column.numbers import FLOWERS, RECIPES, Array, Meeting
from anncourse.figures.scene import Node, Picture, node
from anncourse.figures.words import count, number

WIDE, HIGH = 84.0, 40.0
LEFT, TOP, GAP = 44.0, 62.0, 40.0
_N, _K = FLOWERS.shape
_M = RECIPES.shape[1]
A_PLACE = (LEFT, TOP + _K * HIGH + GAP)
B_PLACE = (LEFT + _K * WIDE + GAP, TOP)
C_PLACE = (B_PLACE[0], A_PLACE[1])
SIZE = (int(C_PLACE[0] + _M * WIDE + 24), int(C_PLACE[1] + _N * HIGH + 16))


def view(shown: Meeting) -> Picture:
    """Draw the three tables, with a row, a column and the place in which they meet."""
    i, j = shown.row, shown.column
    (a_left, a_top), (b_left, b_top) = A_PLACE, B_PLACE
    c_left, c_top = C_PLACE
    nodes = [
        _box("row", a_left, a_top + i * HIGH, _K * WIDE, HIGH, "region-zero"),
        _box("column", b_left + j * WIDE, b_top, WIDE, _K * HIGH, "region-one"),
        *_table("A", A_PLACE, shown.A),
        *_table("B", B_PLACE, shown.B),
        *_table("C", C_PLACE, shown.answers),
        *_heads(),
        *_sum(shown),
        _box("row-ring", a_left, a_top + i * HIGH, _K * WIDE, HIGH, "ring"),
        _box("column-ring", b_left + j * WIDE, b_top, WIDE, _K * HIGH, "ring"),
        _box("place", c_left + j * WIDE, c_top + i * HIGH, WIDE, HIGH, "ring"),
        *[
            mark(f"wrong{r}-{s}", "cross", (c_left + s * WIDE + 13, c_top + r * HIGH + 20), 10,
                 "wrong")
            for r, s in np.argwhere(shown.wrong)
        ],
    ]  # fmt: skip
    steps = " + ".join(f"{_signed(a)} · {_signed(b)}" for a, b in shown.pairs)
    n_wrong = int(shown.wrong.sum())
    marked = f"{count(n_wrong, 'number')} of {shown.wrong.size} wrong, marked with a cross."
    say = (
        f"Row {i} of A meets column {j} of B: {steps} = {number(shown.total)}. Your function says "
        f"{number(shown.answer)}.",
        marked if n_wrong else f"All {shown.wrong.size} numbers of the product are right.",
    )
    description = (
        f"Table A with {_N} rows and {_K} columns at the left, table B with {_K} rows and {_M} "
        f"columns above, and their product where they meet. Row {i} of A, column {j} of B and the "
        "place in which they meet are framed."
    )
    return Picture(SIZE, nodes, description, say)


def nothing(trouble: str) -> Picture:
    """Draw the empty picture where the function is not ready."""
    middle = (SIZE[0] / 2, SIZE[1] / 2)
    nodes = [label("none", "Nothing to show yet.", middle, "middle strong")]
    return Picture(SIZE, nodes, "Nothing to show yet.", trouble=trouble)


def _signed(value: float) -> str:
    """Write a number as it stands in a sum of products: a negative one in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def _box(key: str, x: float, y: float, width: float, height: float, cls: str) -> Node:
    return node("rect", key, cls=cls, fill="none", x=x, y=y, width=width, height=height)


def _table(name: str, place: tuple[float, float], values: Array) -> list[Node]:
    left, top = place
    nodes = []
    for (r, s), value in np.ndenumerate(values):
        x, y = left + s * WIDE, top + r * HIGH
        nodes.append(_box(f"{name}{r}-{s}", x, y, WIDE, HIGH, "frame"))
        middle = (x + WIDE / 2, y + HIGH / 2 + 5)
        nodes.append(label(f"{name}-number{r}-{s}", number(float(value)), middle, "middle"))
    return nodes


def _heads() -> list[Node]:
    (a_left, a_top), (b_left, b_top) = A_PLACE, B_PLACE
    middle = b_left + _M * WIDE / 2
    nodes = [
        label("A-title", f"A: {_N} × {_K}", (a_left + _K * WIDE / 2, a_top - 12), "middle strong"),
        label("B-title", f"B: {_K} × {_M}", (middle, b_top - 34), "middle strong"),
        label("C-title", f"your product: {_N} × {_M}", (middle, C_PLACE[1] - 12), "middle strong"),
    ]
    nodes += [
        label(f"i{i}", str(i), (a_left - 14, a_top + i * HIGH + HIGH / 2 + 5), "tick end")
        for i in range(_N)
    ]
    nodes += [
        label(f"j{j}", str(j), (b_left + j * WIDE + WIDE / 2, b_top - 12), "tick middle")
        for j in range(_M)
    ]
    return nodes


def _sum(shown: Meeting) -> list[Node]:
    """Write the products one below the other, in the corner that is free."""
    right = A_PLACE[0] + _K * WIDE
    nodes = [
        label(
            f"product{p}", f"{_signed(a)} · {_signed(b)} = {number(a * b)}",
            (right, TOP + 6 + 22 * p), "end",
        )
        for p, (a, b) in enumerate(shown.pairs)
    ]  # fmt: skip
    foot = (right, TOP + 10 + 22 * len(shown.pairs))
    return [*nodes, label("sum", f"sum = {number(shown.total)}", foot, "end strong")]
