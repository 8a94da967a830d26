"""Exercise ``directional_accuracy(predicted, true)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part


def directional_accuracy(predicted: Any, true: Any) -> float:
    """Return the share of days on which the direction is right.

    A number above 0 means up. Everything else, 0 included, means not up.

    Parameters
    ----------
    predicted, true : arrays or lists of shape (n_days,)
        Returns; at least one day.

    Returns
    -------
    float
        From 0 to 1.
    """
    return float(np.mean((np.asarray(predicted) > 0) == (np.asarray(true) > 0)))


def _right(predicted: Any, true: Any) -> float:
    return float(np.mean(_up(predicted) == _up(true)))


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(5, 12))
    return rng.normal(0, 0.02, n), rng.normal(0, 0.02, n)


def _zeros(rng: np.random.Generator) -> tuple[Any, ...]:
    # Each pair of signs occurs, in an order by chance.
    n = 9 + int(rng.integers(0, 5))
    pairs = np.array([(a, b) for a in (-1.0, 0.0, 1.0) for b in (-1.0, 0.0, 1.0)])
    more = pairs[rng.integers(0, 9, n - 9)]
    signs = rng.permutation(np.concatenate([pairs, more]))
    return signs[:, 0] * rng.uniform(0.01, 1, n), signs[:, 1] * rng.uniform(0.01, 1, n)


def _lists(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(4, 9))
    return rng.integers(-3, 4, n).tolist(), rng.integers(-3, 4, n).tolist()


def _up(x: Any) -> Any:
    return np.asarray(x) > 0


EXERCISE = Exercise(
    name="directional_accuracy",
    reference=directional_accuracy,
    parts=(
        Part(
            "days that rise and days that fall",
            examples=(
                (np.array([0.01, -0.02, 0.03, 0.01]), np.array([0.02, -0.01, -0.01, 0.5])),
                (np.array([-1.0, -2.0, 3.0]), np.array([0.5, 2.0, -1.0])),
            ),
            make=_usual,
            weight=3,
        ),
        Part(
            "days without a change",
            examples=(
                (np.array([0.0, 0.0, 0.0, 2.0, -1.0]), np.array([-1.0, 0.0, 2.0, 0.0, 0.0])),
            ),
            make=_zeros,
            core=False,
            advice="A 0 counts as *not up*, just as a fall does: ask whether a number is above 0.",
        ),
        Part(
            "lists of whole numbers, and a single day",
            examples=(([1, -2, 3], [2, 2, -1]), ([1], [4]), (np.array([-1]), np.array([3]))),
            make=_lists,
            core=False,
            advice="A list cannot be compared with a number: make an array of it first.",
        ),
    ),
    misconceptions=(
        Misconception(
            "percent",
            "You return percent. A share from 0 to 1 is asked for.",
            lambda predicted, true: 100 * _right(predicted, true),
        ),
        Misconception(
            "share of errors",
            "You return the share of days that are *wrong*.",
            lambda predicted, true: 1 - _right(predicted, true),
        ),
        Misconception(
            "count",
            "You count the days. Their share is asked for: divide by how many there are.",
            lambda predicted, true: float(np.sum(_up(predicted) == _up(true))),
        ),
        Misconception(
            "equal numbers",
            "You ask whether the numbers are equal. Only their direction counts.",
            lambda predicted, true: float(np.mean(np.asarray(predicted) == np.asarray(true))),
        ),
        Misconception(
            "rising days only",
            "You count the days on which both rise. Days on which both fall are right as well.",
            lambda predicted, true: float(np.mean(_up(predicted) & _up(true))),
        ),
        Misconception(
            "of the days predicted to rise",
            "You look only at days that were predicted to rise. All days count.",
            lambda predicted, true: float(
                np.sum(_up(predicted) & _up(true)) / max(1, np.sum(_up(predicted)))
            ),
        ),
        Misconception(
            "zero counts as up",
            "You count a 0 as up. Above 0 is up, everything else is not.",
            lambda predicted, true: float(
                np.mean((np.asarray(predicted) >= 0) == (np.asarray(true) >= 0))
            ),
        ),
        Misconception(
            "signs compared",
            "You compare three signs. There are two directions here: up, and not up. A day without "
            "a change and a day that falls are the same.",
            lambda predicted, true: float(np.mean(np.sign(predicted) == np.sign(true))),
        ),
        Misconception(
            "product above zero",
            "The product of two returns is above 0 where both rise or both fall. With a 0 it is 0, "
            "and a day that fell and was predicted not to rise counts as right.",
            lambda predicted, true: float(np.mean(np.asarray(predicted) * np.asarray(true) > 0)),
        ),
        Misconception(
            "distance",
            "You measure how far the numbers are apart. Only the direction counts.",
            lambda predicted, true: float(
                np.mean(np.abs(np.asarray(predicted) - np.asarray(true)))
            ),
        ),
        Misconception(
            "day by day",
            "You return an answer for each day. One number is asked for: the share of right days.",
            lambda predicted, true: _up(predicted) == _up(true),
        ),
        Misconception(
            "changes compared",
            "You compare changes of the numbers from one day to the next. They are changes "
            "already.",
            lambda predicted, true: (
                float(np.mean(_up(np.diff(predicted)) == _up(np.diff(true))))
                if len(true) > 1
                else 0.0
            ),
        ),
    ),
    hints=(
        "What does `x > 0` say of an array of returns?",
        "Two rows of truth values: it was said to rise, and it did rise. On which days are they "
        "equal?",
        "The mean of truth values is the share of those that are true. Make arrays of both first, "
        "in case they are lists.",
    ),
)
