"""How a slid neuron is drawn: picture with its window, kernel, and the picture that it makes."""

from __future__ import annotations

import numpy as np

from anncourse.figures.heat_map import grey_images
from anncourse.figures.plot import Axes, label
from anncourse.figures.scene import Node, Picture, node
from anncourse.figures.sliding_neuron.numbers import SIDE, Array, Slide
from anncourse.figures.words import number, term

SIZE = (880, 340)
PIXEL = 10.0
BEFORE = Axes((0, SIDE), (0, SIDE), 16, 40, SIDE * PIXEL, SIDE * PIXEL)
KERNEL = Axes((0, 1), (0, 1), 352, 76, 176, 176)
AFTER_LEFT = 584.0


def view(shown: Slide, signed: bool) -> Picture:
    """Draw a neuron at one place of a picture; signed: 0 is mid-grey in the new picture."""
    top = float(np.abs(shown.after).max()) or 1.0
    grey = 0.5 + shown.after / (2 * top) if signed else np.clip(shown.after, 0, 1)
    nodes = [*_before(shown), *_kernel(shown), *_after(shown, grey)]
    row, column = shown.at
    size, (n_rows, n_columns) = len(shown.kernel), shown.after.shape
    scale = (
        f"In the new picture black is {number(-top)}, mid-grey 0 and white {number(top)}."
        if signed
        else "In the new picture black is 0 or less, and white 1 or more."
    )
    say = (
        f"Place {shown.place + 1} of {n_rows * n_columns}: row {row}, column {column}. Pixels "
        f"times weights add up to {number(shown.products)}; {term(shown.b)} is "
        f"{number(shown.products + shown.b)}. Your function says {number(shown.answer)}.",
        f"The {size * size} weights add up to {number(float(shown.kernel.sum()))}. {scale}",
    )
    description = (
        f"A picture of {SIDE} by {SIDE} pixels with a frame of {size} by {size} at row {row}, "
        f"column {column}; the neuron's weights; and the new picture of {n_rows} by {n_columns} "
        "answers, drawn as far as the neuron has come."
    )
    return Picture(SIZE, nodes, description, say)


def nothing(trouble: str) -> Picture:
    """Draw the empty picture where a function or the kernels are not ready."""
    middle = (SIZE[0] / 2, SIZE[1] / 2)
    nodes = [label("none", "Nothing to show yet.", middle, "middle strong")]
    return Picture(SIZE, nodes, "Nothing to show yet.", trouble=trouble)


def photo(key: str, axes: Axes, values: Array) -> Node:
    """Draw a picture from 0, black, to 1, white, in every theme alike."""
    image = grey_images([axes], 1 - values[None])[0]
    image["key"] = key
    image["attributes"]["class"] = "photo"
    image["attributes"]["style"] = "image-rendering: pixelated"
    return image


def box(key: str, x: float, y: float, width: float, height: float, cls: str) -> Node:
    """Draw a rectangle."""
    return node("rect", key, cls=cls, x=x, y=y, width=width, height=height)


def _before(shown: Slide) -> list[Node]:
    row, column = shown.at
    side = len(shown.kernel) * PIXEL
    x, y = BEFORE.left + column * PIXEL, BEFORE.top + row * PIXEL
    return [
        label("before-title", "picture", (BEFORE.left + BEFORE.width / 2, 26), "middle strong"),
        photo("before", BEFORE, shown.before),
        box("before-frame", BEFORE.left, BEFORE.top, BEFORE.width, BEFORE.height, "frame"),
        # White and dark, so that it is seen on every ground.
        node(
            "rect", "window-ground", x=x - 1, y=y - 1, width=side + 2, height=side + 2,
            fill="none", stroke="#fff", stroke_width=6,
        ),
        node(
            "rect", "window", x=x - 1, y=y - 1, width=side + 2, height=side + 2,
            fill="none", stroke="#0072b2", stroke_width=3,
        ),
    ]  # fmt: skip


def _kernel(shown: Slide) -> list[Node]:
    k = len(shown.kernel)
    cell = KERNEL.width / k
    middle = KERNEL.left + KERNEL.width / 2
    nodes = [label("kernel-title", f"{k} × {k} weights", (middle, 60), "middle strong")]
    for (i, j), weight in np.ndenumerate(shown.kernel):
        x, y = KERNEL.left + j * cell, KERNEL.top + i * cell
        cls = "region-one" if weight > 0 else "region-zero" if weight < 0 else "nothing"
        if cls != "nothing":
            nodes.append(box(f"cell{i}-{j}", x, y, cell, cell, cls))
        nodes.append(box(f"line{i}-{j}", x, y, cell, cell, "frame"))
        words = (
            number(float(weight)) if k <= 3 else "+" if weight > 0 else "−" if weight < 0 else "0"
        )
        nodes.append(label(f"weight{i}-{j}", words, (x + cell / 2, y + cell / 2 + 5), "middle"))
    foot = KERNEL.top + KERNEL.height
    nodes += [
        label("bias", f"bias b = {number(shown.b)}", (middle, foot + 26), "middle"),
        label("answer", f"answer {number(shown.answer)}", (middle, foot + 52), "middle strong"),
        label(
            "arrow-in", "→", ((BEFORE.left + BEFORE.width + KERNEL.left) / 2, 170), "middle strong"
        ),
        label(
            "arrow-out", "→", ((KERNEL.left + KERNEL.width + AFTER_LEFT) / 2, 170), "middle strong"
        ),
    ]
    return nodes


def _after(shown: Slide, grey: Array) -> list[Node]:
    n_rows, n_columns = grey.shape
    row, column = shown.at
    width, height = n_columns * PIXEL, n_rows * PIXEL
    axes = Axes((0, 1), (0, 1), AFTER_LEFT, BEFORE.top, width, height)
    x, y = AFTER_LEFT + column * PIXEL, BEFORE.top + row * PIXEL
    right, bottom = AFTER_LEFT + width, BEFORE.top + height
    return [
        label("after-title", "its answers", (AFTER_LEFT + width / 2, 26), "middle strong"),
        photo("after", axes, grey),
        box("cover-row", x + PIXEL, y, max(right - x - PIXEL, 0), PIXEL, "paper"),
        box("cover-rest", AFTER_LEFT, y + PIXEL, width, max(bottom - y - PIXEL, 0), "paper"),
        box("after-frame", AFTER_LEFT, BEFORE.top, width, height, "frame"),
        node(
            "rect", "place-ground", x=x - 2, y=y - 2, width=PIXEL + 4, height=PIXEL + 4,
            fill="none", stroke="#fff", stroke_width=5,
        ),
        node(
            "rect", "place", x=x - 2, y=y - 2, width=PIXEL + 4, height=PIXEL + 4,
            fill="none", stroke="#0072b2", stroke_width=2.5,
        ),
    ]  # fmt: skip
