"""Figure of lab 09: one neuron slid over a small picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture
from anncourse.figures.sliding_neuron.numbers import (
    PICTURES,
    changed,
    read_kernels,
    right_answers,
    slide,
)
from anncourse.figures.sliding_neuron.view import nothing, view

TITLE = "A neuron slid over a picture"
#: Kernels whose answers are brightnesses, so that black is 0 and white 1.
BRIGHTNESS = ("mean", "sharpen")


def sliding_neuron(
    filter_image: Callable[..., Any] | None = None, kernels: Mapping[str, Any] | None = None
) -> Figure:
    """Slide a neuron over a small picture and watch its answers make a new one.

    Parameters
    ----------
    filter_image : callable, optional
        The learner's ``filter_image(image, kernel, b)``; one that is right if left out.
    kernels : dict, optional
        Name -> weights of shape (k, k), to choose from. Left out, five well-known ones of 3 x 3.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are picture, kernel, place (percent
        of the way), weight (number, from 1), added and b.
    """
    function = right_answers if filter_image is None else filter_image
    trouble = ""
    try:
        known = read_kernels(kernels)
    except Trouble as reason:
        known, trouble = read_kernels(None), str(reason)
    largest = max(kernel.size for kernel in known.values())

    def draw(values: dict[str, Any]) -> Picture:
        if trouble:
            return nothing(trouble)
        name = values["kernel"]
        kernel = changed(known[name], int(values["weight"]), values["added"])
        before = PICTURES[values["picture"]]
        try:
            shown = slide(function, before, kernel, values["b"], values["place"])
        except Trouble as reason:
            return nothing(str(reason))
        return view(shown, signed=kernels is not None or name not in BRIGHTNESS)

    names = tuple(known)
    return Figure(
        TITLE,
        [
            Choice("picture", "picture", "shapes", tuple(PICTURES)),
            Choice("kernel", "kernel", names[0], names),
            Slider("place", "place, percent of the way", 55, 0, 100, 1, 0),
            Slider("weight", "change weight number", 1, 1, largest, 1, 0),
            Slider("added", "by", 0, -2, 2, 0.25, 2),
            Slider("b", "bias b", 0, -1, 1, 0.05, 2),
        ],
        draw,
    )
