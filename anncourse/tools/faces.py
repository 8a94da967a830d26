"""Pictures of faces side by side, and the scores of several recognisers with what chance does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

from anncourse.tools.plot import show_plot


def show_faces(
    pictures: Any, captions: Sequence[str] = (), columns: int = 10, words: str = ""
) -> None:
    """Draw grey pictures in rows, with a caption under each, and print in words what is shown.

    Parameters
    ----------
    pictures : array of shape (n, h, w)
        0 black, 255 white.
    captions : sequence of str
        None, or one for each picture.
    columns : int
    words : str
        Printed under the drawing.
    """
    pictures = np.asarray(pictures)
    if pictures.ndim != 3:
        raise ValueError(f"pictures must have shape (n, h, w). Got {pictures.shape}.")
    if not len(pictures):
        raise ValueError("there must be at least one picture. Got none.")
    rows = -(-len(pictures) // columns)
    room = 0.3 if captions else 0.05
    fig, axes = plt.subplots(
        rows, columns, figsize=(0.86 * columns, (1.04 + room) * rows), squeeze=False
    )
    for ax in axes.flat:
        ax.axis("off")
    for i, (ax, picture) in enumerate(zip(axes.flat, pictures, strict=False)):
        ax.imshow(picture, cmap="gray", vmin=0, vmax=255)
        if captions:
            ax.set_title(captions[i], fontsize=9, y=-0.24)
    fig.subplots_adjust(0, 0.06 if captions else 0, 1, 1, wspace=0.04, hspace=room)
    words = (
        words or f"{len(pictures)} pictures of {pictures.shape[1]} x {pictures.shape[2]} pixels."
    )
    show_plot(fig, words, alt=f"{words} {'; '.join(captions)}".strip(), photo=True)


def show_scores(right: Mapping[str, int], n: int) -> None:
    """Draw how many of n pictures several recognisers get right, with the margin of chance.

    The margin is Wilson's interval: the shares of right answers in the long run with which such a
    count is no surprise (95 %).

    Parameters
    ----------
    right : dict
        Name -> how many are right.
    n : int

    References
    ----------
    E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, Journal of
    the American Statistical Association 22 (1927).
    """
    if not right:
        raise ValueError("there must be at least one recogniser. Got none.")
    names, counts = list(right), np.array(list(right.values()), dtype=float)
    low, high = _wilson(counts, n)
    fig, ax = plt.subplots(figsize=(7, 0.7 + 0.42 * len(names)), layout="constrained")
    places = np.arange(len(names))[::-1]
    ax.errorbar(
        100 * counts / n,
        places,
        xerr=100 * np.array([counts / n - low, high - counts / n]),
        fmt="o",
        color="#0072b2",
        ecolor="#555555",
        capsize=4,
    )
    ax.set_yticks(places, names)
    ax.set(ylim=(-0.6, len(names) - 0.4), xlabel=f"right of {n} pictures, in percent")
    ax.grid(axis="x", color="#dddddd")
    ax.set_axisbelow(True)
    wide = max(len(name) for name in names)
    told = [
        f"{name:<{wide}}  {count:.0f} of {n}, {100 * count / n:.1f} %; "
        f"margin {100 * a:.0f} to {100 * b:.0f} %"
        for name, count, a, b in zip(names, counts, low, high, strict=True)
    ]
    lines = "; ".join(" ".join(line.split()) for line in told)
    alt = f"One mark for each recogniser, and a line for its margin. {lines}."
    show_plot(fig, "\n".join(told), alt=alt)


def _wilson(counts: Any, n: int) -> tuple[Any, Any]:
    share, z = counts / n, 1.96
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return middle - half, middle + half
