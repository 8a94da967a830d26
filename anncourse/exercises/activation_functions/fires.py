"""Exercise ``fires(a, threshold)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, whole, zero
from anncourse.checks.space import Level, Space
from annlib.neuron import fires


def _quarters(rng: np.random.Generator, low: int, high: int) -> float:
    return float(rng.integers(low, high)) / 4


def _apart(rng: np.random.Generator) -> tuple[Any, ...]:
    threshold = _quarters(rng, 1, 4)
    return threshold + float(rng.choice([-1, 1]) * rng.uniform(0.05, 0.9)), threshold


def _below_zero(rng: np.random.Generator) -> tuple[Any, ...]:
    threshold = _quarters(rng, -3, 0)
    return threshold + float(rng.choice([-1, 1]) * rng.uniform(0.05, 0.24)), threshold


def _close_below(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[1] - 2.0**-50, args[1]


def _is_close_below(args: tuple[Any, ...]) -> bool:
    return bool(0 < args[1] - args[0] < 1e-14)


EXERCISE = Exercise(
    name="fires",
    reference=fires,
    parts=(
        Part(
            "values above and below the threshold",
            examples=((0.8, 0.5), (0.3, 0.5), (0.6, 0.75), (-0.9, 0.5), (2.5, 0.25)),
            make=_apart,
        ),
        Part(
            "thresholds below 0",
            examples=((-0.25, -0.5), (-0.9, -0.5)),
            make=_below_zero,
            advice="A threshold may be negative, as with tanh. Compare `a` with it just the same.",
        ),
        Part(
            "a value exactly on the threshold",
            examples=((0.5, 0.5), (-0.25, -0.25), (1, 1)),
            core=False,
            advice="A value that reaches the threshold exactly is passed on.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _apart,
                (
                    (as_they_are(), whole(0), whole(1)),
                    (
                        as_they_are(),
                        zero(0),
                        zero(1),
                        Level("a is just below the threshold", _close_below, _is_close_below),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "strictly greater",
            "Right but for one value: `a` exactly on the threshold fires as well. Compare with "
            "`>=`, not with `>`.",
            lambda a, threshold: a > threshold,
        ),
        Misconception(
            "upside down",
            "True and False are the wrong way round: the neuron fires when `a` is high enough.",
            lambda a, threshold: a < threshold,
        ),
        Misconception(
            "sides swapped",
            "The two sides of the comparison are swapped: it is `a` that has to reach the "
            "threshold.",
            lambda a, threshold: a <= threshold,
        ),
        Misconception(
            "threshold fixed at one half",
            "You always compare with 0.5. The threshold comes in as an argument: use it.",
            lambda a, threshold: a >= 0.5,
        ),
        Misconception(
            "threshold fixed at zero",
            "You always compare with 0, as the step function does. Here the threshold comes in "
            "as an argument: use it.",
            lambda a, threshold: a >= 0,
        ),
        Misconception(
            "zero and one",
            "The decision is right, but you return 1 and 0. A yes-or-no answer is asked for: "
            "True or False. A comparison gives just that.",
            lambda a, threshold: 1 if a >= threshold else 0,
        ),
        Misconception(
            "value passed on",
            "You return the value that is passed on. Asked for is whether it is: True or False.",
            lambda a, threshold: a if a >= threshold else 0.0,
        ),
        Misconception(
            "sigmoid once more",
            "You send `a` through the sigmoid before you compare. But `a` is what an activation "
            "function gave already: compare it as it is.",
            lambda a, threshold: bool(1 / (1 + np.exp(-a)) >= threshold),
        ),
        Misconception(
            "distance from zero",
            "You compare the size of `a` without its sign. A value of -0.9 is below a threshold "
            "of 0.5.",
            lambda a, threshold: abs(a) >= threshold,
        ),
        Misconception(
            "difference",
            "You return how far `a` is from the threshold. Asked for is on which side: True or "
            "False.",
            lambda a, threshold: a - threshold,
        ),
        Misconception(
            "only when equal",
            "You ask whether `a` equals the threshold. Above it the neuron fires as well.",
            lambda a, threshold: a == threshold,
        ),
        Misconception(
            "threshold added",
            "You add the threshold to `a` and compare with 0. That is how a bias works; the "
            "threshold has the opposite sign.",
            lambda a, threshold: a + threshold >= 0,
        ),
    ),
    hints=(
        "For a = 0.8 and a threshold of 0.5, should the answer be True or False? And for a = 0.5?",
        "A comparison in Python is already True or False. Neither `if` nor 0 and 1 are needed.",
        "The value fires if it is greater than the threshold or equal to it. Return that "
        "comparison.",
    ),
)
