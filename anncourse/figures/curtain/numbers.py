"""A piece of a photo, the noise on it, and what a network and its rivals make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of
from anncourse.tools.rival_filters import add_noise, best_gaussian, median_filter
from annlib import load_photos

Array = NDArray[np.float64]

#: Pixels of a piece, and around it those that the patches at its edge need.
SIDE, MARGIN = 96, 3
#: Pieces of the astronaut's photo: what they show, and their upper left corners.
PIECES = {"suit": (250, 250), "eyes": (50, 170)}
NETWORK, GAUSSIAN, MEDIAN, CLEAN = "the network", "best Gaussian", "median of 3 × 3", "clean"
CHOICES = (NETWORK, GAUSSIAN, MEDIAN, CLEAN)


@dataclass(frozen=True)
class Contest:
    """The piece as it is, with noise, and cleaned in several ways; each of shape (96, 96).

    Attributes
    ----------
    noisy : float array
    others : dict
        Choice -> picture.
    """

    noisy: Array
    others: dict[str, Array]

    def decibels(self, picture: Array) -> float:
        """Return a picture's psnr."""
        error = float(np.mean((picture - self.others[CLEAN]) ** 2))
        return float("inf") if error == 0 else float(-10 * np.log10(error))


def truth(piece: str) -> Array:
    """Return a piece of the astronaut's photo, with its margin."""
    top, left = PIECES[piece]
    side = SIDE + 2 * MARGIN
    pixels: Array = load_photos()["astronaut"].pixels[top : top + side, left : left + side]
    return pixels


def check_parameters(parameters: Any) -> Any:
    """Return parameters if they are there and take patches of 7 x 7, or raise `Trouble`."""
    if parameters is None:
        raise Trouble("There are no parameters yet. Train the network first, then run this again.")
    try:
        pixels = len(parameters[0][0])
    except (TypeError, IndexError, KeyError):
        raise Trouble("The parameters must be a list of pairs (W, b), one per layer.") from None
    if pixels != (2 * MARGIN + 1) ** 2:
        raise Trouble(f"The network must take patches of 7 × 7, 49 pixels. Yours takes {pixels}.")
    return parameters


def contest(denoise: Callable[..., Any], parameters: Any, piece: str, level: float) -> Contest:
    """Put noise of ``level`` / 255 on a piece, and have it cleaned in every way.

    Raises
    ------
    Trouble
        If the learner's function is not ready.
    """
    whole = truth(piece)
    noisy = add_noise(whole, level / 255, np.random.default_rng(7))
    own = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in parameters]
    result = call(denoise, noisy, own)
    cleaned = as_numbers(result, (SIDE, SIDE), f"what {name_of(denoise)} returned")
    cut = slice(MARGIN, -MARGIN)
    others = {
        NETWORK: cleaned,
        GAUSSIAN: best_gaussian(noisy, whole)[0][cut, cut],
        MEDIAN: median_filter(noisy, 3)[cut, cut],
        CLEAN: whole[cut, cut],
    }
    return Contest(noisy[cut, cut], others)
