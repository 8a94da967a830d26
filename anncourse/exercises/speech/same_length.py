"""Exercise ``same_length(features, n)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole
from anncourse.checks.space import Space
from anncourse.exercises.speech.same_length_mistakes import MISCONCEPTIONS


def same_length(features: Any, n: int) -> Any:
    """Stretch or squeeze a table to n frames, by straight lines between neighbouring frames.

    Row i of the result is the table at the place ``t_i = i · (n_frames - 1) / (n - 1)``: between
    frames, a weighted mean of the one before and the one after.

    Parameters
    ----------
    features : float array of shape (n_frames, k)
        At least one frame.
    n : int
        At least 1. For n = 1 the only place is 0.

    Returns
    -------
    float array of shape (n, k)
    """
    places = np.linspace(0, len(features) - 1, n)
    before = np.floor(places).astype(int)
    after = np.minimum(before + 1, len(features) - 1)
    part = (places - before)[:, None]
    return (1 - part) * features[before] + part * features[after]


def _table(rng: np.random.Generator, n: int, k: int) -> Any:
    return rng.uniform(-4, 4, (n, k))


def _longer(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return _table(rng, n, k), n + int(rng.integers(1, 6))


def _shorter(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(5, 11))
    return _table(rng, n, int(rng.choice([2, 3, 4]))), int(rng.integers(2, n - 1))


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    return _longer(rng) if rng.random() < 0.5 else _shorter(rng)


_THREE = np.array([[0.0, 4.0], [2.0, 0.0], [1.0, -3.0]])


_FIVE = np.array([[1.0, 2.0], [3.0, 0.0], [0.0, -1.0], [5.0, 4.0], [2.0, 8.0]])


EXERCISE = Exercise(
    name="same_length",
    reference=same_length,
    parts=(
        Part(
            "stretched",
            examples=((_THREE, 5), (_FIVE, 7)),
            make=_longer,
            weight=2,
            advice="Squeezing works, stretching does not: a new frame between two old ones is a "
            "weighted mean of both.",
        ),
        Part(
            "squeezed",
            examples=((_FIVE, 3), (_FIVE, 4)),
            make=_shorter,
            weight=2,
            advice="Stretching works, squeezing does not: the new frames are just as evenly spread "
            "over the old ones, from the first to the last.",
        ),
        Part(
            "every kind of table",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single frame",
                            lambda rng: (_table(rng, 1, 3), 4),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "one frame is asked for",
                            lambda rng: (_table(rng, 4, 3), 1),
                            lambda a: a[1] == 1,
                        ),
                        sized(
                            "as many frames are asked for as there are",
                            lambda rng: (_table(rng, 4, 3), 4),
                            lambda a: a[1] == len(a[0]),
                        ),
                        sized(
                            "there is a single column",
                            lambda rng: (_table(rng, 5, 1), 7),
                            lambda a: a[0].shape[1] == 1,
                        ),
                        sized(
                            "the table is square",
                            lambda rng: (_table(rng, 4, 4), 6),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                        sized(
                            "there are two frames",
                            lambda rng: (_table(rng, 2, 3), 5),
                            lambda a: len(a[0]) == 2,
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), repeated(0)),
                ),
            ),
            weight=2,
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Three frames are to become five. Where between 0 and 2 do the five places lie? Which two "
        "old frames is the second one made of, and how much of each?",
        "`np.linspace(0, n_frames - 1, n)` gives the places. For one place t: the frame before it "
        "is `int(t)`, and how far t is past it is the weight of the frame after.",
        "`np.interp(places, old_places, column)` does one column, with old_places 0, 1, 2 … "
        "Go through the columns and put what comes out into a new table of n rows.",
    ),
)
