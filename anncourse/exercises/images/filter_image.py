"""Exercise ``filter_image(image, kernel, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, negative, repeated, single, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.images.filter_image_mistakes import MISCONCEPTIONS
from anncourse.exercises.images.pictures import oblong, picture, picture_sizes

_IMAGE = np.array(
    [[0.0, 0.25, 1.0, 0.5], [0.5, 1.0, 0.25, 0.75], [1.0, 0.75, 0.5, 0.0]],
)


_KERNEL = np.array([[1.0, -2.0], [0.5, 3.0]])


_TALL = np.array(
    [[0.0, 0.5, 1.0], [0.25, 1.0, 0.5], [1.0, 0.75, 0.0], [0.5, 0.25, 0.25], [0.75, 0.0, 1.0]],
)


_THREE = np.array([[1.0, 0.0, -1.0], [2.0, 0.5, -1.5], [-0.5, 3.0, 1.0]])


def filter_image(image: Any, kernel: Any, b: Any) -> Any:
    """Return what one neuron says at every place of a picture, shape (H-k+1, W-k+1)."""
    height, width = np.shape(image)
    k = len(kernel)
    out = np.zeros((height - k + 1, width - k + 1))
    for row in range(height - k + 1):
        for column in range(width - k + 1):
            window = image[row : row + k, column : column + k]
            out[row, column] = np.sum(window * kernel) + b
    return out


def _kernel(rng: np.random.Generator, k: int) -> Any:
    return rng.uniform(0.2, 2, (k, k)) * rng.choice([-1.0, 1.0], (k, k))


def _bias(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.2, 2) * rng.choice([-1.0, 1.0]))


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    k = int(rng.integers(2, 5))
    return picture(rng, *oblong(rng, k + 1)), _kernel(rng, k), _bias(rng)


def _without_bias(rng: np.random.Generator) -> tuple[Any, ...]:
    image, kernel, _ = _random(rng)
    return image, kernel, 0.0


def _case(rng: np.random.Generator, height: int, width: int, k: int) -> tuple[Any, ...]:
    return picture(rng, height, width), _kernel(rng, k), _bias(rng)


EXERCISE = Exercise(
    name="filter_image",
    reference=filter_image,
    parts=(
        Part(
            "every place of the picture, with b = 0",
            examples=((_IMAGE, _KERNEL, 0.0), (_TALL, _THREE, 0.0)),
            make=_without_bias,
            weight=2,
        ),
        Part(
            "with a bias",
            examples=((_IMAGE, _KERNEL, -0.5), (_TALL, _THREE, 2.0)),
            make=_random,
            weight=2,
        ),
        Part(
            "pictures and kernels of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    picture_sizes(
                        _case,
                        lambda a: len(a[1]),
                        "the kernel",
                        single="the kernel is a single weight",
                        only="the picture has just the size of the kernel",
                        large=("the kernel is 5 × 5", 5),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(2), whole(0, 1, 2), single(0)),
                    (as_they_are(), zero(0), zero(1), negative(1), negative(0), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Begin with the neuron at one place, the upper left: cut its window out of the picture, "
        "multiply it with the kernel entry by entry, add everything up, add b. Then ask at how "
        "many places the window fits, downwards and to the right.",
        "Two loops, one over the rows at which a window can begin, one over the columns. The "
        "window that begins at (row, column) is `image[row : row + k, column : column + k]`.",
        "Make an array of zeros with H - k + 1 rows and W - k + 1 columns before the loops, write "
        "one number into it at each place, and return it after both loops.",
    ),
)
