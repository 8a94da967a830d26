"""How a walk downhill is drawn: on the map of the loss, and as the loss step by step."""

from __future__ import annotations

import numpy as np

from anncourse.figures.contours import Contours
from anncourse.figures.plot import Axes, centres, label, mark, polyline
from anncourse.figures.scene import Node, Picture, node, path
from anncourse.figures.walk_downhill.numbers import N_STEPS, Walk, loss, lowest
from anncourse.figures.words import count, number

SIZE = (840, 478)
MAP = Axes(x=(-3, 4), y=(-3, 4), left=62, top=34, width=364, height=364)
CHART = Axes(x=(0, N_STEPS), y=(0, 12), left=506, top=34, width=316, height=364)
GRID = 41
_LEVELS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)

_WORDS = {
    "converges": "It converges: the steps become shorter by themselves, and end at the bottom.",
    "crawls": "It crawls: every step goes down, and after all of them it is not there yet.",
    "oscillates": "It oscillates: it jumps across the valley from side to side, and still gets "
    "lower.",
    "diverges": "It diverges: every jump lands higher than the last, and the loss explodes.",
    "stands still": "It stands still: the steps change nothing.",
}


def _height_lines() -> list[Node]:
    points = centres(MAP, GRID)
    contours = Contours(MAP, loss(points[:, 0], points[:, 1]).reshape(GRID, GRID))
    areas = [
        node("path", f"level{i}", cls="region-one", d=contours.above(h), fill_rule="evenodd")
        for i, h in enumerate(_LEVELS)
    ]
    lines = [
        node("path", f"line{i}", cls="thin", d=contours.line(h)) for i, h in enumerate(_LEVELS)
    ]
    return [*areas, *lines]


_BACKGROUND = _height_lines()


def view(walk: Walk, steps: int, lr: float) -> Picture:
    """Draw the first `steps` steps of a walk."""
    taken = min(steps, len(walk.places) - 1)
    nodes = [
        label("map-title", "the loss seen from above", (244, 22), "middle strong"),
        *_map(walk, taken),
        label("chart-title", "the loss step by step", (664, 22), "middle strong"),
        *_chart(walk, taken),
        *_legend(),
    ]
    say = _say(walk, taken, steps, lr)
    return Picture(SIZE, nodes, _description(walk, taken), say, None, walk.trouble)


def _map(walk: Walk, taken: int) -> list[Node]:
    places = [(float(w), float(b)) for w, b in walk.places[: taken + 1]]
    # A walk that runs away is drawn as far as just outside of the frame.
    shown = [(float(np.clip(w, -60, 60)), float(np.clip(b, -60, 60))) for w, b in places]
    inside = [
        *_BACKGROUND,
        polyline("path", MAP, shown, "line"),
        *(mark(f"stop{i}", "disc", MAP.at(p), 7, "stop") for i, p in enumerate(shown[1:-1])),
        mark("bottom", "cross", MAP.at(lowest()), 13, "ring"),
        mark("start", "square", MAP.at(shown[0]), 13, "zero"),
        mark("here", "disc", MAP.at(shown[-1]), 15, "one"),
    ]
    ticks = (-3, -2, -1, 0, 1, 2, 3, 4)
    frame = node("g", "map-frame", children=MAP.frame("weight w", "bias b", ticks, ticks))
    return [MAP.inside("inside-map", inside), frame]


def _chart(walk: Walk, taken: int) -> list[Node]:
    top = CHART.y[1]
    points = [(i, float(min(h, top + 2))) for i, h in enumerate(walk.losses[: taken + 1])]
    inside = [polyline("losses", CHART, points, "line")]
    # Not cut off at the right end; above the top there is nothing to mark.
    x, loss_now = points[-1]
    here = [] if loss_now > top else [mark("loss-here", "disc", CHART.at((x, loss_now)), 13, "one")]
    frame = CHART.frame("steps", "loss", (0, 10, 20, 30, 40), (0, 2, 4, 6, 8, 10, 12))
    return [
        CHART.inside("inside-chart", inside),
        node("g", "chart-frame", children=frame),
        *here,
    ]


def _legend() -> list[Node]:
    y = 464
    return [
        mark("key-start", "square", (70, y), 12, "zero"),
        label("word-start", "start", (84, y + 5)),
        mark("key-here", "disc", (146, y), 14, "one"),
        label("word-here", "now", (160, y + 5)),
        mark("key-bottom", "cross", (216, y), 12, "ring"),
        label("word-bottom", "lowest place", (232, y + 5)),
        node("path", "key-path", cls="line", d=path((342, y), (372, y))),
        label("word-path", "the walk", (380, y + 5)),
    ]


def _say(walk: Walk, taken: int, steps: int, lr: float) -> tuple[str, ...]:
    if len(walk.places) < 2:
        return ()
    w, b = walk.places[taken]
    lines = [
        f"Learning rate {number(lr)}, after {count(taken, 'step')}: w = {number(w)}, "
        f"b = {number(b)}, loss {number(walk.losses[taken], 3)}.",
        _WORDS[walk.kind],
    ]
    if taken < steps:
        lines.append(f"After {count(taken, 'step')} it is beyond all bounds.")
    return tuple(lines)


def _description(walk: Walk, taken: int) -> str:
    if len(walk.places) < 2:
        return "A map of the loss over a weight and a bias, without a walk."
    return (
        f"A map of the loss over a weight and a bias with a walk of {count(taken, 'step')}, and "
        f"the loss after each. The walk {walk.kind}."
    )
