"""Exercise ``sigmoid_derivative(z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.activation_functions.parts import ARRAY, KINDS, LARGE_EXAMPLES, NUMBER
from anncourse.exercises.activation_functions.sigmoid import EXERCISE as SIGMOID
from annlib.activations import sigmoid, sigmoid_derivative


def _number_only(z: Any) -> Any:
    if z >= 0:
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    return np.exp(z) / (1 + np.exp(z)) ** 2


EXERCISE = Exercise(
    name="sigmoid_derivative",
    reference=sigmoid_derivative,
    parts=(
        NUMBER,
        ARRAY,
        Part(
            "z of 0, 1000 and -1000",
            examples=((0.0,), *LARGE_EXAMPLES),
            core=False,
            advice="At z = 0 the slope is 0.25, and far out it is 0. `a (1 - a)`, with the a of a "
            "stable sigmoid, cannot overflow.",
        ),
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "z taken for a",
            "You compute `z (1 - z)`. The formula is a (1 - a), and what comes in here is z, not "
            "a: send z through your sigmoid first.",
            lambda z: z * (1 - z),
        ),
        Misconception(
            "sigmoid applied twice",
            "The sigmoid is applied twice: you compute a = σ(z), and then the derivative at a. "
            "The formula a (1 - a) has no further sigmoid in it.",
            lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))),
        ),
        Misconception(
            "z in one factor",
            "In one of the factors stands z instead of a: the formula is a (1 - a), with "
            "a = σ(z) in both.",
            lambda z: sigmoid(z) * (1 - z),
        ),
        Misconception(
            "sigmoid itself",
            "This is the sigmoid. Its slope is a (1 - a).",
            lambda z: sigmoid(z),
        ),
        Misconception(
            "second factor only",
            "This is 1 - a. The slope is a (1 - a): one factor is missing. (If you started from "
            "e^(-z) / (1 + e^(-z))², the square is missing.)",
            lambda z: 1 - sigmoid(z),
        ),
        Misconception(
            "tanh's formula",
            "1 - a² is the formula for tanh. For the sigmoid it is a (1 - a).",
            lambda z: 1 - sigmoid(z) ** 2,
        ),
        Misconception(
            "tanh's derivative",
            "This is the slope of tanh, which is 1 at z = 0. That of the sigmoid is 0.25 there.",
            lambda z: 1 - np.tanh(z) ** 2,
        ),
        Misconception(
            "plus instead of minus",
            "It is a (1 - a), with a minus. Yours grows above 0.25, and no sigmoid is that steep.",
            lambda z: sigmoid(z) * (1 + sigmoid(z)),
        ),
        Misconception(
            "sign",
            "The sign is wrong: the sigmoid rises everywhere, so its slope is never negative.",
            lambda z: sigmoid(z) * (sigmoid(z) - 1),
        ),
        Misconception(
            "overflow",
            "Right for moderate z. At z = -1000 the form with `e^(-z)` is infinity divided by "
            "infinity, which is not a number. a (1 - a) has no such trouble.",
            lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        ),
        Misconception(
            "overflow on the other side",
            "Right for moderate z. At z = 1000 the form with `e^z` is infinity divided by "
            "infinity, which is not a number. a (1 - a) has no such trouble.",
            lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
        ),
        Misconception(
            "one-sided difference",
            "You measure the slope between z and z + 0.001. That is near, but not exact: the "
            "formula a (1 - a) is.",
            lambda z: (sigmoid(np.asarray(z) + 0.001) - sigmoid(z)) / 0.001,
        ),
        Misconception(
            "zero everywhere",
            "You return 0 everywhere, and the sigmoid does rise. Is a bracket missing? "
            "`a * 1 - a` is 0.",
            lambda z: sigmoid(z) * 1 - sigmoid(z),
        ),
        Misconception(
            "one number only",
            "It works for a single number. For an array, `if` cannot decide: some elements may "
            "be positive and others negative. No `if` is needed here.",
            _number_only,
        ),
    ),
    hints=(
        "Try the formula at z = 0 by hand: a is 0.5. What is a (1 - a)?",
        "Two steps: first a from z, with your sigmoid; then the formula, in which only a appears.",
        "Compute a once and keep it in a variable. Then multiply it by one minus itself.",
    ),
    uses=(SIGMOID,),
)
