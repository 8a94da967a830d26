"""How the playground is drawn: a map for every neuron, one for the answer, and the losses."""

from __future__ import annotations

import numpy as np

from anncourse.figures.heat_map import heat_maps, zero_lines
from anncourse.figures.playground.numbers import GRID, MAP, Snapshot
from anncourse.figures.plot import Axes, Point, label, polyline
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.toy_data import RANGE, draw_points
from anncourse.figures.words import count, number

SIZE = (916, 560)
_LEFT, _RIGHT, _TOP, _HEIGHT = 56.0, 548.0, 34.0, 316.0
_CHART = {"left": 58.0, "top": 432.0, "width": 806.0, "height": 76.0}
#: Where connections are bundled by how strong they are: one element for each width.
_WIDTHS = ((0.15, 0.6), (0.5, 1.2), (1.0, 2.2), (2.0, 3.6), (4.0, 5.2))

#: What the colours of a small map mean.
_COLOURS = {
    "relu": "blue where it is strong, empty where it is silent",
    "tanh": "blue where above 0, orange where below",
    "sigmoid": "blue where above one half, orange where below",
    "identity": "blue where above 0, orange where below",
}


def view(now: Snapshot) -> Picture:
    """Draw the network at the left, its answer at the right, the losses below."""
    nodes = [
        *_connections(now),
        *_inputs(),
        *_neurons(now),
        *_answer(now),
        *_losses(now),
        *_legend(),
    ]
    return Picture(SIZE, nodes, _description(now), _say(now), _table(now), now.trouble)


def _columns(now: Snapshot) -> list[list[Point]]:
    """Return the middles of inputs, hidden neurons and the answer's map.

    Those of hidden neurons are whole numbers of their maps' pixels apart; see `heat_maps`.
    """
    sizes = [2, *(len(maps) for maps in now.z)]
    pixel = _side(sizes[1]) / GRID
    between = (_RIGHT - 12 - (_LEFT - 20)) / len(sizes)
    columns = _LEFT - 20 + pixel * np.rint(np.arange(len(sizes)) * between / pixel)
    middle = _TOP + _HEIGHT / 2
    apart = [90.0, *(pixel * np.floor(min(90.0, _HEIGHT / n) / pixel) for n in sizes[1:])]
    hidden = [
        [(float(x), middle + gap * (i - (n - 1) / 2)) for i in range(n)]
        for x, n, gap in zip(columns, sizes, apart, strict=False)
    ]
    return [*hidden, [(MAP.left, middle)]]


def _side(n: int) -> float:
    return min(64.0, _HEIGHT / n - 5)


def _connections(now: Snapshot) -> list[Node]:
    columns = _columns(now)
    # What the answer depends on is how much more a neuron speaks for class 1 than for class 0.
    last = now.weights[-1]
    weights = [*now.weights[:-1], (last[:, 1] - last[:, 0])[:, None]]
    bundles: dict[tuple[str, float], list[str]] = {
        (sign, width): [] for sign in ("plus", "minus") for _, width in _WIDTHS
    }
    for layer, W in enumerate(weights):
        half = _side(W.shape[0]) / 2 if layer else 12
        other = _side(W.shape[1]) / 2 if layer < len(weights) - 1 else 0
        for i, j in np.ndindex(*W.shape):
            strength = abs(W[i, j])
            widths = [width for least, width in _WIDTHS if strength >= least]
            if widths:
                (x, y), (u, v) = columns[layer][i], columns[layer + 1][j]
                sign = "plus" if W[i, j] > 0 else "minus"
                bundles[sign, widths[-1]].append(
                    f"M{x + half:.0f},{y:.0f} L{u - other:.0f},{v:.0f}"
                )
    return [
        node("path", f"{sign}{i}", cls=f"weight-{sign}", stroke_width=width, d=" ".join(parts))
        for i, ((sign, width), parts) in enumerate(bundles.items())
    ]


def _inputs() -> list[Node]:
    middle = _TOP + _HEIGHT / 2
    return [
        label(f"input{i}", name, (_LEFT - 20, middle + 90 * (i - 0.5) + 5), "middle strong")
        for i, name in enumerate(("x₁", "x₂"))
    ]


def _neurons(now: Snapshot) -> list[Node]:
    columns, nodes, places = _columns(now), [], []
    for layer, z in enumerate(now.z, start=1):
        nodes.append(
            label(f"layer{layer}", f"hidden {layer}", (columns[layer][0][0], 22), "middle strong")
        )
        side = _side(len(z))
        places += [
            Axes(RANGE, RANGE, x - side / 2, y - side / 2, side, side) for x, y in columns[layer]
        ]
    boundaries = zero_lines(places, np.concatenate(now.z))
    # An element for all neurons: what takes the browser's time is how many there are.
    boxes = " ".join(
        f"M{a.left:.3f},{a.top:.3f} h{a.width:g} v{a.height:g} h-{a.width:g} z" for a in places
    )
    parts = [
        node("path", "paper", cls="paper", d=boxes),
        heat_maps(places, np.concatenate(now.shown)),
        node("path", "boundaries", cls="thin-line", d=" ".join(filter(None, boundaries))),
        node("path", "frames", cls="frame", d=boxes),
    ]
    return [*nodes, node("g", "neurons", children=parts)]


def _box(key: str, axes: Axes, cls: str) -> Node:
    return node("rect", key, cls=cls, x=axes.left, y=axes.top, width=axes.width, height=axes.height)


def _answer(now: Snapshot) -> list[Node]:
    answer = 2 * now.grid[None] - 1
    children = [
        _box("paper", MAP, "paper"),
        heat_maps([MAP], answer),
        node("path", "boundary", cls="line", d=zero_lines([MAP], answer)[0]),
        *draw_points(MAP, now.data),
    ]
    middle = (MAP.left + MAP.width / 2, 22)
    # At the left of the map the connections end.
    frame = MAP.frame("x₁", "x₂", (-1, 0, 1), (-1, 0, 1), right=True)
    return [
        label("map-title", "the network's answer", middle, "middle strong"),
        MAP.inside("map", children),
        node("g", "map-frame", children=frame),
    ]


def _losses(now: Snapshot) -> list[Node]:
    # The axis grows in steps, else the whole line would move in every frame.
    end = next(n for n in (50, 100, 200, 500, 1000, 2000, 5000, 10**9) if now.epochs <= n)
    axes = Axes(x=(0, end), y=(0, 0.8), **_CHART)
    train = [(float(n), min(a, 0.9)) for n, a, _ in now.history]
    test = [(float(n), min(b, 0.9)) for n, _, b in now.history]
    frame = axes.frame("epochs", "loss", (0, end / 2, end), (0, 0.4, 0.8))
    return [
        axes.inside(
            "losses",
            [polyline("test", axes, test, "former"), polyline("train", axes, train, "line")],
        ),
        node("g", "losses-frame", children=frame),
    ]


def _legend() -> list[Node]:
    y = 408
    return [
        node("path", "key-train", cls="line", d=path((58, y), (88, y))),
        label("word-train", "loss, training rows", (96, y + 5)),
        node("path", "key-test", cls="former", d=path((250, y), (286, y))),
        label("word-test", "loss, test rows (pale points)", (294, y + 5)),
        node("path", "key-one", cls="point-one", d=f"M560,{y} h0"),
        label("word-one", "class 1", (572, y + 5)),
        node("path", "key-zero", cls="point-zero", d=f"M645,{y - 3} l6,6 m0,-6 l-6,6"),
        label("word-zero", "class 0", (660, y + 5)),
        node("path", "key-line", cls="line", d=path((738, y), (768, y))),
        label("word-line", "boundary", (776, y + 5)),
    ]


def _say(now: Snapshot) -> tuple[str, ...]:
    words = {
        "ready": f"A new network, first weights number {now.seed + 1}. Press start.",
        "running": "Training.",
        "paused": f"Paused after {count(now.epochs, 'epoch')}.",
    }
    return (
        words[now.state],
        f"Each small map shows the answers of its neuron: {_COLOURS[now.settings.activation]}, "
        "and the line where its weighted sum is 0. Lines from neuron to neuron: as thick as the "
        "weight is strong, dashed where it is negative.",
    )


def _table(now: Snapshot) -> Table:
    _, train, test = now.history[-1]
    rows = (
        ("epochs", str(now.epochs), ""),
        ("loss", number(train, 3), number(test, 3)),
        ("right", f"{100 * now.right[0]:.0f} %", f"{100 * now.right[1]:.0f} %"),
    )
    return Table(("", "training rows", "test rows"), rows)


def _description(now: Snapshot) -> str:
    s = now.settings
    layers, neurons = count(int(s.layers), "hidden layer"), count(int(s.neurons), "neuron")
    share = round(100 * float((now.grid > 0.5).mean()))
    return (
        f"A network with {layers} of {neurons} each, {s.activation}, on {s.data}: a map for each "
        f"neuron, and one for the answer, which is class 1 on {share} % of the plane."
    )
