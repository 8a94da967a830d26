"""Exercise ``tanh(z)``, without NumPy's own."""

from __future__ import annotations

import math
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
from anncourse.exercises.activation_functions.sigmoid import EXERCISE as SIGMOID


def tanh(z: Any) -> Any:
    """Squash into (-1, 1), from an exponential that cannot overflow.

    .. math:: tanh(z) = sign(z) (1 - e^{-2|z|}) / (1 + e^{-2|z|})
    """
    # annlib's own leaves it to NumPy, which is what this exercise does not accept.
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def _sigmoid(z: Any) -> Any:
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)


def _if_only(z: Any) -> Any:
    if z >= 0:
        return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


def _same_dtype(z: Any) -> Any:
    z = np.asarray(z)
    a = np.zeros_like(z)
    e = np.exp(-2.0 * np.abs(z))
    a[...] = np.sign(z) * (1 - e) / (1 + e)
    return a


EXERCISE = Exercise(
    name="tanh",
    reference=tanh,
    parts=(
        NUMBER,
        ARRAY,
        Part(
            "z of 1000 and -1000, without a warning",
            examples=LARGE_EXAMPLES,
            weight=2,
            core=False,
            quiet=True,
            advice="Large z need a form that does not overflow: a stable sigmoid gives a stable "
            "tanh.",
        ),
        Part(
            "z exactly 0",
            examples=((0.0,), (np.array([1.0, 0.0, -2.0]),)),
            core=False,
            advice="At z = 0 the curve passes through 0: tanh(0) is 0.",
        ),
        WHOLE_NUMBERS,
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "np.tanh",
            "Your function, or one that it calls, leaves the work to a ready-made tanh. That is "
            "right, but not yours: build tanh from your sigmoid, or from `np.exp`.",
            lambda z: np.tanh(z),
            uses=(
                "numpy.tanh",
                "math.tanh",
                "cmath.tanh",
                "annlib.tanh",
                # How else to get at it; an honest tanh has no use for them.
                "builtins.getattr",
                "builtins.eval",
                "builtins.exec",
                "builtins.vars",
                "builtins.__import__",
                "importlib.import_module",
            ),
        ),
        Misconception(
            "overflow",
            "Right for small z. At z = 1000 and at z = -1000 this form is infinity divided by "
            "infinity, which is not a number. Build tanh from your sigmoid, which does not "
            "overflow.",
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
        ),
        Misconception(
            "overflow at negative z",
            "Right for z ≥ 0, but at z = -1000 `e^(-2z)` is too large, and infinity divided by "
            "infinity is not a number.",
            lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)),
        ),
        Misconception(
            "overflow at positive z",
            "Right for negative z, but at z = 1000 `e^(2z)` is too large, and infinity divided "
            "by infinity is not a number.",
            lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
        ),
        Misconception(
            "warning at negative z",
            "The numbers are right, but for z = -1000 the exponential is too large for the "
            "computer and NumPy warns. Build it on a sigmoid that does not overflow; if you call "
            "your own, mend that one first.",
            lambda z: 2 / (1 + np.exp(-2 * z)) - 1,
        ),
        Misconception(
            "warning at positive z",
            "The numbers are right, but for z = 1000 the exponential is too large for the "
            "computer and NumPy warns. Let `np.exp` see negative numbers only.",
            lambda z: 1 - 2 / (np.exp(2 * z) + 1),
        ),
        Misconception(
            "both branches computed",
            "The numbers are right, but `np.where` computes both formulas for every element and "
            "only then chooses: the one that is not chosen overflows.",
            lambda z: np.where(
                z >= 0,
                (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)),
                (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
            ),
        ),
        Misconception(
            "sigmoid instead",
            "This is the sigmoid, with values between 0 and 1. tanh goes from -1 to 1, and "
            "tanh(0) is 0.",
            _sigmoid,
        ),
        Misconception(
            "sigmoid of 2z",
            "Half of it: σ(2z) still lies between 0 and 1. Stretch it to (-1, 1): twice as high, "
            "and 1 lower.",
            lambda z: _sigmoid(2 * np.asarray(z)),
        ),
        Misconception(
            "factor 2 missing inside",
            "The range is right, but the curve is too flat: tanh is built from σ(2z), not from "
            "σ(z).",
            lambda z: 2 * _sigmoid(z) - 1,
        ),
        Misconception(
            "factor 2 missing outside",
            "The range is wrong: σ(2z) - 1 lies between -1 and 0. Make it twice as high before "
            "you take off 1.",
            lambda z: _sigmoid(2 * np.asarray(z)) - 1,
        ),
        Misconception(
            "not shifted",
            "The range is wrong: 2 σ(2z) lies between 0 and 2. Take off 1.",
            lambda z: 2 * _sigmoid(2 * np.asarray(z)),
        ),
        Misconception(
            "shifted before doubling",
            "The 1 is taken off before the doubling: 2 (σ(2z) - 1) is smaller by 1 than 2 σ(2z)"
            " - 1.",
            lambda z: 2 * (_sigmoid(2 * z) - 1),
        ),
        Misconception(
            "shifted inside",
            "The 1 is taken off inside the sigmoid. Take it off at the end: 2 σ(2z) - 1.",
            lambda z: 2 * _sigmoid(2 * z - 1),
        ),
        Misconception(
            "upside down",
            "The sign is wrong: tanh is positive where z is positive.",
            lambda z: 1 - 2 * _sigmoid(2 * np.asarray(z)),
        ),
        Misconception(
            "fraction upside down",
            "The fraction is upside down: the difference of the exponentials stands above, their "
            "sum below.",
            lambda z: (np.exp(z) + np.exp(-z)) / (np.exp(z) - np.exp(-z)),
        ),
        Misconception(
            "only the numerator",
            "This is sinh, the difference divided by 2. For tanh divide by the sum of the "
            "exponentials instead.",
            lambda z: (np.exp(z) - np.exp(-z)) / 2,
        ),
        Misconception(
            "bracket missing",
            "A bracket is missing: the whole of `e^z - e^(-z)` is divided by the whole of "
            "`e^z + e^(-z)`.",
            lambda z: np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z),
        ),
        Misconception(
            "sign of z lost",
            "Right for z ≥ 0. With |z| alone, -2 and 2 give the same, and tanh(-2) is negative. "
            "Give the result the sign of z again.",
            lambda z: (1 - np.exp(-2 * np.abs(z))) / (1 + np.exp(-2 * np.abs(z))),
        ),
        Misconception(
            "sign by division",
            "Right but for one point: z divided by |z| gives its sign, and at z = 0 it is 0 "
            "divided by 0, which is not a number. `np.sign` knows what to do there.",
            lambda z: (
                (z / np.abs(z)) * (1 - np.exp(-2.0 * np.abs(z))) / (1 + np.exp(-2.0 * np.abs(z)))
            ),
        ),
        Misconception(
            "tangent",
            "This is the tangent, a function of an angle. tanh has a similar name and is another "
            "function: it is made of exponentials.",
            lambda z: np.tan(z),
        ),
        Misconception(
            "cut off at one",
            "You cut z off at -1 and 1. tanh has the same limits, but reaches them gently: "
            "tanh(1) is 0.76.",
            lambda z: np.clip(z, -1, 1),
        ),
        Misconception(
            "if on an array",
            "It works for a single number. For an array, `if z >= 0` cannot decide: some "
            "elements may be positive and others negative.",
            _if_only,
        ),
        Misconception(
            "math.exp",
            "`math.exp` takes single numbers only, and stops with an error where the result is "
            "too large. `np.exp` takes arrays as well.",
            lambda z: 2 / (1 + math.exp(-2 * z)) - 1,
        ),
        Misconception(
            "array of whole numbers",
            "Right for decimal numbers. But `np.zeros_like(z)` of an array of whole numbers can "
            "hold only whole numbers, so 0.96 becomes 0. Ask for `dtype=float`.",
            _same_dtype,
        ),
    ),
    hints=(
        "Compare the two curves in the picture. They have the same shape; what would you do to "
        "the sigmoid to lay it over tanh?",
        "Its range (0, 1) has to become (-1, 1): twice as high, then 1 lower. And tanh rises "
        "twice as fast, so it looks at 2z.",
        "tanh(z) = 2 σ(2z) - 1. Call your own sigmoid; if that one is stable, so is this.",
    ),
    uses=(SIGMOID,),
)
