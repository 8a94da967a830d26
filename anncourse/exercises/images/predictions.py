"""What lab 09 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, whole
from anncourse.exercises.images.exam import SIGMA
from anncourse.exercises.images.filter_image import filter_image
from anncourse.exercises.images.patches import patches
from anncourse.exercises.images.psnr import psnr
from annlib import load_photos

#: The gain in decibels of the lab's first network on the astronaut: training it takes longer than
#: a prediction may.
OTHER_PHOTO = -1.3


def _in_even_grey() -> float:
    kernel = np.array([[1.0, 2, 1], [2, -12, 2], [1, 2, 1]])
    return float(filter_image(np.full((3, 3), 0.6), kernel, 0.0)[0, 0].round(10))


def _decibels_of_noise() -> int:
    clean = load_photos()["astronaut"].pixels
    grain = SIGMA * np.random.default_rng(1).standard_normal(clean.shape)
    return round(psnr(clean + grain, clean))


def _two_ways() -> float:
    crop = load_photos()["astronaut"].pixels[20:60, 140:180]
    w = np.random.default_rng(0).standard_normal(49)
    as_layer = patches(crop, 7) @ w
    return float(np.abs(filter_image(crop, w.reshape(7, 7), 0.0).ravel() - as_layer).max().round(6))


PREDICTIONS = (
    Prediction(
        "even_grey",
        number(),
        _in_even_grey,
        "All pixels are alike, so only the sum of the weights counts.",
    ),
    Prediction(
        "noise_in_decibels",
        whole(0),
        _decibels_of_noise,
        "Ten times the logarithm of 1 / 0.0096. The noisy picture has half a decibel more, since "
        "what very dark and very bright pixels would get beyond 0 and 1 is cut off.",
    ),
    Prediction(
        "other_photo",
        number(),
        lambda: OTHER_PHOTO,
        "Compare it with the gain on the piece that it was trained on. Why? Read on.",
        within=0.5,
    ),
    Prediction(
        "two_ways",
        number(),
        _two_ways,
        "Both multiply the same 49 pixels by the same 49 weights, add them up and add the bias; "
        "only the rounding of the computer can differ.",
    ),
)
