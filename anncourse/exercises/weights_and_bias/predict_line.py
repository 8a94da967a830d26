"""Exercise ``predict_line(x, w, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, whole, zero
from anncourse.checks.space import Space
from annlib.linear_regression import predict_line


def _line(rng: np.random.Generator) -> tuple[float, float]:
    w, b = rng.uniform(0.4, 3, 2) * rng.choice([-1.0, 1.0], 2)
    return float(w), float(b)


def _number(rng: np.random.Generator) -> tuple[Any, ...]:
    return (float(rng.uniform(-4, 4)), *_line(rng))


def _array(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-4, 4, int(rng.integers(3, 8))), *_line(rng))


def _first_only(x: Any, w: float, b: float) -> Any:
    for value in np.atleast_1d(x):
        return float(w * value + b)
    return b


EXERCISE = Exercise(
    name="predict_line",
    reference=predict_line,
    parts=(
        Part(
            "one number x",
            examples=((30.0, 0.5, 2.0), (0.0, 1.5, -0.75), (-2.0, -0.25, 3.0), (8, -0.25, 3.0)),
            make=_number,
            advice="Arrays work, a single number does not yet.",
        ),
        Part(
            "an array of numbers",
            examples=((np.array([0.0, 10.0, 30.0]), 0.5, 2.0),),
            make=_array,
            advice="It works for one number x, not for an array of them. Arithmetic such as "
            "`2 * x` works on a whole array at once.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _array,
                (
                    (as_they_are(), whole(0), whole(0, 1, 2)),
                    (as_they_are(), zero(0), zero(1), zero(2), negative(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "bias dropped",
            "The bias is missing: at x = 0 your line is at 0, and it should be at `b`.",
            lambda x, w, b: w * x,
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added: a larger `b` lifts the whole line.",
            lambda x, w, b: w * x - b,
        ),
        Misconception(
            "bias multiplied by the weight",
            "The bias gets multiplied by the weight as well. Multiply `x` by `w` first, and add "
            "`b` afterwards; no brackets are needed.",
            lambda x, w, b: w * (x + b),
        ),
        Misconception(
            "weight and bias swapped",
            "Weight and bias have changed places: `w` is the one that multiplies `x`.",
            lambda x, w, b: b * x + w,
        ),
        Misconception(
            "weight added",
            "The weight is added to `x`. A weight multiplies its input.",
            lambda x, w, b: x + w + b,
        ),
        Misconception(
            "weight ignored",
            "The weight does not take part: this is `x` and the bias.",
            lambda x, w, b: x + b,
        ),
        Misconception(
            "divided by the weight",
            "You divide by the weight. It multiplies `x`.",
            lambda x, w, b: x / w + b,
        ),
        Misconception(
            "bias multiplied",
            "You multiply everything, the bias too. The bias is added.",
            lambda x, w, b: w * x * b,
        ),
        Misconception(
            "one number for all",
            "You return one number for all of x: the results were added up. This is not a "
            "weighted sum; each x is a case of its own and gets its own prediction.",
            lambda x, w, b: float(np.sum(w * x) + b),
        ),
        Misconception(
            "only the first",
            "You return the prediction for the first x only: the `return` stands inside the loop.",
            _first_only,
        ),
        Misconception(
            "whole numbers",
            "Your predictions are cut down to whole numbers. A line runs through all the values "
            "in between: leave out `int` and rounding.",
            lambda x, w, b: np.asarray(w * x + b).astype(int),
        ),
        Misconception(
            "stepped",
            "You return 0 or 1. That is a perceptron; a line returns the number itself, without "
            "a step.",
            lambda x, w, b: np.where(np.asarray(w * x + b) >= 0, 1, 0),
        ),
    ),
    hints=(
        "Do it by hand for the plant: 0.5 cm a day, 2 cm at the start. How tall is it after 30 "
        "days, and which two steps did you take?",
        "First the weight times x, then add the bias. If x is an array, NumPy does both for every "
        "number in it.",
    ),
)
