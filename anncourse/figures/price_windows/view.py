"""How a window is drawn: a bar for each day's return, and marks for what the network sees."""

from __future__ import annotations

import numpy as np

from anncourse.figures.plot import Axes, label, mark
from anncourse.figures.price_windows.numbers import Window, looks_ahead
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.words import number

SIZE = (880, 340)


def view(one: Window, shift: int) -> Picture:
    """Draw all days, those that the window holds, and the one to be predicted."""
    returns = 100 * one.returns
    n, top = len(returns), max(float(np.abs(returns).max()), 0.1)
    axes = Axes(
        x=(-0.5, n - 0.5), y=(-1.5 * top, 1.15 * top), left=80, top=24, width=780, height=240
    )
    seen = {day + shift for day in one.days}
    ahead = looks_ahead(one, shift)
    lane = -1.32 * top
    nodes: list[Node] = []
    zero = path(axes.at((-0.5, 0.0)), axes.at((n - 0.5, 0.0)))
    nodes.append(node("path", "zero", cls="thin", d=zero))
    for day in range(n):
        d = path(axes.at((day, 0.0)), axes.at((day, float(returns[day]))))
        cls = "line" if day in seen else "thin"
        nodes.append(node("path", f"bar{day}", cls=cls, d=d))
        if day in ahead:
            nodes.append(mark(f"day{day}", "cross", axes.at((day, lane)), 11, "wrong"))
        elif day in seen:
            nodes.append(mark(f"day{day}", "disc", axes.at((day, lane)), 9, "one"))
    nodes.append(
        mark("target", "diamond", axes.at((one.target, float(returns[one.target]))), 13, "zero")
    )
    nodes.append(label("unit", "return, %", (74, axes.py(top) + 5), "end"))
    for height in (-_tick(top), _tick(top)):
        nodes.append(label(f"at{height:g}", number(height), (74, axes.py(height) + 5), "end"))
        across = path(axes.at((-0.7, height)), axes.at((-0.5, height)))
        nodes.append(node("path", f"tick{height:g}", cls="thin", d=across))
    nodes.append(label("days", "day", (74, axes.py(lane) + 27), "end"))
    for day in range(0, n, 5):
        nodes.append(label(f"number{day}", str(day), (axes.px(day), axes.py(lane) + 27), "middle"))
    nodes.append(label("lane", "it sees", (74, axes.py(lane) + 5), "end"))
    return Picture(
        SIZE,
        [*nodes, *_legend()],
        f"An upright bar for the return of each of {n} days. Discs below mark the days that the "
        "window holds, a diamond the day to be predicted, crosses days that are not over yet.",
        _say(one, shift, ahead),
        Table(
            ("day", "return, %"),
            tuple(
                (
                    f"{day}" + (", to be predicted" if day == one.target else ""),
                    number(float(returns[day])),
                )
                for day in sorted({d for d in seen if 0 <= d < n} | {one.target})
            ),
        ),
    )


def nothing(words: str, trouble: str = "") -> Picture:
    """Draw the empty picture."""
    nodes = [label("none", words, (SIZE[0] / 2, SIZE[1] / 2), "middle strong")]
    return Picture(SIZE, nodes, words, () if trouble else (words,), None, trouble)


def _tick(top: float) -> float:
    """Return the largest of 0.05, 0.1, 0.2, 0.5, 1, … that lies well below the top."""
    power = 10.0 ** np.floor(np.log10(0.8 * top))
    return float(max(step * power for step in (1, 2, 5) if step * power <= 0.8 * top))


def _legend() -> list[Node]:
    nodes = []
    for shape, cls, x, words in (
        ("disc", "one", 100, "in the window"),
        ("diamond", "zero", 290, "to be predicted"),
        ("cross", "wrong", 490, "in the window, and not over yet"),
    ):
        nodes.append(mark(f"key-{shape}", shape, (x, 318), 11, cls))
        nodes.append(label(f"word-{shape}", words, (x + 14, 323)))
    return nodes


def _say(one: Window, shift: int, ahead: list[int]) -> tuple[str, ...]:
    days = [day + shift for day in one.days]
    told = (
        f"The network sees the days {min(days)} to {max(days)}. It must say the return of day "
        f"{one.target}, which is {number(100 * float(one.returns[one.target]))} %."
    )
    if ahead:
        return (told, f"It looks ahead: day {ahead[0]} is in the window and not over yet.")
    return (told, "Every day in the window is over by then: it does not look ahead.")
