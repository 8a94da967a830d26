"""The pictures of the figures as a course without them would draw them: each time a fresh figure.

Every function takes values of a figure's sliders and draws with Matplotlib what that figure draws,
from the same numbers. ``ipywidgets.interact`` puts sliders to them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

from anncourse.figures.activation.numbers import X as INPUTS
from anncourse.figures.error_backwards.numbers import backward_numbers
from anncourse.figures.error_backwards.view import _SINCE as SINCE
from anncourse.figures.error_backwards.view import STEPS
from anncourse.figures.learning_rule.figure import _flowers
from anncourse.figures.learning_rule.numbers import learning_trace
from anncourse.figures.loss_landscape.numbers import P
from anncourse.figures.playground.numbers import GRID, snapshot
from anncourse.figures.playground.session import Session, Settings
from anncourse.figures.toy_data import points
from anncourse.figures.walk_downhill.numbers import loss, walk
from anncourse.figures.wrong_digits.figure import _example
from anncourse.figures.wrong_digits.numbers import look, mistakes, reader
from annlib import (
    forward,
    hidden_delta,
    layer_gradients,
    load_iris,
    output_delta,
    perceptron_update,
    relu,
    sigmoid,
)
from annlib import gradient_step as step
from annlib.network_2_2_1 import PARAMETERS


def perceptron_line(w1: float, w2: float, b: float) -> None:
    """Draw regions, the line and four points of a gate."""
    _, axes = plt.subplots(figsize=(5, 5))
    x = np.linspace(-0.75, 1.75, 25)
    z = w1 * x + w2 * x[:, None] + b
    axes.contourf(x, x, z >= 0, levels=1, alpha=0.2)
    axes.contour(x, x, z, levels=[0])
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    axes.scatter(*corners.T, c=[0, 0, 0, 1], s=150)
    for x1, x2 in corners:
        axes.annotate("right" if (w1 * x1 + w2 * x2 + b >= 0) == (x1 * x2) else "wrong", (x1, x2))
    axes.set(xlabel="x1", ylabel="x2", title=f"{w1:.1f} x1 + {w2:.1f} x2 + {b:.1f}")
    plt.show()


def weight_and_bias(w: float, b: float) -> None:
    """Draw a regression line with its errors, and a perceptron with the same numbers."""
    x, y = load_iris().X[::3, 2:].T
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
    left.scatter(x, y)
    left.vlines(x, y, w * x + b)
    left.plot([-0.5, 7.5], [-0.5 * w + b, 7.5 * w + b])
    error = np.mean((w * x + b - y) ** 2)
    left.set(xlabel="petal length", ylabel="petal width", ylim=(-1.5, 3), title=f"{error:.3f}")
    line = np.linspace(-5, 8, 100)
    right.plot(line, w * line + b)
    right.step(line, w * line + b >= 0)
    right.set(xlabel="x", ylabel="z", ylim=(-3, 3))
    plt.show()


@cache
def _trace() -> tuple[Any, Any, Any]:
    X, y, _ = _flowers()
    return X, y, learning_trace(perceptron_update, X, y, 0.1).steps


def perceptron_learning(step: int) -> None:
    """Draw flowers, the line before a step and the line after it."""
    X, y, steps = _trace()
    s = steps[step]
    _, axes = plt.subplots(figsize=(6, 5))
    axes.scatter(*X[y == 0].T, marker="s")
    axes.scatter(*X[y == 1].T)
    axes.scatter(*X[s.row], s=200, facecolors="none", edgecolors="k")
    for w, b, style in ((s.w, s.b, "--"), (s.new_w, s.new_b, "-")):
        if w[1]:
            axes.plot([0, 5], [-b / w[1], -(5 * w[0] + b) / w[1]], style)
    axes.set(xlabel="petal length", ylabel="petal width", ylim=(-0.2, 2), title=f"z = {s.z:.2f}")
    plt.show()


def activation_explorer(x: float, w: float, b: float, threshold: float) -> None:
    """Draw a sigmoid, where it fires, and its slope."""
    a = sigmoid(w * INPUTS + b)
    _, (top, low) = plt.subplots(2, 1, figsize=(5.2, 5))
    top.fill_between(INPUTS, -1.3, 2.3, where=a >= threshold, alpha=0.2)
    top.plot(INPUTS, a)
    top.axhline(threshold, linestyle="--")
    top.plot(x, sigmoid(w * x + b), "o")
    top.set(ylabel="a", ylim=(-1.3, 2.3), title=f"z = {w * x + b:.2f}")
    low.fill_between(INPUTS, -0.15, 1.25, where=a * (1 - a) < 0.05, alpha=0.2)
    low.plot(INPUTS, a * (1 - a))
    low.set(xlabel="input x", ylabel="slope", ylim=(-0.15, 1.25))
    plt.show()


_PLACES: list[list[tuple[float, float]]] = [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(2, 0.5)]]


def _connections(axes: Any) -> None:
    for layer, (W, _) in enumerate(PARAMETERS):
        for i, j in np.ndindex(*W.shape):
            (x, y), (u, v) = _PLACES[layer][i], _PLACES[layer + 1][j]
            axes.plot([x, u], [y, v], "-" if W[i, j] > 0 else "--", linewidth=2 * abs(W[i, j]))
            axes.annotate(f"{W[i, j]:.2f}", ((x + u) / 2, (y + v) / 2))


def _network(axes: Any, values: list[Any]) -> None:
    _connections(axes)
    for column, A in zip(_PLACES, values, strict=True):
        axes.scatter(
            *zip(*column, strict=True), s=900, facecolors="white", edgecolors="k", zorder=3
        )
        for place, a in zip(column, A[0], strict=True):
            axes.annotate(f"{a:.2f}", place, ha="center", va="center", zorder=4)
    axes.axis("off")


def network_values(x1: float, x2: float) -> None:
    """Draw the 2-2-1 network with its values, and its output over the plane."""
    x = np.linspace(-3, 3, 25)
    plane = np.column_stack([np.tile(x, 25), np.repeat(x, 25)])
    _, (left, right) = plt.subplots(1, 2, figsize=(8.5, 4))
    _network(left, forward(np.array([[x1, x2]]), PARAMETERS, (relu, sigmoid)))
    output = forward(plane, PARAMETERS, (relu, sigmoid))[-1].reshape(25, 25)
    right.contourf(x, x, output, levels=(0, 0.1, 0.3, 0.5, 0.7, 0.9, 1), cmap="Blues")
    right.contour(x, x, output, levels=[0.5])
    right.plot(x1, x2, "D")
    right.set(xlabel="x1", ylabel="x2")
    plt.show()


def loss_curves(p: float) -> None:
    """Draw two losses against a prediction."""
    _, axes = plt.subplots(figsize=(4.6, 4.6))
    axes.plot(P, -np.log(P))
    axes.plot(P, (1 - P) ** 2, "--")
    axes.axvline(p)
    axes.plot([p, p], [-np.log(p), (1 - p) ** 2], "o")
    axes.set(xlabel="prediction p", ylabel="loss", ylim=(0, 5))
    plt.show()


def descent(w: float, b: float, lr: float) -> None:
    """Draw a walk downhill on the map of the loss, and the loss step by step."""
    x = np.linspace(-3, 4, 41)
    heights = loss(np.tile(x, 41), np.repeat(x, 41)).reshape(41, 41)
    levels = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
    taken = walk(step, w, b, lr)
    _, (left, right) = plt.subplots(1, 2, figsize=(8.4, 4.4))
    left.contourf(x, x, heights, levels=levels, cmap="Blues", extend="both")
    left.contour(x, x, heights, levels=levels)
    left.plot(*taken.places.T, ".-")
    left.set(xlabel="weight w", ylabel="bias b", xlim=(-3, 4), ylim=(-3, 4))
    right.plot(taken.losses)
    right.set(xlabel="steps", ylabel="loss", ylim=(0, 12))
    plt.show()


def backpropagation_steps(step: int, x1: float, x2: float) -> None:
    """Draw the 2-2-1 network with what is known of one sample after a step."""
    n = backward_numbers(output_delta, hidden_delta, layer_gradients, x1, x2, 1.0)
    _, axes = plt.subplots(figsize=(8.8, 5))
    _connections(axes)

    def tell(x: float, y: float, word: str, name: str, index: int) -> None:
        if step >= SINCE[name] and (own := n.back[name].own) is not None:
            color = "tab:green" if n.back[name].agrees.ravel()[index] else "tab:red"
            text = f"{word} {own.ravel()[index]:.3f}"
            axes.annotate(text, (x, y), ha="center", va="center", color=color, zorder=4)

    for layer, name in enumerate(("dW_hidden", "dW_output")):
        for index, (i, j) in enumerate(np.ndindex(*PARAMETERS[layer][0].shape)):
            (x, y), (u, v) = _PLACES[layer][i], _PLACES[layer + 1][j]
            tell((x + u) / 2, (y + v) / 2 - 0.08, "dW", name, index)
    neurons = [
        *((place, f"{x:.2f}", None, 0) for place, x in zip(_PLACES[0], n.x, strict=True)),
        *(
            (place, f"z {z:.2f}\na {a:.2f}" if step >= 2 else "?", "hidden", j)
            for j, (place, z, a) in enumerate(zip(_PLACES[1], n.z_hidden, n.a_hidden, strict=True))
        ),
        (_PLACES[2][0], f"z {n.z_output:.2f}\np {n.p:.2f}" if step >= 3 else "?", "output", 0),
    ]
    for (x, y), text, kind, j in neurons:
        axes.scatter(x, y, s=1600, facecolors="white", edgecolors="k", zorder=3)
        axes.annotate(text, (x, y), ha="center", va="center", zorder=4)
        if kind is not None:
            bias = PARAMETERS[0 if kind == "hidden" else 1][1][j]
            axes.annotate(f"b {bias:.2f}", (x, y - 0.18), ha="center", zorder=4)
            tell(x, y + 0.2, "δ", f"delta_{kind}", j)
            tell(x, y - 0.25, "db", f"db_{kind}", j)
    loss = f"L {n.loss:.3f}" if step >= 4 else "L ?"
    axes.plot([2, 2.6], [0.5, 0.5], linewidth=1)
    axes.annotate(f"y = {n.y:g}\n{loss}", (2.6, 0.5), bbox={"facecolor": "white"}, ha="center")
    for x, title in enumerate(("inputs", "hidden layer", "output", "loss")):
        axes.annotate(title, (x if x < 3 else 2.6, 1.4), ha="center", weight="bold")
    if step:
        end = (0.8, 1, 1.8, 2.6, 2, 1.5, 1, 0, 0)[step - 1]
        start = 0 if step <= 4 else 2.6
        axes.annotate("", (end, -0.4), (start, -0.4), arrowprops={"arrowstyle": "->"})
    axes.set(xlim=(-0.3, 2.9), ylim=(-0.6, 1.6))
    axes.set_title(STEPS[step], fontsize=8)
    axes.axis("off")
    plt.show()


def live_training(neurons: int) -> None:
    """Draw the points, and the frames in which a training is going to be shown."""
    data = points("moons", 0.15)
    figure = plt.figure(figsize=(8.8, 4.3))
    left, loss_axes, share, hidden = (figure.add_subplot(2, 3, i) for i in (1, 2, 3, 5))
    for X, y, alpha in ((data.X, data.y, 1), (data.X_test, data.y_test, 0.4)):
        left.scatter(*X[y == 0].T, marker="x", alpha=alpha)
        left.scatter(*X[y == 1].T, marker="o", alpha=alpha)
    left.set(xlabel="x1", ylabel="x2", title=f"{neurons} neurons")
    loss_axes.set(xlabel="epochs", ylabel="loss", xlim=(0, 120), ylim=(0, 1))
    share.set(xlabel="epochs", ylabel="accuracy", xlim=(0, 120), ylim=(0.4, 1))
    hidden.set(xlabel="a", xlim=(0, 1), ylim=(0, 1))
    plt.show()


def playground(noise: float, neurons: int) -> None:
    """Draw a map for every neuron of an untrained network, its answer, and the points."""
    now = snapshot(Session(Settings("moons", noise, 2, neurons, "relu", 0.1, 10, 0.0)))
    figure = plt.figure(figsize=(9, 5))
    x = np.arange(GRID)
    for layer, maps in enumerate(now.shown):
        for i, values in enumerate(maps):
            axes = figure.add_subplot(neurons, 4, 1 + 4 * i + layer, xticks=[], yticks=[])
            axes.imshow(values, origin="lower", vmin=-1, vmax=1, cmap="RdBu")
            axes.contour(x, x, now.z[layer][i], levels=[0])
    axes = figure.add_subplot(1, 2, 2)
    axes.imshow(now.grid, origin="lower", cmap="RdBu", extent=(-1.6, 1.6, -1.6, 1.6))
    axes.scatter(*now.data.X.T, c=now.data.y)
    axes.scatter(*now.data.X_test.T, c=now.data.y_test, alpha=0.4)
    plt.show()


@cache
def _mistakes() -> tuple[Any, Any]:
    predict, parameters, X, y = _example()
    network = reader(predict, parameters)
    return network, mistakes(network, X, y)


def wrong_digits(which: int, right: int, down: int) -> None:
    """Draw the digits that are read wrong, one of them large, and its probabilities."""
    network, found = _mistakes()
    shown = look(network, found, which - 1, right, down)
    figure = plt.figure(figsize=(8.8, 3.7))
    for i, (pixels, y, answer) in enumerate(zip(found.X, found.y, found.answers, strict=True)):
        axes = figure.add_subplot(4, 14, 1 + 14 * (i // 6) + i % 6)
        axes.imshow(pixels.reshape(8, 8), cmap="gray_r")
        axes.set_title(f"{y}-{answer}", fontsize=8)
        axes.axis("off")
    large, bars = figure.add_subplot(1, 3, 2), figure.add_subplot(1, 3, 3)
    large.imshow(shown.pixels.reshape(8, 8), cmap="gray_r")
    bars.bar(range(10), shown.probabilities)
    bars.set(xlabel="digit", ylabel="probability", xticks=range(10), ylim=(0, 1.15))
    plt.show()
