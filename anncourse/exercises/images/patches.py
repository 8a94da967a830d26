"""Exercise ``patches(image, size)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, repeated, single, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.images.pictures import oblong, picture, picture_sizes, windows

_IMAGE = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]]) / 4
_TALL = np.arange(1.0, 16.0).reshape(5, 3) / 8


def patches(image: Any, size: Any) -> Any:
    """Return every size x size piece of a picture as a row, shape (n, size²)."""
    height, width = np.shape(image)
    rows = []
    for row in range(height - size + 1):
        for column in range(width - size + 1):
            window = image[row : row + size, column : column + size]
            rows.append(np.asarray(window, dtype=float).ravel())
    return np.array(rows)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    size = int(rng.integers(2, 5))
    return picture(rng, *oblong(rng, size + 1)), size


def _case(rng: np.random.Generator, height: int, width: int, size: int) -> Any:
    return picture(rng, height, width), size


def _rows(image: Any, size: int) -> Any:
    return windows(image, size).reshape(-1, size * size)


def _down_first(image: Any, size: int) -> Any:
    return windows(image, size).swapaxes(0, 1).reshape(-1, size * size)


def _columns_first(image: Any, size: int) -> Any:
    return windows(image, size).swapaxes(2, 3).reshape(-1, size * size)


def _tiles(image: Any, size: int) -> Any:
    return windows(image, size)[::size, ::size].reshape(-1, size * size)


def _too_few(image: Any, size: int) -> Any:
    return windows(image, size)[:-1, :-1].reshape(-1, size * size)


def _too_few_listed(image: Any, size: int) -> Any:
    rows = _too_few(image, size)
    # A list without rows knows nothing of their length.
    return rows if len(rows) else np.array([])


def _padded(image: Any, size: int) -> Any:
    before, after = (size - 1) // 2, size // 2
    wide = np.pad(np.asarray(image, float), ((before, after), (before, after)))
    return _rows(wide, size)


def _square_only(image: Any, size: int) -> Any:
    n = len(image) - size + 1
    return np.array([image[i : i + size, j : j + size].ravel() for i in range(n) for j in range(n)])


def _first_row_of_places(image: Any, size: int) -> Any:
    return windows(image, size)[0].reshape(-1, size * size)


EXERCISE = Exercise(
    name="patches",
    reference=patches,
    parts=(
        Part(
            "every piece, in order",
            examples=((_IMAGE, 2), (_TALL, 2), (_IMAGE, 3)),
            make=_random,
            weight=3,
        ),
        Part(
            "pictures and pieces of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    picture_sizes(_case, lambda a: int(a[1])),
                    (as_they_are(), whole(0), single(0)),
                    (as_they_are(), zero(0), negative(0), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "places column by column",
            "All pieces are there, in another order: yours go down the picture first. Read it as a "
            "text, from left to right, then the next row.",
            _down_first,
        ),
        Misconception(
            "pieces read column by column",
            "Each piece is written out column by column. Write it row by row, as `.ravel()` and "
            "`.reshape` do by themselves.",
            _columns_first,
        ),
        Misconception(
            "pieces side by side",
            "Your pieces stand side by side, like tiles. They overlap: the next one begins one "
            "pixel further on.",
            _tiles,
        ),
        Misconception(
            "one place too few",
            "The pieces at the right and at the lower edge are missing: in H rows a piece can "
            "begin at H - size + 1 places, not at H - size.",
            _too_few,
        ),
        Misconception(
            "one place too few, from a list",
            "The pieces at the right and at the lower edge are missing: in H rows a piece can "
            "begin at H - size + 1 places, not at H - size.",
            _too_few_listed,
        ),
        Misconception(
            "filled up with zeros",
            "You get a piece for every pixel, continued with zeros beyond the edges. Take only "
            "pieces that lie inside the picture.",
            _padded,
        ),
        Misconception(
            "pieces kept as squares",
            "Each piece is still a small picture. Write it out as one row of size² numbers, with "
            "`.ravel()` or `.reshape(-1)`.",
            lambda image, size: windows(image, size).reshape(-1, size, size),
        ),
        Misconception(
            "kept at their places",
            "Your result has the pieces at their places, in four dimensions. A table is asked "
            "for: one row for each piece.",
            lambda image, size: windows(image, size),
        ),
        Misconception(
            "table on its side",
            "Your table lies on its side: each piece is one *row*.",
            lambda image, size: _rows(image, size).T,
        ),
        Misconception(
            "one long row",
            "All numbers stand in one long row. Keep the pieces apart: one row of the table for "
            "each.",
            lambda image, size: _rows(image, size).ravel(),
        ),
        Misconception(
            "square pictures only",
            "You take the height of the picture for its width as well. Pictures are not always "
            "square: `image.shape` holds both.",
            _square_only,
        ),
        Misconception(
            "only the first piece",
            "You return the first piece only: the `return` stands inside the loops.",
            lambda image, size: _rows(image, size)[0],
        ),
        Misconception(
            "only the last piece",
            "You return the last piece only. Collect them all in a list, with `append`.",
            lambda image, size: _rows(image, size)[-1],
        ),
        Misconception(
            "only the first row of places",
            "Only the pieces that begin in the first row are there: does the `return` stand inside "
            "the loop over the rows?",
            _first_row_of_places,
        ),
        Misconception(
            "the centres",
            "You return one pixel of each piece. The whole piece is asked for: size² numbers.",
            lambda image, size: windows(image, size)[..., size // 2, size // 2].reshape(-1, 1),
        ),
    ),
    hints=(
        "It is the walk of `filter_image` once more. What did you do with the window there, and "
        "what is to be kept of it now?",
        "`window.ravel()` writes a square piece out as one row, row by row. Collect these in a "
        "list, and make an array of the list at the end, with `np.array`.",
        "The order comes by itself if the loop over the rows is the outer one and that over the "
        "columns the inner one. (Faster, if you like: "
        "`np.lib.stride_tricks.sliding_window_view(image, (size, size))` has shape (H - size + 1, "
        "W - size + 1, size, size), and needs a reshape.)",
    ),
)
