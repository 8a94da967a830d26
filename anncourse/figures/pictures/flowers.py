"""Pictures of lesson 02: the irises with a line, and what a perceptron has learned of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.figure import Figure
from anncourse.figures.plot import Axes, label, line_through, mark, polyline
from anncourse.figures.scene import Node, Picture, node
from anncourse.figures.words import count, number, term
from annlib import load_iris, perceptron_predict, train_perceptron

FLOWERS = Axes(x=(0, 7.5), y=(-0.5, 3.0), left=66, top=12, width=372, height=282)
MISTAKES = Axes(x=(0, 1), y=(0, 1), left=526, top=12, width=312, height=282)
# One shape and one colour for each species.
LOOKS = {
    "setosa": ("square", "zero"),
    "versicolor": ("disc", "one"),
    "virginica": ("cross", "right"),
}


def flowers(
    length: ArrayLike | None = None,
    width: ArrayLike | None = None,
    species: ArrayLike | None = None,
    line: Any = None,
) -> Figure:
    """Show petal widths against petal lengths, with a line through them if there is one.

    Parameters
    ----------
    length, width : arrays of shape (n,), optional
        In cm; those of all 150 irises if left out.
    species : int array of shape (n,), optional
        0 setosa, 1 versicolor, 2 virginica.
    line : (slope, intercept), optional
        None, as an unwritten function returns it, draws no line.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell.
    """
    iris = load_iris()
    x = np.asarray(iris.X[:, 2] if length is None else length, dtype=np.float64)
    y = np.asarray(iris.X[:, 3] if width is None else width, dtype=np.float64)
    names = np.array(iris.target_names)[np.asarray(iris.y if species is None else species)]
    nodes = _cloud(x, y, names)
    say = [f"{count(len(x), 'flower')}: {', '.join(dict.fromkeys(names.tolist()))}."]
    if line is not None:
        slope, intercept = (float(value) for value in line)
        ends = [(at, slope * at + intercept) for at in FLOWERS.x]
        nodes.append(FLOWERS.inside("fit", [polyline("line", FLOWERS, ends, "line")]))
        say.append(f"Line: width = {number(slope, 3)}·length {term(intercept, 3)}.")
    return _shown("Petals of irises", (460, 340), nodes, " ".join(say))


def trained_perceptron(
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    trained: Any = None,
    names: Sequence[str] = ("setosa", "versicolor"),
) -> Figure:
    """Show the line that a perceptron has found, its mistakes in each epoch, and those at the end.

    Parameters
    ----------
    X : array of shape (n, 2), optional
        Petal length and width in cm; setosa and versicolor, learned by annlib, if left out.
    y : int array of shape (n,)
        Labels, 0 or 1.
    trained : (w, b, mistakes)
        What `train_perceptron` returned. None, as an unwritten function returns it, is told.
    names : two of str
        The species that the labels stand for.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell.
    """
    if X is None or y is None:
        iris = load_iris()
        X, y = iris.X[iris.y <= 1][:, 2:4], iris.y[iris.y <= 1]
        trained = train_perceptron(X, y, 0.1, 10)
    points, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    nodes = _cloud(points[:, 0], points[:, 1], np.array(names)[labels])
    title, size = "What the perceptron has learned", (860, 340)
    if trained is None:
        return _shown(title, size, nodes, "No line yet: write train_perceptron first.")
    w, b, mistakes = trained
    w, b = np.asarray(w, dtype=np.float64), float(b)
    ends = line_through(w, b, FLOWERS)
    nodes.append(FLOWERS.inside("border", [polyline("line", FLOWERS, ends, "line")]))
    nodes += _per_epoch([int(n) for n in mistakes])
    wrong = int(np.sum(perceptron_predict(points, w, b) != labels))
    first = ", ".join(str(int(n)) for n in mistakes[:10])
    return _shown(
        title,
        size,
        nodes,
        f"Weights {number(w[0], 3)} and {number(w[1], 3)}, bias {number(b, 3)}. "
        f"Mistakes in the first {min(len(mistakes), 10)} of {count(len(mistakes), 'epoch')}: "
        f"{first}. The finished perceptron: {wrong} of {len(labels)} flowers wrong.",
    )


def _cloud(x: NDArray[Any], y: NDArray[Any], names: NDArray[Any]) -> list[Node]:
    axes = FLOWERS
    nodes = axes.frame("petal length (cm)", "petal width (cm)", (0, 2, 4, 6), (0, 1, 2, 3))
    for k, name in enumerate(dict.fromkeys(names.tolist())):
        shape, cls = LOOKS[name]
        at = np.flatnonzero(names == name)
        marks = [mark(f"{i}", shape, axes.at((x[i], y[i])), 9, cls) for i in at]
        nodes.append(node("g", name, children=marks))
        nodes.append(mark(f"key-{name}", shape, (axes.left + 18, axes.top + 18 + 22 * k), 11, cls))
        place = (axes.left + 32, axes.top + 23 + 22 * k)
        nodes.append(label(f"word-{name}", name, place, "halo"))
    return nodes


def _per_epoch(mistakes: list[int]) -> list[Node]:
    n, top = len(mistakes), max([*mistakes, 1])
    old = MISTAKES
    axes = Axes((0.5, max(n, 2) + 0.5), (0, 1.08 * top), old.left, old.top, old.width, old.height)
    points = [(epoch, float(wrong)) for epoch, wrong in enumerate(mistakes, start=1)]
    steps = sorted({1, (n + 1) // 2, n})
    return [
        node(
            "g",
            "epochs",
            children=[
                *axes.frame("epoch", "mistakes", steps, sorted({0, top // 2, top})),
                polyline("mistakes", axes, points, "thin"),
                *(
                    mark(f"epoch{epoch:g}", "disc", axes.at((epoch, wrong)), 7, "one")
                    for epoch, wrong in points
                ),
            ],
        )
    ]


def _shown(title: str, size: tuple[int, int], nodes: list[Node], say: str) -> Figure:
    picture = Picture(
        size,
        nodes,
        "Each mark is one flower, its petal length to the right and its petal width upwards.",
        (say,),
    )
    return Figure(title, [], lambda values: picture)
