"""Wrong ways to write `gradients_agree`: how two gradients are compared."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.gradients_agree_measures import (
    TOLERANCE,
    differently_compared,
    nudged_by,
)
from annlib.gradcheck import relative_error


def _cosine(a: Any, b: Any) -> bool:
    if not a.any() or not b.any():
        return bool(a.any() == b.any())
    return bool(np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b)) > 1 - TOLERANCE)


_ABSOLUTE = (
    "You look at how large the difference is by itself. 0.001 is nothing beside a slope of a "
    "million, and everything beside one of 0.001: use the *relative* error."
)
_GENEROUS = (
    "Your comparison is too generous: mistakes of a thousandth or so get through. A right gradient "
    "comes far below a relative error of 1e-6, so that is the border; and the lengths in it have "
    "their roots."
)
_ONE_PLACE = (
    "You compare one number only. A mistake can be anywhere: compare all of them, in every row "
    "and column."
)


COMPARE_MISTAKES = (
    Misconception(
        "right gradients refused",
        "A right gradient does not agree with your measured slopes. Print both. If they "
        "differ only in their last digits, you compare too strictly: computers round, so ask "
        "for a relative error of at most 1e-6. If they differ more, look at how you nudge: "
        "eps = 1e-5, one number at a time.",
        differently_compared(lambda a, b: bool(np.array_equal(a, b))),
    ),
    Misconception(
        "absolute difference",
        _ABSOLUTE,
        differently_compared(lambda a, b: bool(np.max(np.abs(a - b)) <= 1e-6)),
    ),
    Misconception(
        "absolute difference, generous",
        _ABSOLUTE,
        differently_compared(lambda a, b: bool(np.max(np.abs(a - b)) <= 1e-3)),
    ),
    Misconception(
        "np.allclose as it comes",
        "`np.allclose` lets every difference below 1e-8 pass, however small the slopes are "
        "themselves. Use the relative error, which knows no smallest size.",
        differently_compared(lambda a, b: bool(np.allclose(a, b))),
    ),
    Misconception(
        "tolerance of a hundredth",
        _GENEROUS,
        differently_compared(lambda a, b: relative_error(a, b) <= 1e-2),
    ),
    Misconception(
        "tolerance of a thousandth",
        _GENEROUS,
        differently_compared(lambda a, b: relative_error(a, b) <= 1e-3),
    ),
    Misconception(
        "eps and border swapped",
        "A relative error of 3e-6 passes. The border is 1e-6. It is eps, the nudge, that is"
        " 1e-5: are the two swapped?",
        lambda f, theta, gradient: relative_error(nudged_by(1e-6)(f, theta), gradient) <= 1e-5,
    ),
    Misconception(
        "sums compared",
        "You compare sums or means. Two mistakes can cancel in them: compare number by number.",
        differently_compared(lambda a, b: relative_error(a.sum(), b.sum()) <= TOLERANCE),
    ),
    Misconception(
        "lengths compared",
        "You compare how *long* the two are. A gradient with a wrong sign is as long as the "
        "right one: take the difference first, then its length.",
        differently_compared(
            lambda a, b: relative_error(np.linalg.norm(a), np.linalg.norm(b)) <= TOLERANCE
        ),
    ),
    Misconception(
        "directions compared",
        "You compare directions only, so a gradient that is twice too long agrees. The length "
        "counts as well.",
        differently_compared(_cosine),
    ),
    Misconception(
        "signs lost",
        "You compare without the signs, and a wrong sign is the commonest mistake of all. "
        "Take the difference first, then its size.",
        differently_compared(lambda a, b: relative_error(np.abs(a), np.abs(b)) <= TOLERANCE),
    ),
    Misconception(
        "signs only",
        "You compare the signs only. The slopes have to agree in size as well.",
        differently_compared(lambda a, b: bool(np.array_equal(np.sign(a), np.sign(b)))),
    ),
    Misconception(
        "difference without its size",
        "A difference far below 0 is below your tolerance as well. Look at its size, without "
        "the sign.",
        differently_compared(lambda a, b: bool(np.all(a - b <= TOLERANCE))),
    ),
    Misconception(
        "any instead of all",
        "One number that agrees is enough for you: `any`. All of them have to: one relative "
        "error for the whole array, or `all`.",
        differently_compared(
            lambda a, b: bool(np.any(np.abs(a - b) <= TOLERANCE * (np.abs(a) + np.abs(b))))
        ),
    ),
    Misconception(
        "only the first number",
        _ONE_PLACE,
        differently_compared(lambda a, b: relative_error(a.flat[0], b.flat[0]) <= TOLERANCE),
    ),
    Misconception(
        "only the last number",
        _ONE_PLACE,
        differently_compared(lambda a, b: relative_error(a.flat[-1], b.flat[-1]) <= TOLERANCE),
    ),
    Misconception(
        "without the last row",
        "The last number or row is left out of the comparison. That may be just where the "
        "biases are: compare all.",
        differently_compared(lambda a, b: relative_error(a[:-1], b[:-1]) <= TOLERANCE),
    ),
    Misconception(
        "nothing measured",
        "Your answer is the same for a right and for a wrong gradient. Measure: nudge theta, "
        "ask `f`, and compare with `gradient`.",
        lambda f, theta, gradient: True,
    ),
    Misconception(
        "the other way round",
        "True and False are the wrong way round: True means that the gradients agree.",
        differently_compared(lambda a, b: relative_error(a, b) > TOLERANCE),
    ),
    Misconception(
        "relative error returned",
        "You return the relative error itself. Say True or False: is it at most 1e-6?",
        differently_compared(relative_error),
    ),
    Misconception(
        "one answer for each number",
        "You return True or False for each number. One answer is asked for: do *all* agree?",
        differently_compared(lambda a, b: np.abs(a - b) <= TOLERANCE * (np.abs(a) + np.abs(b))),
    ),
)
