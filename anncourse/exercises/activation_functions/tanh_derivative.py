"""Exercise ``tanh_derivative(z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.activation_functions.parts import ARRAY, KINDS, LARGE_EXAMPLES, NUMBER
from anncourse.exercises.activation_functions.sigmoid import EXERCISE as SIGMOID
from anncourse.exercises.activation_functions.tanh import EXERCISE as TANH
from annlib.activations import sigmoid, sigmoid_derivative, tanh_derivative


def _number_only(z: Any) -> Any:
    if z >= 0:
        a = (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))
    else:
        a = (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)
    return 1 - a * a


def _from_the_sigmoid(z: Any) -> Any:
    return 1 - sigmoid(z) ** 2


EXERCISE = Exercise(
    name="tanh_derivative",
    reference=tanh_derivative,
    parts=(
        NUMBER,
        ARRAY,
        Part(
            "z of 0, 1000 and -1000",
            examples=((0.0,), *LARGE_EXAMPLES),
            core=False,
            advice="At z = 0 the slope is 1, and far out it is 0. 1 - a², with the a of a stable "
            "tanh, cannot overflow.",
        ),
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "z taken for a",
            "You compute 1 - z². The formula is 1 - a², and what comes in here is z, not a: send "
            "z through tanh first.",
            lambda z: 1 - z**2,
        ),
        Misconception(
            "tanh applied twice",
            "tanh is applied twice: you compute a = tanh(z), and then the derivative at a. The "
            "formula 1 - a² has no further tanh in it.",
            lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
        ),
        Misconception(
            "square inside",
            "You square z before tanh. It is the result that is squared: 1 - a², with a = tanh(z).",
            lambda z: 1 - np.tanh(z**2),
        ),
        Misconception(
            "square missing",
            "The square is missing: the slope is 1 - a², not 1 - a.",
            lambda z: 1 - np.tanh(z),
        ),
        Misconception(
            "bracket misplaced",
            "You square the whole difference. Only a is squared: 1 - a².",
            lambda z: (1 - np.tanh(z)) ** 2,
        ),
        Misconception(
            "twice instead of squared",
            "You take a twice. It is squared, a times itself: 1 - a².",
            lambda z: 1 - 2 * np.tanh(z),
        ),
        Misconception(
            "sigmoid's formula",
            "a (1 - a) is the formula for the sigmoid. For tanh it is 1 - a².",
            lambda z: np.tanh(z) * (1 - np.tanh(z)),
        ),
        Misconception(
            "sigmoid's derivative",
            "This is the slope of the sigmoid, at most 0.25. That of tanh is 1 at z = 0.",
            lambda z: sigmoid_derivative(z),
        ),
        Misconception(
            "factor 4 missing",
            "This is the slope of the sigmoid at 2z. tanh is 2 σ(2z) - 1: the 2 outside counts, "
            "and so does the 2 inside.",
            lambda z: sigmoid_derivative(2 * np.asarray(z)),
        ),
        Misconception(
            "inner factor missing",
            "Half of it: tanh is 2 σ(2z) - 1, and the 2 inside counts as well when you take the "
            "derivative.",
            lambda z: 2 * sigmoid_derivative(2 * np.asarray(z)),
        ),
        Misconception(
            "tanh itself",
            "This is tanh. Its slope is 1 - a².",
            lambda z: np.tanh(z),
        ),
        Misconception(
            "a tanh that is too flat",
            "Your a is 2 σ(z) - 1, which is too flat for tanh: that is 2 σ(2z) - 1. Mend your "
            "`tanh` first, or take `np.tanh`.",
            lambda z: 1 - np.tanh(np.asarray(z) / 2) ** 2,
        ),
        Misconception(
            "the sigmoid's a",
            "Your a is the sigmoid of z. For the slope of tanh it is a = tanh(z).",
            _from_the_sigmoid,
        ),
        Misconception(
            "only the square",
            "This is a². The slope is what is missing to 1: 1 - a².",
            lambda z: np.tanh(z) ** 2,
        ),
        Misconception(
            "plus instead of minus",
            "It is 1 - a², with a minus. Yours is larger than 1, and tanh is nowhere that steep.",
            lambda z: 1 + np.tanh(z) ** 2,
        ),
        Misconception(
            "sign",
            "The sign is wrong: tanh rises everywhere, so its slope is never negative.",
            lambda z: np.tanh(z) ** 2 - 1,
        ),
        Misconception(
            "one-sided difference",
            "You measure the slope between z and z + 0.001. That is near, but not exact: the "
            "formula 1 - a² is.",
            lambda z: (np.tanh(np.asarray(z) + 0.001) - np.tanh(z)) / 0.001,
        ),
        Misconception(
            "one number only",
            "It works for a single number. For an array, `if` cannot decide: some elements may "
            "be positive and others negative. No `if` is needed here.",
            _number_only,
        ),
    ),
    hints=(
        "Try the formula at z = 0 by hand: a is 0. What is 1 - a²?",
        "Two steps: first a from z, with tanh; then the formula, in which only a appears.",
        "Square a, not z, and take it off 1. In Python a square is `**2`.",
    ),
    uses=(SIGMOID, TANH),
)
