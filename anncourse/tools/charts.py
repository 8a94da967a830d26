"""Charts that say in words what they show: curves, tables of counts, rows of digits."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from anncourse.tools.plot import CHART

NOTHING = "Nothing to show yet: a function further up is not written."
# Told apart without colour too.
STYLES = ("-", "--", ":", "-.")


class Chart:
    """A picture with its words; shown where it is the last line of a cell."""

    def __init__(self, words: str, png: bytes = b"") -> None:
        self.words = words
        self._png = png

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        words = html.escape(self.words, quote=True)
        if not self._png:
            return f"<p>{words}</p>"
        picture = base64.b64encode(self._png).decode("ascii")
        return (
            f"<figure style='margin:0'><img class='{CHART}' alt='{words}' style='max-width:100%' "
            f"src='data:image/png;base64,{picture}'><figcaption>{words}</figcaption></figure>"
        )


def show_curves(
    curves: Mapping[str, ArrayLike | Mapping[int, float] | None],
    x: str = "epoch",
    y: str = "loss",
    level: tuple[float, str] | None = None,
    log: bool = False,
) -> Chart:
    """Draw curves over epochs or steps, and say where each begins, ends and is lowest.

    Parameters
    ----------
    curves : dict
        Label -> values, the first one at 1, or a dict of the places and their values. A curve
        that is None, since a function for it is not written yet, is left out.
    x, y : str
        What the axes show.
    level : tuple, optional
        A value to compare with, and its name.
    log : bool
        Whether the y-axis goes up by factors.

    Returns
    -------
    Chart
    """
    there = {label: _places(values) for label, values in curves.items() if values is not None}
    if not there:
        return Chart(NOTHING)
    figure, axes = _axes((6.5, 3.3))
    for number, (label, (places, values)) in enumerate(there.items()):
        axes.plot(places, values, STYLES[number % 4], label=label)
    if level is not None:
        axes.axhline(level[0], color="gray", linewidth=1, label=f"{level[1]}: {level[0]:.3f}")
    axes.set(xlabel=x, ylabel=y)
    if log:
        axes.set_yscale("log")
    else:
        axes.set_ylim(bottom=0)
    axes.legend()
    told = [_told(label, *curve, x) for label, curve in there.items()]
    return Chart(f"{y.capitalize()} over the {x}. {' '.join(told)}", _png(figure))


def show_counts(counts: ArrayLike | None, rows: str = "true", columns: str = "read as") -> Chart:
    """Draw a confusion matrix, and name the mistakes that are most frequent.

    Parameters
    ----------
    counts : int array of shape (n_classes, n_classes), or None while there is none
        Row: the true class; column: the answer.
    rows, columns : str
        What the two stand for.

    Returns
    -------
    Chart
    """
    if counts is None:
        return Chart(NOTHING)
    table = np.asarray(counts)
    figure, axes = _axes((5, 5))
    axes.imshow(table, cmap="Blues", vmax=2 * table.max())
    for (true, answer), count in np.ndenumerate(table):
        if count:
            weight = "normal" if true == answer else "bold"
            axes.text(answer, true, count, ha="center", va="center", weight=weight)
    n = range(len(table))
    axes.set(xticks=n, yticks=n, xlabel=columns, ylabel=rows)
    wrong = table - np.diag(np.diag(table))
    places = [np.unravel_index(k, wrong.shape) for k in np.argsort(-wrong, axis=None)[:3]]
    worst = [f"{true} {columns} {answer}: {wrong[true, answer]}" for true, answer in places]
    worst = [text for text in worst if not text.endswith(": 0")]
    return Chart(
        f"A table of counts, rows {rows}, columns {columns}. On the diagonal, right: "
        f"{np.trace(table)} of {table.sum()}. The most frequent mistakes: "
        f"{'; '.join(worst) or 'none'}.",
        _png(figure),
    )


def show_digits(X: ArrayLike, y: ArrayLike) -> Chart:
    """Draw the first 16 digits with their labels above them.

    Parameters
    ----------
    X : float array of shape (n_samples, 64)
    y : int array of shape (n_samples,)

    Returns
    -------
    Chart
    """
    labels = np.asarray(y)[:16]
    figure = _figure((8, 2.5))
    for place, (picture, label) in enumerate(zip(np.asarray(X), labels, strict=False), start=1):
        axes = figure.add_subplot(2, 8, place)
        axes.imshow(picture.reshape(8, 8), cmap="gray_r")
        axes.set_title(f"{label}", fontsize=10)
        axes.axis("off")
    named = ", ".join(map(str, labels))
    return Chart(f"{len(labels)} handwritten digits of 8 by 8 pixels: {named}.", _png(figure))


def _places(values: ArrayLike | Mapping[int, float]) -> tuple[Any, Any]:
    if isinstance(values, Mapping):
        return np.array(list(values)), np.array(list(values.values()), dtype=float)
    array = np.asarray(values, dtype=float)
    return np.arange(1, len(array) + 1), array


def _told(label: str, places: Any, values: Any, x: str) -> str:
    if not len(values):
        return f"{label}: no values."
    lowest = int(np.argmin(values))
    words = f"{label}: {values[0]:.3f} at {x} {places[0]}"
    if lowest not in (0, len(values) - 1):
        words += f", lowest {values[lowest]:.3f} at {places[lowest]}"
    return f"{words}, {values[-1]:.3f} at {places[-1]}."


def _figure(size: tuple[float, float]) -> Any:
    # Not pyplot: a figure that it knows would be shown once more at the cell's end.
    from matplotlib.figure import Figure

    return Figure(figsize=size, layout="constrained")


def _axes(size: tuple[float, float]) -> tuple[Any, Any]:
    figure = _figure(size)
    return figure, figure.add_subplot()


def _png(figure: Any) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=100)
    return file.getvalue()
