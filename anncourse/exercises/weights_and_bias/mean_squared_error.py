"""Exercise ``mean_squared_error(y_pred, y_true)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Space
from annlib.linear_regression import mean_squared_error


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(3, 9))
    return rng.uniform(-3, 3, n), rng.uniform(-3, 3, n)


def _one_sided(rng: np.random.Generator) -> tuple[Any, ...]:
    y_true = rng.uniform(1, 4, int(rng.integers(3, 9)))
    return y_true + rng.uniform(0.2, 2, y_true.shape) * rng.choice([-1.0, 1.0]), y_true


def _single(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(-3, 3, 1), rng.uniform(-3, 3, 1)


def _is_single(args: tuple[Any, ...]) -> bool:
    return len(args[0]) == 1


def _first_only(y_pred: Any, y_true: Any) -> Any:
    for p, t in zip(y_pred, y_true, strict=True):
        return float((p - t) ** 2)
    return 0.0


EXERCISE = Exercise(
    name="mean_squared_error",
    reference=mean_squared_error,
    parts=(
        Part(
            "one prediction",
            examples=((np.array([2.5]), np.array([4.0])), (np.array([3.0]), np.array([1.0]))),
            make=_single,
        ),
        Part(
            "errors in both directions",
            examples=(
                (np.array([3.0, 4.0, 5.0]), np.array([2.0, 4.0, 8.0])),
                (np.array([1.5, -0.5, 2.0, 0.25]), np.array([0.5, 1.0, -1.0, 0.75])),
            ),
            make=_random,
            weight=2,
            advice="It is right where all errors go the same way. When they go both ways, none "
            "may cancel another.",
        ),
        Part(
            "all predictions too high, or all too low",
            examples=((np.array([2.5, 4.0]), np.array([2.0, 1.0])),),
            make=_one_sided,
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized("there is a single sample", _single, lambda a: len(a[0]) == 1),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1)),
                    (as_they_are(), zero(1), repeated(0), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sum instead of mean",
            "You add the squared errors up, and do not divide by how many there are. With ten "
            "times the data your error would be ten times as large.",
            lambda y_pred, y_true: float(np.sum((y_pred - y_true) ** 2)),
        ),
        Misconception(
            "divided twice",
            "You divide by n twice: a mean has already been divided by n.",
            lambda y_pred, y_true: float(np.mean((y_pred - y_true) ** 2) / len(y_true)),
        ),
        Misconception(
            "square root",
            "You take the square root at the end. That is the *root* mean squared error; here "
            "the mean of the squares itself is asked for.",
            lambda y_pred, y_true: float(np.sqrt(np.mean((y_pred - y_true) ** 2))),
        ),
        Misconception(
            "absolute values",
            "You average the absolute errors. Square them instead: a large error then counts "
            "much more than several small ones.",
            lambda y_pred, y_true: float(np.mean(np.abs(y_pred - y_true))),
        ),
        Misconception(
            "not squared",
            "The errors are not squared, so one that is too high cancels one that is too low.",
            lambda y_pred, y_true: float(np.mean(y_pred - y_true)),
        ),
        Misconception(
            "not squared, other way round",
            "The errors are not squared, so one that is too high cancels one that is too low.",
            lambda y_pred, y_true: float(np.mean(y_true - y_pred)),
        ),
        Misconception(
            "squared after averaging",
            "You average first and square afterwards: errors up and down cancel before they can "
            "count. Square each error, then average.",
            lambda y_pred, y_true: float(np.mean(y_pred - y_true) ** 2),
        ),
        Misconception(
            "squared after adding up",
            "You add the errors up first and square the sum: errors up and down cancel before "
            "they can count. Square each error first.",
            lambda y_pred, y_true: float(np.sum(y_pred - y_true) ** 2 / len(y_true)),
        ),
        Misconception(
            "difference of squares",
            "You square predictions and truth one by one, and subtract then. Subtract first: "
            "the *error* is squared.",
            lambda y_pred, y_true: float(np.mean(y_pred**2 - y_true**2)),
        ),
        Misconception(
            "added instead of subtracted",
            "You add prediction and truth. The error is how far they are apart: subtract.",
            lambda y_pred, y_true: float(np.mean((y_pred + y_true) ** 2)),
        ),
        Misconception(
            "half",
            "It is half of what it should be. Some books put a factor 1/2 in front; the formula "
            "here has none.",
            lambda y_pred, y_true: float(np.mean((y_pred - y_true) ** 2) / 2),
        ),
        Misconception(
            "n - 1",
            "You divide by n - 1, as for a sample variance. A mean divides by n.",
            lambda y_pred, y_true: float(np.sum((y_pred - y_true) ** 2) / (len(y_true) - 1)),
        ),
        Misconception(
            "not averaged",
            "You return one squared error for each sample. Average them: one number says how "
            "wrong all predictions are together.",
            lambda y_pred, y_true: (y_pred - y_true) ** 2,
        ),
        Misconception(
            "only the first",
            "You return the squared error of the first sample only: the `return` stands inside "
            "the loop.",
            _first_only,
        ),
        Misconception(
            "largest error",
            "You return the largest squared error. All of them count: take the mean.",
            lambda y_pred, y_true: float(np.max((y_pred - y_true) ** 2)),
        ),
        Misconception(
            "variance of the errors",
            "You return the variance of the errors. It takes their mean away first, so a line "
            "that is always 5 too high would look perfect.",
            lambda y_pred, y_true: float(np.var(y_pred - y_true)),
        ),
    ),
    hints=(
        "Read the name backwards: first the errors, then their squares, then the mean of those.",
        "`y_pred - y_true` gives all errors at once. What does `** 2` do to an array?",
        "`np.mean` averages an array. In a loop: add up the squares, and divide by `len(y_true)` "
        "once, after the loop.",
    ),
)
