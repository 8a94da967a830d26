"""What a neuron that is slid over a small picture says, place by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of
from annlib import load_photos

Array = NDArray[np.float64]

SIDE = 28

#: Kernels to begin with.
KERNELS: dict[str, Array] = {
    "mean": np.full((3, 3), 1 / 9),
    "sharpen": np.array([[0.0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "upright edges": np.array([[-1.0, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    "lying edges": np.array([[-1.0, -1, -1], [0, 0, 0], [1, 1, 1]]),
    "spots": np.array([[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]]) / 4,
}


def _shapes() -> Array:
    """Draw a bright square, a disc, a slanting stripe and a fading corner on dark ground."""
    picture = np.full((SIDE, SIDE), 0.2)
    row, column = np.mgrid[:SIDE, :SIDE]
    picture[3:12, 3:12] = 0.9
    picture[(row - 8) ** 2 + (column - 20) ** 2 <= 20] = 0.7
    picture[(np.abs(row + column - 34) <= 1) & (row > 14) & (column < 17)] = 1.0
    picture[16:26, 17:26] = np.linspace(0.0, 1.0, 9)
    return picture


def _eye() -> Array:
    cat = load_photos()["chelsea"].pixels
    # Means of 4 x 4 pixels around the cat's right eye.
    crop = cat[70 : 70 + 4 * SIDE, 130 : 130 + 4 * SIDE]
    picture: Array = crop.reshape(SIDE, 4, SIDE, 4).mean(axis=(1, 3))
    return picture


PICTURES: dict[str, Array] = {"shapes": _shapes(), "a cat's eye": _eye()}


@dataclass(frozen=True)
class Slide:
    """A neuron at one of its places.

    Attributes
    ----------
    before, after : float arrays of shape (28, 28) and (29 - k, 29 - k)
        The picture, and the learner's answers at all places.
    kernel : float array of shape (k, k)
    b : float
    place : int
        Number of the place, from 0, as one reads.
    """

    before: Array
    after: Array
    kernel: Array
    b: float
    place: int

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the window's upper left pixel."""
        row, column = divmod(self.place, self.after.shape[1])
        return row, column

    @property
    def products(self) -> float:
        """The sum of pixel times weight at this place."""
        row, column = self.at
        k = len(self.kernel)
        return float(np.sum(self.before[row : row + k, column : column + k] * self.kernel))

    @property
    def answer(self) -> float:
        """What the learner's function says at this place."""
        return float(self.after[self.at])


def read_kernels(kernels: Mapping[str, Any] | None) -> dict[str, Array]:
    """Read named square kernels, or raise `Trouble`."""
    if kernels is None:
        return KERNELS
    found = {}
    for name, value in kernels.items():
        try:
            kernel = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise Trouble(f"The kernel {name!r} must hold numbers.") from None
        fits = kernel.ndim == 2 and kernel.shape[0] == kernel.shape[1] and 1 <= len(kernel) <= 9
        if not fits or not np.isfinite(kernel).all():
            shape = kernel.shape
            raise Trouble(
                f"The kernel {name!r} must be finite, of shape (k, k), k at most 9. Got {shape}."
            )
        found[str(name)] = kernel
    if not found:
        raise Trouble("There are no kernels yet. Train the network first, then run this again.")
    return found


def changed(kernel: Array, number: int, added: float) -> Array:
    """Return a kernel with something added to one weight, counted from 1 as one reads."""
    new = kernel.copy()
    new.flat[min(number, kernel.size) - 1] += added
    return new


def slide(
    function: Callable[..., Any], before: Array, kernel: Array, b: float, share: float
) -> Slide:
    """Ask the learner's function for all places, and stand at the one that is so far along.

    Raises
    ------
    Trouble
        If the function is not ready.
    """
    n = SIDE - len(kernel) + 1
    result = call(function, before, kernel, b)
    after = as_numbers(result, (n, n), f"what {name_of(function)} returned")
    return Slide(before, after, kernel, b, min(int(share / 100 * n * n), n * n - 1))


def right_answers(image: Any, kernel: Any, b: float) -> Any:
    """What stands in for a learner's function where none is given."""
    places = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (places * kernel).sum(axis=(2, 3)) + b
