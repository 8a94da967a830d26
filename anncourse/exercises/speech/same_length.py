"""Exercise ``same_length(features, n)``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole
from anncourse.checks.space import Space


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


def _at(places: Callable[[int, int], Any]) -> Callable[..., Any]:
    """Give the table at other places, ``places(n_frames, n)``."""

    def stretched(features: Any, n: int) -> Any:
        features = np.asarray(features)
        t = np.clip(places(len(features), n), 0, len(features) - 1)
        old = np.arange(len(features))
        return np.column_stack([np.interp(t, old, column) for column in features.T])

    return stretched


_even = _at(lambda m, n: np.linspace(0, m - 1, n))


def _picked(index: Callable[[Any], Any]) -> Callable[..., Any]:
    def picked(features: Any, n: int) -> Any:
        return np.asarray(features)[index(np.linspace(0, len(features) - 1, n)).astype(int)]

    return picked


def _cut_or_padded(features: Any, n: int) -> Any:
    out = np.zeros((n, features.shape[1]))
    out[: len(features)] = features[:n]
    return out


def _cut_or_last_again(features: Any, n: int) -> Any:
    return features[np.minimum(np.arange(n), len(features) - 1)]


def _again_and_again(features: Any, n: int) -> Any:
    return features[np.arange(n) % len(features)]


def _means_of_parts(features: Any, n: int) -> Any:
    edges = np.linspace(0, len(features), n + 1)
    return np.stack(
        [features[int(a) : max(int(np.ceil(b)), int(a) + 1)].mean(axis=0)
         for a, b in pairwise(edges)]
    )  # fmt: skip


def _as_whole_numbers(features: Any, n: int) -> Any:
    return _even(features, n).astype(np.asarray(features).dtype)


def _sideways(features: Any, n: int) -> Any:
    return _even(np.asarray(features).T, n).T


def _all_in_one_row(features: Any, n: int) -> Any:
    flat = np.asarray(features, dtype=float).ravel()
    k = np.shape(features)[1]
    return np.interp(np.linspace(0, len(flat) - 1, n * k), np.arange(len(flat)), flat).reshape(n, k)


def _parts_swapped(features: Any, n: int) -> Any:
    t = np.linspace(0, len(features) - 1, n)
    i = np.floor(t).astype(int)
    f = (t - i)[:, None]
    return f * features[i] + (1 - f) * features[np.minimum(i + 1, len(features) - 1)]


def _over_the_end(features: Any, n: int) -> Any:
    t = np.linspace(0, len(features) - 1, n)
    i = np.floor(t).astype(int)
    f = (t - i)[:, None]
    return (1 - f) * features[i] + f * features[i + 1]


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
    misconceptions=(
        Misconception(
            "nearest frame",
            "You pick the nearest old frame. Between two frames the new one is a weighted mean of "
            "both.",
            _picked(np.rint),
        ),
        Misconception(
            "frame before",
            "You pick the old frame just before the place and throw the decimals away. Between two "
            "frames the new one is a weighted mean of both.",
            _picked(np.floor),
        ),
        Misconception(
            "filled up with zeros",
            "You cut what is too long and fill up with zeros what is too short. Stretch or squeeze "
            "instead: the first frame stays the first, the last stays the last.",
            _cut_or_padded,
        ),
        Misconception(
            "last frame again",
            "You cut what is too long and repeat the last frame where it is too short. Stretch or "
            "squeeze: the new frames are evenly spread over all of the old ones.",
            _cut_or_last_again,
        ),
        Misconception(
            "from the beginning again",
            "You begin again from the first frame when the old ones are used up. Stretch or "
            "squeeze instead.",
            _again_and_again,
        ),
        Misconception(
            "means of parts",
            "You cut the table into n parts and take the mean of each. Here the new frames are "
            "read off at n evenly spread places, the first and the last frame among them.",
            _means_of_parts,
        ),
        Misconception(
            "end left out",
            "Your places stop before the last frame: the step between them is "
            "(n_frames - 1) / (n - 1), so that the last one is the last frame.",
            _at(lambda m, n: np.arange(n) * m / n),
        ),
        Misconception(
            "end left out, smaller steps",
            "Your places stop before the last frame: from the first of n places to the last there "
            "are n - 1 steps, not n.",
            _at(lambda m, n: np.arange(n) * (m - 1) / n),
        ),
        Misconception(
            "one frame too far",
            "Your places run from 0 to n_frames. Python counts from 0: the last frame is number "
            "n_frames - 1.",
            _at(lambda m, n: np.linspace(0, m, n)),
        ),
        Misconception(
            "weights swapped",
            "The weights are the wrong way round: the nearer of the two frames gets the *larger* "
            "weight.",
            _parts_swapped,
        ),
        Misconception(
            "past the end",
            "At the last place there is no frame after it, and you read past the end of the table. "
            "The last frame is its own neighbour there: `min(i + 1, n_frames - 1)`.",
            _over_the_end,
        ),
        Misconception(
            "stretched sideways",
            "You stretch the rows, and change the number of columns. Stretch along time: the "
            "number of *rows* becomes n.",
            _sideways,
        ),
        Misconception(
            "all columns in one",
            "You interpolate over the whole table as one long row, so that bands run into each "
            "other. Do each column by itself.",
            _all_in_one_row,
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: n rows, one column for each band.",
            lambda features, n: _even(features, n).T,
        ),
        Misconception(
            "first column only",
            "You stretch the first column only. Every column is stretched, each by itself.",
            lambda features, n: _even(features, n)[:, 0],
        ),
        Misconception(
            "backwards",
            "Your frames come out in reverse order.",
            lambda features, n: _even(features, n)[::-1],
        ),
        Misconception(
            "squeezed into whole numbers",
            "Where the table holds whole numbers your result has lost its decimals: "
            "`np.zeros_like` and `astype` keep the kind of number. Make the table with `np.zeros`.",
            _as_whole_numbers,
        ),
        Misconception(
            "as it is",
            "You return the table as it came. It is to have n frames.",
            lambda features, n: np.asarray(features, dtype=float),
        ),
    ),
    hints=(
        "Three frames are to become five. Where between 0 and 2 do the five places lie? Which two "
        "old frames is the second one made of, and how much of each?",
        "`np.linspace(0, n_frames - 1, n)` gives the places. For one place t: the frame before it "
        "is `int(t)`, and how far t is past it is the weight of the frame after.",
        "`np.interp(places, old_places, column)` does one column, with old_places 0, 1, 2 … "
        "Go through the columns and put what comes out into a new table of n rows.",
    ),
)
