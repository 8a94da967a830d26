"""Small pictures for the cases of lab 09, and the levels in which pictures differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.levels import as_they_are, sized


def picture(rng: np.random.Generator, height: int, width: int) -> Any:
    """Draw a picture of noise from 0 to 1."""
    return rng.uniform(0, 1, (height, width))


def oblong(rng: np.random.Generator, least: int = 3) -> tuple[int, int]:
    """Draw a height and a width that differ, both at least this."""
    height, width = rng.choice(np.arange(least, least + 6), 2, replace=False)
    return int(height), int(width)


def windows(image: Any, size: int) -> Any:
    """All size x size windows, shape (n_down, n_right, size, size)."""
    return np.lib.stride_tricks.sliding_window_view(np.asarray(image, dtype=float), (size, size))


def picture_sizes(
    case: Callable[..., Any],
    side_of: Callable[[Any], int],
    piece: str = "a piece",
    *,
    single: str = "size is 1",
    only: str = "there is a single piece, the whole picture",
    large: tuple[str, int] = ("size is 5", 5),
    square: tuple[int, int] = (6, 2),
) -> tuple[Any, ...]:
    """Return how large a picture can be, and the piece that is moved over it: levels of a Space.

    ``case(rng, height, width, size)`` makes the arguments, of which the first is the picture, and
    ``side_of(arguments)`` tells the size from them. ``square`` are sides of picture and piece.
    """

    def make(height: int | None, width: int | None, size: int) -> Any:
        def drawn(rng: np.random.Generator) -> Any:
            tall, wide = oblong(rng, size + 1)
            return case(rng, height or tall, width or wide, size)

        return drawn

    def where(holds: Callable[[int, int, int], bool]) -> Callable[[Any], bool]:
        def fits(arguments: Any) -> bool:
            height, width = np.shape(arguments[0])
            return holds(height, width, side_of(arguments))

        return fits

    return (
        as_they_are(),
        sized(single, make(None, None, 1), where(lambda h, w, k: k == 1)),
        sized(only, make(3, 3, 3), where(lambda h, w, k: h == w == k)),
        sized(
            f"the picture is as high as {piece}, and wider",
            make(3, 7, 3),
            where(lambda h, w, k: h == k < w),
        ),
        sized(
            f"the picture is as wide as {piece}, and higher",
            make(7, 3, 3),
            where(lambda h, w, k: w == k < h),
        ),
        sized(
            f"the picture is square, and larger than {piece}",
            make(square[0], square[0], square[1]),
            where(lambda h, w, k: h == w > k),
        ),
        sized(
            "the picture is a single row of pixels", make(1, 6, 1), where(lambda h, w, k: h == 1)
        ),
        sized(
            "the picture is a single column of pixels", make(6, 1, 1), where(lambda h, w, k: w == 1)
        ),
        sized(large[0], make(None, None, large[1]), where(lambda h, w, k: k == large[1])),
    )
