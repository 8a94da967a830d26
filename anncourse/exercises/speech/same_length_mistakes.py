"""Known mistakes of ``same_length``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


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


MISCONCEPTIONS = (
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
)
