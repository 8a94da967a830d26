"""Exercise ``directional_accuracy(predicted, true)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, negative, sized, whole, zero
from anncourse.checks.space import Space


def directional_accuracy(predicted: Any, true: Any) -> float:
    """Return on which share of the days prediction and truth go the same way.

    Parameters
    ----------
    predicted, true : arrays or lists of shape (n,)
        Returns; above 0 is up, all else is not up.

    Returns
    -------
    float
        From 0 to 1; nan without any day.
    """
    return _worked_out(predicted, true)


def _worked_out(predicted: Any, true: Any) -> float:
    up, truly_up = np.asarray(predicted) > 0, np.asarray(true) > 0
    return float(np.mean(up == truly_up)) if up.size else float("nan")


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(7, 15))
    true = rng.normal(0, 1, n)
    return true * rng.choice([-1, 1, 1], n) * rng.uniform(0.2, 3, n), true


def _still(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(6, 12))
    predicted, true = rng.integers(-1, 2, n), rng.integers(-1, 2, n)
    predicted[:3], true[:3] = (0, 0, -2), (0, -1, 0)
    predicted[3:5], true[3:5] = (0, 3), (2, 0)
    return predicted.astype(float), true.astype(float)


def _list(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(5, 9))
    return rng.integers(-4, 5, n).tolist(), rng.integers(-4, 5, n).tolist()


def _product(predicted: Any, true: Any) -> float:
    return float(np.mean(np.asarray(predicted) * np.asarray(true) > 0))


def _days(rng: np.random.Generator, n: int) -> tuple[Any, ...]:
    return rng.normal(0, 1, n), rng.normal(0, 1, n)


_P, _T = np.array([0.5, -1.0, 2.0, -0.5, 1.0]), np.array([0.1, -3.0, -0.2, 0.4, 0.7])

EXERCISE = Exercise(
    name="directional_accuracy",
    reference=directional_accuracy,
    parts=(
        Part(
            "up and down",
            examples=((_P, _T), (_T[:4], np.array([-1.0, -1.0, -1.0, 2.0]))),
            make=_usual,
            weight=3,
        ),
        Part(
            "days on which nothing moves",
            examples=(
                (np.array([0.0, 0.0, -1.0, 2.0]), np.array([0.0, -2.0, 0.0, 0.0])),
                (np.zeros(3), np.array([1.0, 0.0, -1.0])),
            ),
            make=_still,
            core=False,
            advice="A return of 0 is not up. It counts as the same way as one below 0.",
        ),
        Part(
            "lists of whole numbers",
            examples=(([1, -2, 3], [2, 2, 2]), ([5], [4])),
            make=_list,
            core=False,
        ),
        Part(
            "no day",
            examples=((np.array([]), np.array([])),),
            core=False,
            advice="A share of nothing is not a number: return nan.",
        ),
        Part(
            "every kind of returns",
            space=Space(
                lambda rng: _days(rng, 7),
                (
                    (
                        as_they_are(),
                        sized(
                            "there is one day",
                            lambda rng: _days(rng, 1),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "there is no day",
                            lambda rng: _days(rng, 0),
                            lambda args: len(args[0]) == 0,
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1)),
                    (as_they_are(), zero(0), zero(1), negative(0), negative(1)),
                    (as_they_are(), lists(0), lists(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "percent",
            "Your result is in percent. A share from 0 to 1 is asked for.",
            lambda predicted, true: 100 * _worked_out(predicted, true),
        ),
        Misconception(
            "how often wrong",
            "You count the days that go *different* ways.",
            lambda predicted, true: 1 - _worked_out(predicted, true),
        ),
        Misconception(
            "how many",
            "You count the days. Divide by how many there are.",
            lambda predicted, true: float(_worked_out(predicted, true) * len(true)),
        ),
        Misconception(
            "list against 0",
            "A list cannot be compared with 0: make an array of it first.",
            lambda predicted, true: np.mean((predicted > 0) == (true > 0)),
        ),
        Misconception(
            "0 of no days",
            "Without any day you return 0, as if every one had been wrong. There is no share "
            "then: nan.",
            lambda predicted, true: float(np.nan_to_num(_worked_out(predicted, true))),
        ),
        Misconception(
            "share of days up",
            "You return on which share of the days the *truth* is up. Compare with the prediction.",
            lambda predicted, true: float(np.mean(np.asarray(true) > 0)),
        ),
        Misconception(
            "share of days predicted up",
            "You return how often up is *predicted*. Compare with the truth.",
            lambda predicted, true: float(np.mean(np.asarray(predicted) > 0)),
        ),
        Misconception(
            "both up",
            "You count only days that are up both times. Down both times is right as well.",
            lambda predicted, true: float(
                np.mean((np.asarray(predicted) > 0) & (np.asarray(true) > 0))
            ),
        ),
        Misconception(
            "equal numbers",
            "You ask whether the numbers are equal. Only their direction counts.",
            lambda predicted, true: float(np.mean(np.asarray(predicted) == np.asarray(true))),
        ),
        Misconception(
            "product",
            "A day on which one of the two is 0 is never right with you, as where one asks whether "
            "their product is above 0. 0 is not up, as a fall is not: they go the same way.",
            _product,
        ),
        Misconception(
            "three directions",
            "You take 0 for a direction of its own, as `np.sign` does. Here all that is not above "
            "0 counts alike.",
            lambda predicted, true: float(np.mean(np.sign(predicted) == np.sign(true))),
        ),
        Misconception(
            "0 counts as up",
            "You count a return of 0 as up. Up is only what is *above* 0.",
            lambda predicted, true: float(
                np.mean((np.asarray(predicted) >= 0) == (np.asarray(true) >= 0))
            ),
        ),
        Misconception(
            "day by day",
            "You return whether each day is right. The share of right days is asked for.",
            lambda predicted, true: (np.asarray(predicted) > 0) == (np.asarray(true) > 0),
        ),
        Misconception(
            "one of the days up",
            "You divide by the days that are up in truth. Divide by all of them.",
            lambda predicted, true: float(
                np.sum((np.asarray(predicted) > 0) & (np.asarray(true) > 0))
                / max(float(np.sum(np.asarray(true) > 0)), 1.0)
            ),
        ),
    ),
    hints=(
        "What is `np.array([0.5, -1.0]) > 0`?",
        "Two rows of truth values, one of the predictions, one of the truth. Where are they equal?",
        "The mean of truth values is the share of True. Without any day return `float('nan')` "
        "before you take a mean.",
    ),
)
