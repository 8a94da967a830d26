"""What ``denoiser`` and its known mistakes both use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from anncourse.exam_data import DATA
from anncourse.exercises.images.exam import SIDE
from anncourse.exercises.training.reading import Layer

N_PIXELS = SIDE * SIDE


BOTH_RESULTS = (
    "These are both results of `train_regression`. Keep the parameters alone: "
    "`denoiser_parameters, losses = train_regression(…)`."
)


REVERSED = "The layers stand in reverse order: the one that takes the 49 pixels comes first."


NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
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


class Later(Sequence[Any]):
    """Values that are worked out when somebody looks at them."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return (self._make(),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


def trained() -> list[Layer]:
    """Return a network that was trained as the lab says, by ``tools/train_denoiser.py``."""
    with np.load(DATA / "denoiser.npz") as file:
        return [(file["W1"].astype(float), file["b1"].astype(float)),
                (file["W2"].astype(float), file["b2"].astype(float))]  # fmt: skip
