"""Exercise ``bias_from_threshold(theta)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, whole, zero
from anncourse.checks.space import Space
from annlib.neuron import bias_from_threshold


def _random(rng: np.random.Generator, sign: float) -> tuple[Any, ...]:
    return (float(sign * rng.uniform(0.2, 4)),)


EXERCISE = Exercise(
    name="bias_from_threshold",
    reference=bias_from_threshold,
    parts=(
        Part(
            "a threshold above 0",
            examples=((3.0,), (0.5,), (1.0,)),
            make=lambda rng: _random(rng, 1.0),
            advice="It is right for thresholds below 0. What of the others?",
        ),
        Part(
            "a threshold below 0",
            examples=((-1.5,), (-0.25,)),
            make=lambda rng: _random(rng, -1.0),
            advice="It is right for thresholds above 0. A threshold may be negative too: such a "
            "neuron fires even when nothing comes in.",
        ),
        Part(
            "whole thresholds, and 0",
            space=Space(
                lambda rng: _random(rng, 1.0),
                (
                    (as_they_are(), whole(0)),
                    (as_they_are(), zero(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sign kept",
            "The sign is wrong. A high threshold makes it hard to fire, a high bias makes it "
            "easy: when θ moves to the other side of the inequality, its sign changes.",
            lambda theta: theta,
        ),
        Misconception(
            "never positive",
            "Your bias is never above 0. For a negative threshold it is: such a neuron fires even "
            "when nothing comes in.",
            lambda theta: -abs(theta),
        ),
        Misconception(
            "never negative",
            "Your bias is never below 0. For a threshold above 0 it is: something has to come in "
            "before the neuron fires.",
            abs,
        ),
        Misconception(
            "one minus",
            "You subtract the threshold from 1. The step compares z with 0: subtract it from 0.",
            lambda theta: 1 - theta,
        ),
        Misconception(
            "minus one",
            "You subtract 1 from the threshold. Bring θ itself to the other side.",
            lambda theta: theta - 1,
        ),
        Misconception(
            "one divided by",
            "You take 1 divided by the threshold. θ is moved to the other side of a *sum*: that "
            "changes its sign, and nothing else.",
            lambda theta: 1 / theta,
        ),
        Misconception(
            "minus one divided by",
            "The sign is right, but the threshold is not divided: moved to the other side of a "
            "*sum*, it changes its sign and nothing else.",
            lambda theta: -1 / theta,
        ),
        Misconception(
            "always zero",
            "You return 0 for every threshold. With a bias of 0 the neuron fires from "
            "w · x = 0 on, whatever θ is.",
            lambda theta: 0.0,
        ),
        Misconception(
            "whole numbers",
            "Your bias is cut down to a whole number. Thresholds lie anywhere in between: leave "
            "out `int` and rounding.",
            lambda theta: int(-theta),
        ),
        Misconception(
            "fires or not",
            "You return 0 or 1, as if θ were a weighted sum. Asked for is the bias: a number.",
            lambda theta: int(theta >= 0),
        ),
        Misconception(
            "half",
            "You return half of the threshold. It moves to the other side as a whole.",
            lambda theta: -theta / 2,
        ),
    ),
    hints=(
        "Say the two conditions side by side: w · x ≥ θ, and w · x + b ≥ 0. Which b makes them "
        "the same?",
        "Bring θ to the left: w · x - θ ≥ 0. Compare with w · x + b ≥ 0, letter by letter.",
    ),
)
