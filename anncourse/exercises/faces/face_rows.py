"""Exercise ``face_rows(pictures)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, zero
from anncourse.checks.space import Arguments, Level, Space


def face_rows(pictures: Any) -> Any:
    """Make one row of each picture, with numbers from 0 to 1.

    Parameters
    ----------
    pictures : array of shape (n, h, w)
        Grey pictures, 0 black and 255 white.

    Returns
    -------
    float array of shape (n, h * w)
        The pixels from left to right, line after line, divided by 255.
    """
    pictures = np.asarray(pictures)
    n, height, width = pictures.shape
    return pictures.reshape(n, height * width) / 255


def _pictures(rng: np.random.Generator, n: int, h: int, w: int) -> Arguments:
    return (rng.integers(1, 255, (n, h, w)),)


def _random(rng: np.random.Generator) -> Arguments:
    n, h, w = (int(i) for i in rng.choice([2, 3, 4, 5, 6], 3, replace=False))
    return _pictures(rng, n, h, w)


def _size(rng: np.random.Generator) -> int:
    return int(rng.integers(3, 7))


def _change(make: Any) -> Any:
    return lambda args, rng: (make(args[0]),)


_BYTES = Level(
    "the pixels are bytes, of type uint8",
    _change(lambda pictures: pictures.astype(np.uint8)),
    lambda args: args[0].dtype == np.uint8,
)
_DECIMAL = Level(
    "the pixels are decimal numbers",
    _change(lambda pictures: pictures - 0.5 * ((pictures > 0) & (pictures < 255))),
    lambda args: args[0].dtype.kind == "f",
)
_DARK = Level(
    "all pictures are dark",
    _change(lambda pictures: pictures // 3),
    lambda args: args[0].max() < 90,
)
_NEARLY_BLACK = Level(
    "no pixel is above 1",
    _change(lambda pictures: pictures % 2),
    lambda args: args[0].max() <= 1,
)
_BRIGHT = Level(
    "a pixel is white, 255",
    lambda args, rng: (np.where(np.arange(args[0].size).reshape(args[0].shape), args[0], 255),),
    lambda args: args[0].max() == 255,
)
_TWO = np.array([[[0, 51, 102], [255, 204, 153]], [[17, 34, 51], [68, 85, 102]]])
_THREE = np.arange(24).reshape(3, 2, 4) * 10


def _flat(pictures: Any) -> Any:
    pictures = np.asarray(pictures)
    return pictures.reshape(len(pictures), -1)


def _each_by_its_largest(pictures: Any) -> Any:
    rows = _flat(pictures)
    return rows / rows.max(axis=1, keepdims=True)


def _spread_out(pictures: Any) -> Any:
    rows = _flat(pictures)
    return (rows - rows.min()) / (rows.max() - rows.min())


EXERCISE = Exercise(
    name="face_rows",
    reference=face_rows,
    parts=(
        Part(
            "several pictures",
            examples=((_TWO,), (_THREE,)),
            make=_random,
            weight=2,
        ),
        Part(
            "every kind of pictures",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single picture",
                            lambda rng: _pictures(rng, 1, _size(rng), 7),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "the pictures are square",
                            lambda rng: _pictures(rng, 2, *(_size(rng),) * 2),
                            lambda args: args[0].shape[1] == args[0].shape[2],
                        ),
                        sized(
                            "the pictures are one pixel wide",
                            lambda rng: _pictures(rng, 4, _size(rng), 1),
                            lambda args: args[0].shape[2] == 1,
                        ),
                        sized(
                            "the pictures are one pixel high",
                            lambda rng: _pictures(rng, 4, 1, _size(rng)),
                            lambda args: args[0].shape[1] == 1,
                        ),
                    ),
                    (
                        as_they_are(),
                        _DARK,
                        _NEARLY_BLACK,
                        _BRIGHT,
                        zero(0, words="a pixel is black, 0"),
                    ),
                    (as_they_are(), _BYTES, _DECIMAL),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "not divided",
            "The rows are right, but their numbers still run from 0 to 255. Divide them by 255.",
            _flat,
        ),
        Misconception(
            "divided by the largest pixel",
            "You divide by the largest pixel there is. Then the same grey is another number in "
            "another set of pictures. White is always 255: divide by that.",
            lambda pictures: _flat(pictures) / np.max(pictures),
        ),
        Misconception(
            "each by its own largest",
            "You divide each picture by its own largest pixel, and so make dark ones bright. White "
            "is always 255: divide all by that.",
            _each_by_its_largest,
        ),
        Misconception(
            "divided by 256",
            "You divide by 256. There are 256 greys, but the largest *number* among them is 255, "
            "and white is to become 1.",
            lambda pictures: _flat(pictures) / 256,
        ),
        Misconception(
            "divided by 16",
            "You divide by 16, as in lesson 8. There white was 16; here it is 255.",
            lambda pictures: _flat(pictures) / 16,
        ),
        Misconception(
            "spread from 0 to 1",
            "You spread the numbers so that the darkest pixel becomes 0. Black is 0 already: only "
            "divide by 255.",
            _spread_out,
        ),
        Misconception(
            "whole numbers",
            "`//` cuts the decimals off, and hardly anything but 0 remains. Divide with `/`.",
            lambda pictures: _flat(pictures) // 255,
        ),
        Misconception(
            "dark for bright",
            "Black and white are the wrong way round: black, 0, stays 0, and white becomes 1.",
            lambda pictures: 1 - _flat(pictures) / 255,
        ),
        Misconception(
            "as many columns as pictures",
            "You made n the number of *columns*, so that each row is a mixture of several "
            "pictures. n pictures give n rows: it comes first in `reshape`.",
            lambda pictures: np.reshape(pictures, (-1, len(pictures))) / 255,
        ),
        Misconception(
            "still pictures",
            "The numbers are right, but each picture is still a table. Make one row of it: the "
            "result has two axes, (n, h · w).",
            lambda pictures: np.asarray(pictures) / 255,
        ),
        Misconception(
            "all in one row",
            "All pictures stand in a single long row. Each picture gets a row of its own.",
            lambda pictures: np.ravel(pictures) / 255,
        ),
        Misconception(
            "sideways",
            "The table lies on its side: one *row* for each picture, one column for each pixel.",
            lambda pictures: _flat(pictures).T / 255,
        ),
        Misconception(
            "column by column",
            "The pixels of each row come column by column. Take them line by line, from left to "
            "right, as `reshape` does when it is left alone.",
            lambda pictures: _flat(np.swapaxes(pictures, 1, 2)) / 255,
        ),
        Misconception(
            "pictures mixed",
            "The result has the right shape, but its rows mix pixels of several pictures: what is "
            "asked for first in `reshape` has to be the number of pictures.",
            lambda pictures: np.reshape(pictures, (-1, len(pictures))).T / 255,
        ),
        Misconception(
            "a row for each line",
            "You make a row of each *line* of each picture. A whole picture is one row.",
            lambda pictures: np.reshape(pictures, (-1, np.shape(pictures)[2])) / 255,
        ),
        Misconception(
            "averages",
            "You average the lines of each picture. No pixel may be lost: h · w numbers for each.",
            lambda pictures: np.mean(pictures, axis=1) / 255,
        ),
        Misconception(
            "first picture only",
            "You return the row of the first picture only.",
            lambda pictures: np.ravel(pictures[0]) / 255,
        ),
        Misconception(
            "one size only",
            "You ask for 28 times 23 pixels. Take height and width from the pictures that come in.",
            lambda pictures: np.reshape(pictures, (len(pictures), 28 * 23)) / 255,
        ),
    ),
    hints=(
        "What is the shape of five pictures of 28 × 23 pixels, and what shape must come out? No "
        "pixel gets lost and none is added.",
        "`reshape` brings an array into another shape and keeps the order of its numbers. "
        "`pictures.shape` holds the number of pictures, their height and their width.",
        "The new shape has two numbers: how many pictures, and how many pixels each has, height "
        "times width. Then divide by the number that stands for white.",
    ),
)
