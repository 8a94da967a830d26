"""How the border between a noisy picture and a cleaned one is drawn."""

from __future__ import annotations

import numpy as np

from anncourse.figures.curtain.numbers import CHOICES, CLEAN, SIDE, Contest
from anncourse.figures.plot import Axes, label
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.sliding_neuron.view import photo
from anncourse.figures.words import number

SIZE = (460, 448)
FRAME = Axes((0, SIDE), (0, SIDE), 38, 44, 384, 384)


def view(pictures: Contest, piece: str, right: str, border: int, noise: int) -> Picture:
    """Draw the noisy picture up to the border, and another from there."""
    other = pictures.others[right]
    both = np.where(np.arange(SIDE) < border, pictures.noisy, np.clip(other, 0, 1))
    x = FRAME.px(border)
    top, bottom = FRAME.top, FRAME.top + FRAME.height
    nodes: list[Node] = [
        label("left-word", "noisy", (FRAME.left, 30), "strong"),
        label("right-word", right, (FRAME.left + FRAME.width, 30), "end strong"),
        photo("both", FRAME, both),
        node("path", "border-ground", d=path((x, top), (x, bottom)), stroke="#fff", stroke_width=7),
        node("path", "border", d=path((x, top - 8), (x, bottom + 8)), stroke="#0072b2",
             stroke_width=3),
    ]  # fmt: skip
    before, after = pictures.decibels(pictures.noisy), pictures.decibels(other)
    say = (
        f"Noise of {noise} / 255. Left of the border the noisy picture, {_decibels(before)}; right "
        f"of it {right}, {_decibels(after)}.",
    )
    description = (
        f"The {piece} of the astronaut, close up. Up to the border, "
        f"{border} of {SIDE} pixels from the left, the noisy picture; from there: {right}."
    )
    rows = [("noisy", _decibels(before))]
    rows += [
        (name, _decibels(pictures.decibels(pictures.others[name])))
        for name in CHOICES
        if name != CLEAN
    ]
    return Picture(SIZE, nodes, description, say, Table(("picture", "psnr"), tuple(rows)))


def nothing(trouble: str) -> Picture:
    """Draw the empty picture where the function or the parameters are not ready."""
    middle = (SIZE[0] / 2, SIZE[1] / 2)
    nodes = [label("none", "Nothing to show yet.", middle, "middle strong")]
    return Picture(SIZE, nodes, "Nothing to show yet.", trouble=trouble)


def _decibels(value: float) -> str:
    return f"{number(value, 1)} dB" if np.isfinite(value) else "equal to the clean picture"
