"""How values flowing through a small network are drawn and put into words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.contours import Contours
from anncourse.figures.live_network.numbers import MAP, NetworkNumbers
from anncourse.figures.network_diagram import RADIUS, circle, connection, places, titles
from anncourse.figures.plot import Point, label, mark
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.words import number, subscript

SIZE = (856, 396)


def view(numbers: NetworkNumbers) -> Picture:
    """Draw the network at the left, and its output over the plane at the right."""
    nodes = [
        *titles(),
        *_connections(numbers),
        *_inputs(numbers),
        *_neurons(numbers),
        *_map(numbers),
        *_legend(),
    ]
    words = _description(numbers)
    return Picture(SIZE, nodes, words, _say(numbers), _table(numbers), numbers.trouble)


def _connections(numbers: NetworkNumbers) -> list[Node]:
    where, nodes = _where(numbers), []
    for layer, (W, _) in enumerate(numbers.parameters):
        for i, start in enumerate(where[layer]):
            for j, end in enumerate(where[layer + 1]):
                nodes += connection(f"w{layer}{i}{j}", start, end, float(W[i, j]), i == j)
    return nodes


def _where(numbers: NetworkNumbers) -> list[list[Point]]:
    return places([len(numbers.x), *(b.size for _, b in numbers.parameters)])


def _inputs(numbers: NetworkNumbers) -> list[Node]:
    nodes = []
    for i, (place, x) in enumerate(zip(_where(numbers)[0], numbers.x, strict=True)):
        nodes += circle(f"input{i}", place, (f"x{subscript(i + 1)}", number(x)))
    return nodes


def _neurons(numbers: NetworkNumbers) -> list[Node]:
    nodes = []
    for layer, column in enumerate(_where(numbers)[1:]):
        b = numbers.parameters[layer][1]
        for j, (x, y) in enumerate(column):
            key = f"neuron{layer}{j}"
            cls, texts = "neuron", ["z = ?", "a = ?"]
            if numbers.layers:
                values = numbers.layers[layer]
                if layer < len(numbers.layers) - 1 and values.a[j] == 0:
                    cls = "neuron silent"
                texts = [f"z {number(values.z[j])}", f"a {number(values.a[j])}"]
                if not values.agrees[j]:
                    nodes.append(mark(f"{key}-cross", "cross", (x + 31, y - 31), 14, "wrong"))
                    nodes.append(label(f"{key}-word", "not f(z)", (x + 42, y - 27), "wrong-word"))
            nodes += circle(key, (x, y), texts, cls)
            bias = f"b {number(float(b[j]))}"
            nodes.append(label(f"{key}-b", bias, (x, y + RADIUS + 18), "bias-word middle halo"))
    return nodes


def _map(numbers: NetworkNumbers) -> list[Node]:
    axes = MAP
    middle = (axes.left + axes.width / 2, 22)
    nodes = [label("map-title", "output a over all inputs", middle, "middle strong")]
    if numbers.grid is not None:
        nodes.append(axes.inside("levels", _levels(numbers.grid)))
    nodes += axes.frame("x₁", "x₂", (-3, -2, -1, 0, 1, 2, 3), (-3, -2, -1, 0, 1, 2, 3))
    here = axes.at((float(numbers.x[0]), float(numbers.x[1])))
    return [
        *nodes,
        mark("here", "diamond", here, 17, "tip"),
        mark("ring", "disc", here, 24, "ring"),
    ]


def _levels(grid: NDArray[np.float64]) -> list[Node]:
    # Each level lays one more tint over the last: steps that tell high from low in grey too.
    contours = Contours(MAP, grid)
    nodes = [
        node("path", f"level{i}", cls="region-one", d=contours.above(height), fill_rule="evenodd")
        for i, height in enumerate((0.1, 0.3, 0.5, 0.7, 0.9))
    ]
    return [*nodes, node("path", "half", cls="line", d=contours.line(0.5))]


def _legend() -> list[Node]:
    y = 376
    return [
        node("path", "key-plus", cls="weight-plus", d=path((34, y), (78, y)), stroke_width=4),
        label("word-plus", "positive weight", (86, y + 5)),
        node("path", "key-minus", cls="weight-minus", d=path((214, y), (258, y)), stroke_width=4),
        label("word-minus", "negative weight", (266, y + 5)),
        node("path", "key-half", cls="line", d=path((556, y), (590, y))),
        label("word-half", "a = 0.5", (598, y + 5)),
        mark("key-here", "diamond", (682, y), 15, "tip"),
        label("word-here", "this input", (696, y + 5)),
    ]


def _say(numbers: NetworkNumbers) -> tuple[str, ...]:
    if not numbers.layers:
        return ()
    lines = []
    hidden = numbers.layers[0]
    silent = [str(j + 1) for j in range(len(hidden.a)) if hidden.a[j] == 0]
    if len(silent) == 1:
        lines.append(f"Hidden neuron {silent[0]} is silent: it passes 0 on.")
    elif silent:
        lines.append("Both hidden neurons are silent: they pass 0 on.")
    else:
        lines.append("Both hidden neurons pass something on.")
    a = float(numbers.layers[-1].a[0])
    lines.append(f"The output is a = {number(a, 4)}.")
    wrong = sum(int((~layer.agrees).sum()) for layer in numbers.layers)
    if wrong:
        lines.append(
            f"At {wrong} of {sum(len(layer.a) for layer in numbers.layers)} neurons, marked with a "
            "cross, the value that your function returned is not the activation of z."
        )
    return tuple(lines)


def _table(numbers: NetworkNumbers) -> Table | None:
    if not numbers.layers:
        return None
    rows = []
    for index, layer in enumerate(numbers.layers):
        last = index == len(numbers.layers) - 1
        for j, (z, a) in enumerate(zip(layer.z, layer.a, strict=True)):
            name = "output" if last else f"hidden {j + 1}"
            rows.append((name, number(z, 4), number(a, 4)))
    return Table(("neuron", "z", "a"), tuple(rows))


def _description(numbers: NetworkNumbers) -> str:
    x1, x2 = (number(x) for x in numbers.x)
    start = f"A network with inputs {x1} and {x2}, two hidden neurons and one output."
    if not numbers.layers:
        return f"{start} Its values are not known, as the function has a problem."
    share = 0 if numbers.grid is None else round(100 * float((numbers.grid >= 0.5).mean()))
    return (
        f"{start} The output is {number(float(numbers.layers[-1].a[0]), 3)}. On the map beside "
        f"it, the output is at least one half on {share} % of the plane."
    )
