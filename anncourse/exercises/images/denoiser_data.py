"""Exercise ``denoiser_data(noisy, clean, size)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, single, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.images.patches import EXERCISE as PATCHES
from anncourse.exercises.images.pictures import oblong, picture, picture_sizes, windows

_CLEAN = np.array(
    [
        [0.0, 0.25, 0.5, 0.75, 1.0],
        [1.0, 0.5, 0.25, 0.0, 0.75],
        [0.5, 0.75, 0.0, 1.0, 0.25],
        [0.25, 1.0, 0.75, 0.5, 0.0],
    ]
)
_NOISY = _CLEAN + np.array(
    [
        [0.1, -0.1, 0.2, 0.0, -0.3],
        [-0.2, 0.1, 0.0, 0.3, 0.1],
        [0.0, -0.2, 0.4, -0.1, 0.2],
        [0.3, -0.4, 0.1, 0.2, 0.1],
    ]
)
_HIGH, _HIGH_NOISY = _CLEAN[:, :3].T.repeat(2, axis=0), _NOISY[:, :3].T.repeat(2, axis=0)


def denoiser_data(noisy: Any, clean: Any, size: Any) -> tuple[Any, Any]:
    """Return X, every noisy piece as a row, and y, the clean pixel in its middle."""
    pieces, targets = [], []
    middle = size // 2
    height, width = np.shape(noisy)
    for row in range(height - size + 1):
        for column in range(width - size + 1):
            piece = noisy[row : row + size, column : column + size]
            pieces.append(np.asarray(piece, dtype=float).ravel())
            targets.append(float(clean[row + middle, column + middle]))
    return np.array(pieces), np.array(targets)


def _case(rng: np.random.Generator, height: int, width: int, size: int) -> tuple[Any, ...]:
    clean = picture(rng, height, width)
    return clean + rng.normal(0, 0.2, clean.shape), clean, size


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    size = int(rng.choice([3, 5]))
    return _case(rng, *oblong(rng, size + 1), size)


def _X(noisy: Any, size: int) -> Any:
    return windows(noisy, size).reshape(-1, size * size)


def _y(clean: Any, size: int) -> Any:
    return _X(clean, size)[:, size * size // 2]


def _with(change: Any) -> Any:
    return lambda noisy, clean, size: change(_X(noisy, size), _y(clean, size), noisy, clean, size)


EXERCISE = Exercise(
    name="denoiser_data",
    reference=denoiser_data,
    parts=(
        Part(
            "noisy pieces and their clean middles",
            examples=((_NOISY, _CLEAN, 3), (_HIGH_NOISY, _HIGH, 3)),
            make=_random,
            weight=3,
        ),
        Part(
            "pictures and pieces of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    picture_sizes(
                        _case, lambda a: int(a[2]), large=("size is 7", 7), square=(7, 3)
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1), single(0, 1)),
                    (as_they_are(), zero(0), zero(1), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "middles of the noisy picture",
            "y holds the *noisy* middles, which the network has in its input already. What it has "
            "to learn is the clean pixel.",
            _with(lambda X, y, noisy, clean, size: (X, _y(noisy, size))),
        ),
        Misconception(
            "clean pieces",
            "X holds pieces of the *clean* picture. The network will only ever be given noisy "
            "ones.",
            _with(lambda X, y, noisy, clean, size: (_X(clean, size), y)),
        ),
        Misconception(
            "noisy and clean swapped",
            "Noisy and clean are swapped: X comes from the noisy picture, y from the clean one.",
            _with(lambda X, y, noisy, clean, size: (_X(clean, size), _y(noisy, size))),
        ),
        Misconception(
            "results swapped",
            "X and y are in the wrong order: X first, then y.",
            _with(lambda X, y, noisy, clean, size: (y, X)),
        ),
        Misconception(
            "middle of the upper edge",
            "y holds the middle of each piece's *first row*. Counted along a row of size² numbers, "
            "the middle one is number size² // 2, not size // 2.",
            _with(lambda X, y, noisy, clean, size: (X, _X(clean, size)[:, size // 2])),
        ),
        Misconception(
            "upper left corner",
            "y holds the upper left corner of each piece. The middle lies size // 2 rows further "
            "down and size // 2 columns further right.",
            _with(lambda X, y, noisy, clean, size: (X, _X(clean, size)[:, 0])),
        ),
        Misconception(
            "whole clean pieces",
            "y holds whole clean pieces. One number for each row of X is asked for: the middle.",
            _with(lambda X, y, noisy, clean, size: (X, _X(clean, size))),
        ),
        Misconception(
            "all clean pixels",
            "y holds every pixel of the clean picture, so it is longer than X. Pixels at the edge "
            "are the middle of no piece.",
            _with(lambda X, y, noisy, clean, size: (X, np.ravel(clean))),
        ),
        Misconception(
            "mean of the clean piece",
            "y holds the mean of each clean piece: a network that learns this learns to blur. Take "
            "the pixel in the middle.",
            _with(lambda X, y, noisy, clean, size: (X, _X(clean, size).mean(axis=1))),
        ),
        Misconception(
            "the noise",
            "y holds the noise, noisy minus clean. (Some networks do learn that.) Here the clean "
            "pixel itself is asked for.",
            _with(lambda X, y, noisy, clean, size: (X, _y(noisy, size) - y)),
        ),
        Misconception(
            "y as a picture",
            "y is still a picture. It has one number for each row of X: make one row of it, with "
            "`.ravel()`.",
            _with(
                lambda X, y, noisy, clean, size: (
                    X,
                    windows(clean, size)[..., size // 2, size // 2],
                )
            ),
        ),
        Misconception(
            "y a column",
            "y is a table with one column. A plain row of n numbers is asked for, shape (n,).",
            _with(lambda X, y, noisy, clean, size: (X, y[:, None])),
        ),
        Misconception(
            "y column by column",
            "y runs down the picture first, X along its rows: the middles belong to other pieces.",
            _with(
                lambda X, y, noisy, clean, size: (
                    X,
                    windows(clean, size)[..., size // 2, size // 2].T.ravel(),
                )
            ),
        ),
        Misconception(
            "only X",
            "You return X alone. The targets y are asked for as well: `return X, y`.",
            _with(lambda X, y, noisy, clean, size: X),
        ),
    ),
    hints=(
        "X is done in one line: which function of yours cuts a picture into rows?",
        "Cut the clean picture in the same way. Its row i belongs to row i of X; all that you need "
        "of it is one column. Which?",
        "A row has size² numbers, counted from 0, and the middle one is number `size**2 // 2`: "
        "with size 3 it is number 4 of 0 to 8.",
    ),
    uses=(PATCHES,),
)
