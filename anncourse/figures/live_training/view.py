"""How a training is drawn while it runs, and put into words."""

from __future__ import annotations

import numpy as np

from anncourse.figures.live_training.numbers import EPOCHS, MAP, Array, Stage, Task
from anncourse.figures.plot import Axes, cells, label, polyline, ticks
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.toy_data import draw_points
from anncourse.figures.words import count, number

SIZE = (880, 430)
LOSS = Axes(x=(0, EPOCHS[-1]), y=(0, 1), left=456, top=34, width=176, height=124)
SHARE = Axes(x=(0, EPOCHS[-1]), y=(0.4, 1), left=690, top=34, width=176, height=124)
BINS = 16
_HISTOGRAM_TOP, _HISTOGRAM_HEIGHT = 256, 94


def view(task: Task, stage: Stage) -> Picture:
    """Draw the map at the left, loss and accuracy at the right, histograms below them."""
    nodes = [*_map(task, stage), *_charts(stage), *_histograms(task, stage), *_legend()]
    table = _table(stage)
    return Picture(SIZE, nodes, _description(stage), _say(stage), table, stage.trouble)


def _map(task: Task, stage: Stage) -> list[Node]:
    inside = []
    if stage.grid is not None:
        inside = [
            node("path", "zero", cls="region-zero", d=cells(MAP, 1 - stage.grid)),
            node("path", "one", cls="region-one", d=cells(MAP, stage.grid)),
        ]
    middle = (MAP.left + MAP.width / 2, 22)
    return [
        label("map-title", "what the network answers", middle, "middle strong"),
        MAP.inside("map", [*inside, *draw_points(MAP, task.data)]),
        node("g", "map-frame", children=MAP.frame("x₁", "x₂", (-1, 0, 1), (-1, 0, 1))),
    ]


def _charts(stage: Stage) -> list[Node]:
    losses = [(i + 1.0, min(float(h), 1.1)) for i, h in enumerate(stage.losses)]
    if len(losses) == 1:
        losses = [(0.0, losses[0][1]), *losses]
    train = [(float(n), a) for n, a, _ in stage.accuracies]
    test = [(float(n), b) for n, _, b in stage.accuracies]
    return [
        *_chart("loss", LOSS, "loss", (0, 0.5, 1), [polyline("losses", LOSS, losses, "line")]),
        *_chart(
            "share",
            SHARE,
            "accuracy",
            (0.4, 0.6, 0.8, 1),
            [polyline("test", SHARE, test, "former"), polyline("train", SHARE, train, "line")],
        ),
    ]


def _chart(
    key: str, axes: Axes, title: str, marks: tuple[float, ...], lines: list[Node]
) -> list[Node]:
    frame = axes.frame("epochs", "", (0, 40, 80, 120), marks)
    return [
        label(f"{key}-title", title, (axes.left + axes.width / 2, 22), "middle strong"),
        axes.inside(key, lines),
        node("g", f"{key}-frame", children=frame),
    ]


def _histograms(task: Task, stage: Stage) -> list[Node]:
    n = len(task.sizes) - 2
    nodes = [
        label("hidden-title", "how strongly hidden neurons answer", (661, 238), "middle strong")
    ]
    width = (866 - 456 - 34 * (n - 1)) / n
    for layer in range(n):
        left = 456 + layer * (width + 34)
        values = stage.hidden[layer].ravel() if len(stage.hidden) else np.zeros(0)
        nodes += _histogram(
            f"layer{layer + 1}",
            f"a in hidden layer {layer + 1}" if n < 3 else f"a, layer {layer + 1}",
            values,
            left,
            width,
        )
    return nodes


def _histogram(key: str, name: str, values: Array, left: float, width: float) -> list[Node]:
    # The scale grows in steps, else it would jump from picture to picture.
    most = float(2 ** np.ceil(np.log2(max(values.max(initial=0), 1))))
    axes = Axes((0, most), (0, 1), left, _HISTOGRAM_TOP, width, _HISTOGRAM_HEIGHT)
    heights, edges = np.histogram(values, BINS, (0, most))
    shares = heights / max(values.size, 1)
    bars = [
        path(*(axes.at(p) for p in ((a, 0), (a, share), (b, share), (b, 0))), closed=True)
        for a, b, share in zip(edges, edges[1:], shares, strict=False)
        if share
    ]
    frame = axes.frame(
        name, "", ticks((0, most))[:: 1 if width > 150 else 2], (0, 1) if left < 460 else ()
    )
    return [
        axes.inside(f"{key}-bars", [node("path", "bars", cls="bars", d=" ".join(bars))]),
        node("g", f"{key}-frame", children=frame),
    ]


def _legend() -> list[Node]:
    y = 416
    return [
        node("path", "key-one", cls="point-one", d=f"M64,{y} h0"),
        label("word-one", "class 1", (76, y + 5)),
        node("path", "key-zero", cls="point-zero", d=f"M149,{y - 3} l6,6 m0,-6 l-6,6"),
        label("word-zero", "class 0", (164, y + 5)),
        label("word-faint", "pale: test rows", (236, y + 5)),
        node("path", "key-train", cls="line", d=path((456, y), (486, y))),
        label("word-train", "training rows", (494, y + 5)),
        node("path", "key-test", cls="former", d=path((606, y), (642, y))),
        label("word-test", "test rows", (650, y + 5)),
    ]


def _say(stage: Stage) -> tuple[str, ...]:
    honest = (
        "train hands over its parameters only at its end. So this figure runs it again and again "
        "from the same seed, for 1, 2, 4, 7, … epochs, and shows where each run ends."
    )
    if stage.state == "ready":
        return ("Press start.", honest)
    words = {
        "running": f"Training: {count(stage.epochs, 'epoch')} so far.",
        "stopped": f"Stopped after {count(stage.epochs, 'epoch')}.",
        "done": f"Done: {count(stage.epochs, 'epoch')}.",
    }
    lines = [words[stage.state]]
    if len(stage.hidden):
        silent = ", ".join(f"{round(100 * float((a == 0).mean()))} %" for a in stage.hidden)
        layers = "hidden layers" if len(stage.hidden) > 1 else "hidden layer"
        lines.append(f"Of the answers in the {layers}, {silent} are exactly 0: silent neurons.")
    if not stage.repeats:
        lines.append(
            "The same epochs gave other losses than in the run before. Does train draw all its "
            "chance from rng?"
        )
    return (*lines, honest)


def _table(stage: Stage) -> Table:
    rows = [
        ("epochs", str(stage.epochs)),
        ("loss", "–"),
        ("accuracy, training rows", "–"),
        ("accuracy, test rows", "–"),
    ]
    if stage.accuracies:
        _, train, test = stage.accuracies[-1]
        rows[1:] = [
            ("loss", number(float(stage.losses[-1]), 3)),
            ("accuracy, training rows", f"{100 * train:.0f} %"),
            ("accuracy, test rows", f"{100 * test:.0f} %"),
        ]
    return Table(("", "now"), tuple(rows))


def _description(stage: Stage) -> str:
    if stage.grid is None:
        return "Points of two classes in the plane; no network has been trained yet."
    _, train, test = stage.accuracies[-1]
    return (
        f"After {count(stage.epochs, 'epoch')} the network answers class 1 on "
        f"{round(100 * float(stage.grid.mean()))} % of the plane. Loss "
        f"{number(float(stage.losses[-1]), 3)}; right are {100 * train:.0f} % of the training "
        f"rows and {100 * test:.0f} % of the test rows."
    )
