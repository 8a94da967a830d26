"""Wrong ways to write `gradients_agree`: how the gradient is measured."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.gradients_agree_measures import (
    EPS,
    TOLERANCE,
    at,
    central,
    differently_compared,
    differently_measured,
    nudging,
    quotients,
    with_eps,
)
from anncourse.exercises.gradient_descent.formulas import Loss
from anncourse.exercises.gradient_descent.numeric_gradient_steps import (
    aliased,
    in_place,
    not_restored,
    rows_at_once,
)
from annlib.gradcheck import relative_error


def _all_at_once(f: Loss, theta: Any, gradient: Any) -> bool:
    slope = (f(theta + EPS) - f(theta - EPS)) / (2 * EPS)
    return relative_error(np.full(theta.shape, slope), gradient) <= TOLERANCE


def _unguarded(a: Any, b: Any) -> bool:
    return bool(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)) <= TOLERANCE)


_ONE_SIDE = (
    "You measure on one side only. Close to the lowest point of a valley that is far off, and a "
    "right gradient seems wrong: look eps above and eps below."
)


MEASURE_MISTAKES = (
    Misconception(
        "one-sided",
        _ONE_SIDE,
        differently_measured(quotients(lambda f, t, i: (at(f, t, i, EPS) - f(t.copy())) / EPS)),
    ),
    Misconception(
        "one-sided, with a tiny eps",
        _ONE_SIDE,
        differently_measured(quotients(lambda f, t, i: (at(f, t, i, 1e-8) - f(t.copy())) / 1e-8)),
    ),
    Misconception(
        "divided by eps",
        "Your measured slopes are twice too large, so a gradient that is twice too large "
        "agrees with them: the two points are 2 eps apart.",
        differently_measured(lambda f, theta: 2 * central(f, theta)),
    ),
    Misconception(
        "measured the wrong way round",
        "Your measured slopes have the wrong sign: take f above minus f below.",
        differently_measured(lambda f, theta: -central(f, theta)),
    ),
    Misconception(
        "eps too large",
        "You nudge too far: over such a distance the slope changes, and a right gradient "
        "seems wrong. Take eps = 1e-5.",
        with_eps(1e-2),
    ),
    Misconception(
        "not restored",
        "A parameter stays nudged while you go on to the next, and theta comes back changed. "
        "Nudge a copy.",
        nudging(not_restored),
    ),
    Misconception(
        "nudged in place",
        "The answers are right, but you nudge `theta` itself, and adding and subtracting eps "
        "does not bring it back exactly: computers round. Nudge a copy.",
        nudging(in_place),
    ),
    Misconception(
        "two names for one array",
        "A right gradient is refused unless it is 0. Print your measured slopes. Are they all "
        "0? `above = theta` makes no copy, only a second name, so both nudges happen to the "
        "same array and cancel. If they are not 0, are they measured at `theta`?",
        nudging(aliased),
    ),
    Misconception(
        "all at once",
        "You nudge all parameters at once. Each has a slope of its own: nudge one, and leave "
        "the others as they are.",
        _all_at_once,
    ),
    Misconception(
        "whole rows at once",
        "In a table you nudge a whole row at once. Every single number has a slope of its own; "
        "`np.ndindex(theta.shape)` walks through all of them.",
        nudging(rows_at_once),
    ),
    Misconception(
        "0 divided by 0",
        "Where both gradients are 0, you divide 0 by 0, and `nan` is never at most 1e-6. Two "
        "gradients of zeros agree: `relative_error` has thought of it.",
        differently_compared(_unguarded),
    ),
    Misconception(
        "number by number, 0 divided by 0",
        "You divide number by number, and where a slope is 0 that is 0 divided by 0. Use one "
        "relative error for the whole array.",
        differently_compared(
            lambda a, b: bool(np.all(np.abs(a - b) / (np.abs(a) + np.abs(b)) <= TOLERANCE))
        ),
    ),
    Misconception(
        "gradient compared with theta",
        "You compare the gradient with theta, the place where it was taken. Compare it with "
        "the measured slopes.",
        lambda f, theta, gradient: relative_error(theta, gradient) <= TOLERANCE,
    ),
    Misconception(
        "loss compared with the gradient",
        "You compare `f(theta)`, the loss itself, with the gradient. Measure the *slopes* "
        "of `f` first: `numeric_gradient` does that.",
        lambda f, theta, gradient: relative_error(f(theta), gradient) <= TOLERANCE,
    ),
    Misconception(
        "f already called",
        "You hand on `f(theta)`, a number. The function itself is asked for, without "
        "brackets: it will be called there, again and again.",
        lambda f, theta, gradient: f(theta)(theta) == gradient,
    ),
)
