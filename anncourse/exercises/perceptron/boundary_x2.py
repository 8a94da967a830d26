"""Exercise ``boundary_x2(x1, w, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, sized, whole, zero
from anncourse.checks.space import Space
from annlib.neuron import boundary_x2


def _line(rng: np.random.Generator) -> tuple[Any, float]:
    weights = rng.uniform(0.4, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
    return weights, float(rng.uniform(0.5, 2) * rng.choice([-1.0, 1.0]))


def _number(rng: np.random.Generator) -> tuple[Any, ...]:
    return (float(rng.uniform(-3, 3)), *_line(rng))


def _array(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, int(rng.integers(2, 7))), *_line(rng))


def _two(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, 2), *_line(rng))


EXERCISE = Exercise(
    name="boundary_x2",
    reference=boundary_x2,
    parts=(
        Part(
            "one point of the line",
            examples=((1.0, np.array([2.0, 4.0]), -6.0), (0.0, np.array([1.0, -2.0]), 3.0)),
            make=_number,
        ),
        Part(
            "many points at once",
            examples=((np.array([-1.0, 0.0, 2.0]), np.array([1.0, 2.0]), -3.0),),
            make=_array,
            advice="It works for one number x1, not for an array of them.",
        ),
        Part(
            "every kind of line",
            space=Space(
                _array,
                (
                    (
                        as_they_are(),
                        sized("x1 is one number", _number, lambda a: np.ndim(a[0]) == 0),
                        sized("x1 holds two numbers", _two, lambda a: np.size(a[0]) == 2),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(2)),
                    (as_they_are(), zero(0), zero(2), negative(0), negative(1), negative(2)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sign forgotten",
            "The sign is wrong: when `w1 x1 + b` moves to the other side of the equation, it "
            "becomes negative.",
            lambda x1, w, b: (w[0] * x1 + b) / w[1],
        ),
        Misconception(
            "bias kept its sign",
            "The sign of the bias is wrong: `b` moves to the other side together with `w1 x1`, "
            "and both become negative.",
            lambda x1, w, b: (b - w[0] * x1) / w[1],
        ),
        Misconception(
            "bracket missing",
            "Only part of it is divided by `w2`. The whole of `-(w1 x1 + b)` is: set brackets.",
            lambda x1, w, b: -w[0] * x1 - b / w[1],
        ),
        Misconception(
            "sign and bracket forgotten",
            "Two things: when `w1 x1 + b` moves to the other side it becomes negative, and the "
            "whole of it is divided by `w2`: set brackets.",
            lambda x1, w, b: w[0] * x1 + b / w[1],
        ),
        Misconception(
            "bias not divided",
            "The bias has to be divided by `w2` as well: set brackets around `w1 x1 + b`.",
            lambda x1, w, b: -w[0] * x1 / w[1] - b,
        ),
        Misconception(
            "bias dropped",
            "The bias is missing. Without it every line runs through the origin.",
            lambda x1, w, b: -w[0] * x1 / w[1],
        ),
        Misconception(
            "bias as the intercept",
            "You take the bias for the height at x1 = 0. There `w2 x2 + b` is 0, so the height is "
            "`-b / w2`.",
            lambda x1, w, b: -w[0] / w[1] * x1 + b,
        ),
        Misconception(
            "only the bias changed sides",
            "The sign of the part with `x1` is wrong: it moves to the other side together with the "
            "bias, and both become negative.",
            lambda x1, w, b: (w[0] * x1 - b) / w[1],
        ),
        Misconception(
            "divided by w1",
            "You divide by `w1`. It is `x2` that is to be left alone, and `w2` stands with it.",
            lambda x1, w, b: -(w[0] * x1 + b) / w[0],
        ),
        Misconception(
            "w2 with x1",
            "You multiply `x1` by `w2`. It goes with `w1`, that is `w[0]`.",
            lambda x1, w, b: -(w[1] * x1 + b) / w[1],
        ),
        Misconception(
            "x1 ignored",
            "`x1` does not take part: this is the height at x1 = 0 only.",
            lambda x1, w, b: -b / w[1] + 0 * x1,
        ),
        Misconception(
            "slope only",
            "This is the slope of the line. What is asked for is its height x2 over `x1`.",
            lambda x1, w, b: -w[0] / w[1] + 0 * x1,
        ),
        Misconception(
            "weight added",
            "The weight is added to `x1`. It multiplies it: w1 x1.",
            lambda x1, w, b: -(w[0] + x1 + b) / w[1],
        ),
        Misconception(
            "not divided",
            "`w2` still stands with `x2`: divide by it.",
            lambda x1, w, b: -(w[0] * x1 + b),
        ),
        Misconception(
            "weights swapped",
            "The weights are swapped: `w[0]` belongs to `x1`, and `w[1]`, which belongs to `x2`, "
            "is what you divide by.",
            lambda x1, w, b: -(w[1] * x1 + b) / w[0],
        ),
        Misconception(
            "multiplied by w2",
            "You multiply by `w2`. To leave `x2` alone on its side, divide by it.",
            lambda x1, w, b: -(w[0] * x1 + b) * w[1],
        ),
        Misconception(
            "weighted sum instead",
            "You return a weighted sum. What is asked for is the `x2` at which z is exactly 0.",
            lambda x1, w, b: w[0] * x1 + b,
        ),
    ),
    hints=(
        "On the line, z is exactly 0. Write that as an equation with x1 and x2 in it.",
        "w1 x1 + w2 x2 + b = 0. Bring everything without x2 to the other side.",
        "What is left is w2 x2 = -(w1 x1 + b). One division to go; mind the brackets.",
    ),
)
