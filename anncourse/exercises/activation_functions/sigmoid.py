"""Exercise ``sigmoid(z)``."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.activation_functions.parts import (
    ARRAY,
    KINDS,
    LARGE_EXAMPLES,
    NUMBER,
    WHOLE_NUMBERS,
)
from annlib.activations import sigmoid


def _plain(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def _if_only(z: Any) -> Any:
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def _same_dtype(z: Any) -> Any:
    z = np.asarray(z)
    a = np.zeros_like(z)
    high = z >= 0
    a[high] = 1 / (1 + np.exp(-z[high]))
    a[~high] = np.exp(z[~high]) / (1 + np.exp(z[~high]))
    return a


EXERCISE = Exercise(
    name="sigmoid",
    reference=sigmoid,
    parts=(
        replace(NUMBER, examples=(*NUMBER.examples, (0.0,))),
        ARRAY,
        Part(
            "z of 1000 and -1000, without a warning",
            examples=LARGE_EXAMPLES,
            weight=2,
            core=False,
            quiet=True,
            advice="Large z need a form of the formula in which `np.exp` never meets a large "
            "positive number.",
        ),
        WHOLE_NUMBERS,
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "overflow",
            "The numbers are right, but for z = -1000 `np.exp(-z)` is too large for the computer "
            "and NumPy warns of an overflow. Use this form for z ≥ 0 only; for negative z there "
            "is `e^z / (1 + e^z)`.",
            _plain,
        ),
        Misconception(
            "overflow on the other side",
            "`e^z / (1 + e^z)` is a good form for negative z. At z = 1000 it becomes infinity "
            "divided by infinity, which is not a number. For z ≥ 0 use the other form.",
            lambda z: np.exp(z) / (1 + np.exp(z)),
        ),
        Misconception(
            "both branches computed",
            "The right idea, and the numbers are right. But `np.where` computes both formulas "
            "for every element and only then chooses, so the formula that is not chosen still "
            "overflows. See to it that `np.exp` never gets a positive number: what do both "
            "formulas have in common if you write |z|?",
            lambda z: np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))),
        ),
        Misconception(
            "sign of the exponent",
            "The sign in the exponent is wrong: it is `e^(-z)`. Yours falls where the sigmoid "
            "rises.",
            lambda z: 1 / (1 + np.exp(z)),
        ),
        Misconception(
            "sign of z lost",
            "Right for z ≥ 0. With |z| alone, -2 and 2 give the same; for negative z the "
            "numerator has to be `e^(-|z|)` instead of 1.",
            lambda z: 1 / (1 + np.exp(-np.abs(z))),
        ),
        Misconception(
            "tanh instead",
            "This is tanh, with values between -1 and 1. The sigmoid stays between 0 and 1.",
            lambda z: np.tanh(z),
        ),
        Misconception(
            "one forgotten",
            "The 1 in the denominator is missing: it is `1 + e^(-z)`. Without it the result has "
            "no upper limit.",
            lambda z: 1 / np.exp(-z),
        ),
        Misconception(
            "bracket missing",
            "A bracket is missing: `1 / 1 + …` divides first and adds afterwards. The whole of "
            "`1 + e^(-z)` is the denominator.",
            lambda z: 1 / 1 + np.exp(-z),
        ),
        Misconception(
            "minus in the denominator",
            "In the denominator stands a plus: `1 + e^(-z)`.",
            lambda z: 1 / (1 - np.exp(-z)),
        ),
        Misconception(
            "step instead",
            "You return 0 or 1, as the step function does. The sigmoid has all the values "
            "between them.",
            lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
        ),
        Misconception(
            "applied twice",
            "The sigmoid is applied twice: what comes out of it goes into it once more, and "
            "lands between 0.5 and 0.73.",
            lambda z: _plain(_plain(z)),
        ),
        Misconception(
            "derivative instead",
            "This is the slope of the sigmoid, `a (1 - a)`. That comes later; return `a` itself.",
            lambda z: _plain(z) * (1 - _plain(z)),
        ),
        Misconception(
            "clipped too early",
            "You limit z to the range from -10 to 10. That is too narrow: it shows in the "
            "result. The sigmoid needs no limits if its form is right.",
            lambda z: _plain(np.clip(z, -10, 10)),
        ),
        Misconception(
            "if on an array",
            "It works for a single number. For an array, `if z >= 0` cannot decide: some "
            "elements may be positive and others negative. Find one formula for both, with |z| "
            "in it.",
            _if_only,
        ),
        Misconception(
            "math.exp",
            "`math.exp` takes single numbers only, and stops with an error where the result is "
            "too large. `np.exp` takes arrays as well.",
            lambda z: 1 / (1 + math.exp(-z)),
        ),
        Misconception(
            "e with few digits",
            "Your e is 2.718, which is cut off. `np.exp(-z)` takes e with all its digits.",
            lambda z: 1 / (1 + 2.718**-z),
        ),
        Misconception(
            "array of whole numbers",
            "Right for decimal numbers. But `np.zeros_like(z)` of an array of whole numbers can "
            "hold only whole numbers, so 0.88 becomes 0. Ask for `dtype=float`.",
            _same_dtype,
        ),
    ),
    hints=(
        "Write the formula down first: `np.exp(-z)` is e to the power of -z, for a number or an "
        "array. That earns the first points. Mind the brackets.",
        "What overflows is e to a large positive power. e to a negative power is harmless: it "
        "just becomes 0. So which of the two forms suits z ≥ 0, and which suits z < 0?",
        "In both forms the harmless exponential is the same number: `e = np.exp(-np.abs(z))`. "
        "Write both forms with this e. What differs?",
        "The denominator is 1 + e in both. The numerator is 1 where z ≥ 0, and e where z < 0: "
        "now `np.where` may choose, since nothing can overflow.",
    ),
)
