"""The exam of lab 09: a photo that no network was trained on, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from anncourse.exam_data import exam_photos
from anncourse.tools.rival_filters import add_noise, gaussian_blur

SIDE = 7
SIGMA = 25 / 255
SEED = 1000
#: The best Gaussian on this photo with this noise; to look for it takes half a second.
BEST_WIDTH = 0.95
#: Rows of the photo that go through a network at once, so that it fits into little memory.
BAND = 64

Layers = Sequence[tuple[Any, Any]]
Change = Callable[[Any], Any]


class Exam(NamedTuple):
    """The photo, what noise made of it, and what the rival gets: its psnr in dB."""

    truth: Any
    noisy: Any
    rival: float


@cache
def exam() -> Exam:
    """Return the exam; pictures in float32."""
    truth = exam_photos()["camera"].pixels
    noisy = add_noise(truth, SIGMA, np.random.default_rng(SEED))
    rival = decibels(inner(gaussian_blur(noisy, BEST_WIDTH)), inner(truth))
    return Exam(truth.astype(np.float32), noisy.astype(np.float32), rival)


def inner(picture: Any) -> Any:
    """Return the pixels that are the middle of a patch."""
    return picture[SIDE // 2 : -(SIDE // 2), SIDE // 2 : -(SIDE // 2)]


def decibels(picture: Any, truth: Any) -> float:
    """Return the psnr; less than nothing where the picture is no picture at all."""
    with np.errstate(all="ignore"):
        error = float(np.mean((picture.astype(float) - truth) ** 2))
    return float(-10 * np.log10(error)) if 0 < error < np.inf else -np.inf


def cleaned(layers: Layers, noisy: Any, before: Change | None = None) -> Any:
    """Send every patch of a picture through a network; ``before`` changes the rows first."""
    narrow = [(W.astype(np.float32), b.astype(np.float32)) for W, b in layers]
    bands = []
    with np.errstate(all="ignore"):
        for first in range(0, len(noisy) - SIDE + 1, BAND):
            band = noisy[first : first + BAND + SIDE - 1]
            places = np.lib.stride_tricks.sliding_window_view(band, (SIDE, SIDE))
            A = places.reshape(-1, SIDE * SIDE)
            if before is not None:
                A = before(A)
            *hidden, (W, b) = narrow
            for V, c in hidden:
                A = A @ V
                A += c
                np.maximum(A, 0, out=A)
            bands.append((A @ W + b).reshape(places.shape[:2]))
    return np.concatenate(bands)
