"""Figure of lab 09: noisy on the left of a border, cleaned on its right."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from anncourse.exercises.images.denoise import denoise as right_denoise
from anncourse.exercises.images.denoiser_steps import trained
from anncourse.figures.controls import Choice, Slider
from anncourse.figures.curtain.numbers import (
    CHOICES,
    NETWORK,
    PIECES,
    Contest,
    check_parameters,
    contest,
)
from anncourse.figures.curtain.view import nothing, view
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture

TITLE = "Before and after"


def curtain(denoise: Callable[..., Any] | None = None, parameters: Any = None) -> Figure:
    """Draw a border through a picture: noisy on its left, cleaned on its right.

    Parameters
    ----------
    denoise : callable, optional
        The learner's ``denoise(image, parameters)``. Left out, with the parameters, a network that
        was trained before cleans the picture.
    parameters : list of pairs (W, b)
        Of a network with 49 inputs and one output. While it is None the figure says that there is
        nothing to clean with yet.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are piece, right, border (pixels from
        the left) and noise (of 255).
    """
    if denoise is None:
        denoise, parameters = right_denoise, trained()
    function = denoise

    @lru_cache(maxsize=4)
    def at(piece: str, level: float) -> Contest:
        return contest(function, check_parameters(parameters), piece, level)

    def draw(values: dict[str, Any]) -> Picture:
        try:
            pictures = at(values["piece"], values["noise"])
        except Trouble as reason:
            return nothing(str(reason))
        places = int(values["border"]), int(values["noise"])
        return view(pictures, values["piece"], values["right"], *places)

    return Figure(
        TITLE,
        [
            Choice("piece", "piece of the photo", "suit", tuple(PIECES)),
            Choice("right", "right of the border", NETWORK, CHOICES),
            Slider("border", "border", 48, 0, 96, 1, 0),
            Slider("noise", "noise, of 255", 25, 0, 60, 5, 0),
        ],
        draw,
    )
