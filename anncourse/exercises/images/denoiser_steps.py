"""What ``denoiser`` and its known mistakes both use."""

from __future__ import annotations

import numpy as np

from anncourse.exam_data import DATA
from anncourse.exercises.images.exam import SIDE
from anncourse.exercises.training.projects import Asked
from anncourse.exercises.training.reading import Layer

N_PIXELS = SIDE * SIDE
ASKED = Asked(
    "denoiser_parameters",
    (N_PIXELS, ..., 1),
    "49 pixels",
    "49 inputs, the pixels of a 7 × 7 patch, and one output",
    "train_regression",
)


TOO_LARGE = (
    "Your network holds more than 20,000 numbers. One hidden layer of 64 neurons has 3,265 and is "
    "enough."
)


GREY_LEVELS = (
    "Your network was trained with pixels from 0 to 255. The check gives it pixels from 0 to 1, as "
    "the photos of the lab are: train with these."
)


TELLS_NOISE = (
    "Your network tells the *noise* of the pixel in the middle. The check wants the clean pixel "
    "itself: y holds the pixels of the clean photo."
)


SHIFTED = (
    "Your network tells a clean pixel, but not that in the middle: the one {} of it fits better. "
    "Which pixel of each patch stands in y?"
)


CONSTANT = (
    "Your network gives nearly the same brightness whatever it sees. Has it been trained, or have "
    "its hidden neurons all fallen silent?"
)


UNTRAINED = (
    "What comes out is worse than the noisy photo. Are these the parameters that the training "
    "returned, and were X and y rows of the same patches?"
)


COPIES = (
    "Your network gives the noisy pixel back, more or less as it came. Was y cut out of the clean "
    "photo, or of the noisy one?"
)


NO_BETTER = (
    "It takes off noise, but no more than a Gaussian filter of the best width does: less than "
    "0.4 dB more. Without a hidden layer, or with a few neurons, a network gets that far; so does "
    "a larger one that has learned too few patches by heart. How many hidden neurons has yours, "
    "and how many patches, of how many photos, has it learned from?"
)


def trained() -> list[Layer]:
    """Return a network that was trained as the lab says, by ``tools/train_denoiser.py``."""
    with np.load(DATA / "denoiser.npz") as file:
        return [(file["W1"].astype(float), file["b1"].astype(float)),
                (file["W2"].astype(float), file["b2"].astype(float))]  # fmt: skip
