"""Exercise ``weight_impact(w, j, dx)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, whole, zero
from anncourse.checks.space import Space
from annlib.neuron import weight_impact


def _random(rng: np.random.Generator, sign: float) -> tuple[Any, ...]:
    n = int(rng.integers(2, 7))
    w = rng.uniform(0.3, 3, n) * rng.choice([-1.0, 1.0], n)
    return w, int(rng.integers(0, n)), float(sign * rng.uniform(0.3, 3))


def _unlike_before(w: Any, j: int, dx: float) -> float:
    x = np.ones(len(w))
    x[j] = dx
    return float(np.sum(w * x))


EXERCISE = Exercise(
    name="weight_impact",
    reference=weight_impact,
    parts=(
        Part(
            "an input that grows",
            examples=(
                (np.array([0.5, 0.75]), 1, 0.5),
                (np.array([4.0, 1.0, -2.0]), 0, 0.25),
                (np.array([4.0, 1.0, -2.0]), 2, 1.5),
            ),
            make=lambda rng: _random(rng, 1.0),
        ),
        Part(
            "an input that shrinks",
            examples=((np.array([0.5, -1.5, 2.0]), 1, -2.0),),
            make=lambda rng: _random(rng, -1.0),
            advice="It is right where the input grows. Where it shrinks, dx is negative, and the "
            "sign matters.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                lambda rng: _random(rng, 1.0),
                (
                    (as_they_are(), whole(0), whole(2), whole(0, 2)),
                    (as_they_are(), zero(0), zero(2), negative(0), negative(2)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "change only",
            "You return the change of the input. How much of it reaches z is up to the weight.",
            lambda w, j, dx: dx,
        ),
        Misconception(
            "weight only",
            "You return the weight. That is the impact of a change by 1; here the input changes "
            "by `dx`.",
            lambda w, j, dx: float(w[j]),
        ),
        Misconception(
            "counted from one",
            "This is the weight before the one asked for: Python counts from 0, and so does `j`. "
            "Input j has the weight `w[j]`.",
            lambda w, j, dx: float(w[j - 1] * dx),
        ),
        Misconception(
            "one too far",
            "This is the weight after the one asked for. Input j has the weight `w[j]`.",
            lambda w, j, dx: float(w[j + 1] * dx),
        ),
        Misconception(
            "always the first",
            "You always take the first weight. Which input changes is said by `j`.",
            lambda w, j, dx: float(w[0] * dx),
        ),
        Misconception(
            "all inputs",
            "You let every input change. Only input j does; the other products stay as they are "
            "and drop out of the difference.",
            lambda w, j, dx: float(np.sum(w) * dx),
        ),
        Misconception(
            "one number per input",
            "You return one number for every input. Only input j changes, so one number is all.",
            lambda w, j, dx: w * dx,
        ),
        Misconception(
            "added",
            "The change is added to the weight. A weight multiplies what comes in, a change as "
            "well.",
            lambda w, j, dx: float(w[j] + dx),
        ),
        Misconception(
            "divided",
            "You divide the weight by the change. Multiply: twice the change has twice the impact.",
            lambda w, j, dx: float(w[j] / dx),
        ),
        Misconception(
            "divided by the weight",
            "You divide the change by the weight. Multiply: a larger weight gives a larger impact.",
            lambda w, j, dx: float(dx / w[j]),
        ),
        Misconception(
            "sign lost",
            "The sign is lost. z can go down as well: with a negative weight, or when the input "
            "shrinks.",
            lambda w, j, dx: float(abs(w[j] * dx)),
        ),
        Misconception(
            "sign of the change lost",
            "The sign of the change is lost: if the input shrinks, `dx` is negative.",
            lambda w, j, dx: float(w[j] * abs(dx)),
        ),
        Misconception(
            "sign of the weight lost",
            "The sign of the weight is lost. A negative weight speaks against firing: when its "
            "input grows, z goes down.",
            lambda w, j, dx: float(abs(w[j]) * dx),
        ),
        Misconception(
            "old minus new",
            "The sign is wrong: this is z before minus z after. A change is after minus before.",
            lambda w, j, dx: float(-w[j] * dx),
        ),
        Misconception(
            "whole sum",
            "You return a whole weighted sum. Asked for is only by how much it *changes*.",
            _unlike_before,
        ),
        Misconception(
            "weight changed as well",
            "The old product is added on top: `w[j] * (1 + dx)`. The change alone is asked for.",
            lambda w, j, dx: float(w[j] * (1 + dx)),
        ),
        Misconception(
            "number instead of weight",
            "You multiply by `j`, the number of the input. Its weight is `w[j]`.",
            lambda w, j, dx: float(j * dx),
        ),
    ),
    hints=(
        "Write z down twice, once with x_j and once with x_j + dx, and subtract. What is left?",
        "Everything drops out but one product: the weight of that input times its change.",
        "Square brackets pick one number from an array: `w[0]` is the first.",
    ),
)
