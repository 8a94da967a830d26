"""Exercise ``relu_derivative(z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.activation_functions.parts import ARRAY, KINDS, NUMBER
from annlib.activations import relu_derivative


def _number_only(z: Any) -> Any:
    if z > 0:
        return 1.0
    return 0.0


def _in_place(z: Any) -> Any:
    a = np.asarray(z)
    positive = a > 0
    a[...] = 0
    a[positive] = 1
    return a


EXERCISE = Exercise(
    name="relu_derivative",
    reference=relu_derivative,
    parts=(
        NUMBER,
        ARRAY,
        Part(
            "z exactly 0",
            examples=((0.0,), (0,), (np.array([0.0, -1.0, 2.0, 0.0]),)),
            core=False,
            advice="At exactly z = 0 the lesson's answer is 0.",
        ),
        Part(
            "numbers of any size",
            examples=((1e-6,), (-1e-6,), (np.array([-1e6, 0.001, 250.0]),)),
            core=False,
            advice="Tiny or large, the size of z does not matter for the slope: its sign does.",
        ),
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "one at zero",
            "Right but for one point: at exactly z = 0 you return 1, and we have agreed on 0. "
            "Compare with `>`, not with `>=`.",
            lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
        ),
        Misconception(
            "one half at zero",
            "Right but for one point: at exactly z = 0 you return 0.5, and we have agreed on 0.",
            lambda z: np.heaviside(z, 0.5),
        ),
        Misconception(
            "ReLU itself",
            "This is ReLU. Its slope does not grow with z: it is 1 wherever z is positive.",
            lambda z: np.maximum(z, 0),
        ),
        Misconception(
            "truth values",
            "You return True and False. Numbers are asked for, 1 and 0: a slope is multiplied "
            "later. `.astype(float)` or `np.where` help.",
            lambda z: np.asarray(z) > 0,
        ),
        Misconception(
            "sign of z",
            "You return the sign of z. Where z is negative ReLU is flat: its slope is 0, not -1.",
            lambda z: np.sign(z),
        ),
        Misconception(
            "upside down",
            "0 and 1 are the wrong way round: ReLU rises where z is positive and is flat where "
            "it is negative.",
            lambda z: np.where(np.asarray(z) > 0, 0.0, 1.0),
        ),
        Misconception(
            "always one",
            "You return 1 everywhere. Where z is negative ReLU is flat, so its slope is 0 there.",
            lambda z: np.ones_like(z, dtype=float),
        ),
        Misconception(
            "always zero",
            "You return 0 everywhere. Where z is positive ReLU rises as fast as z: slope 1.",
            lambda z: np.zeros_like(z, dtype=float),
        ),
        Misconception(
            "divided by z",
            "ReLU divided by z is 1 or 0 as wanted, but at z = 0 it is 0 divided by 0, which is "
            "not a number. Compare z with 0 instead.",
            lambda z: np.maximum(z, 0) / np.asarray(z),
        ),
        Misconception(
            "leaky",
            "Where z is negative you return 0.01. That is the slope of the leaky ReLU; the plain "
            "one is flat there.",
            lambda z: np.where(np.asarray(z) > 0, 1.0, 0.01),
        ),
        Misconception(
            "sigmoid instead",
            "This is the sigmoid. The slope of ReLU has only two values, 0 and 1.",
            lambda z: 1 / (1 + np.exp(-np.asarray(z))),
        ),
        Misconception(
            "sigmoid's formula",
            "a (1 - a) is the formula for the sigmoid. ReLU needs no formula: look where it is "
            "flat and where it rises.",
            lambda z: np.maximum(z, 0) * (1 - np.maximum(z, 0)),
        ),
        Misconception(
            "one number only",
            "It works for a single number, not for an array: `if` needs one yes or no, and an "
            "array has many. Compare the whole array at once.",
            _number_only,
        ),
        Misconception(
            "one number for all",
            "You return one number for a whole array. Each element has a slope of its own.",
            lambda z: float(np.any(np.asarray(z) > 0)),
        ),
        Misconception(
            "changes z in place",
            "It writes the slopes into the caller's own array. Make a new one: `np.where` does.",
            _in_place,
        ),
    ),
    hints=(
        "Look at the picture of ReLU. How steep is it on the right, and how steep on the left?",
        "It is 1 where z > 0, and 0 everywhere else, also at z = 0. Nothing has to be computed.",
        "A comparison gives True and False for every element; `.astype(float)` or `np.where` "
        "makes 1 and 0 of them.",
    ),
)
