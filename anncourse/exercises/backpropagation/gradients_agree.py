"""Exercise ``gradients_agree(f, theta, gradient)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import softmax
from annlib.gradcheck import gradients_agree, relative_error
from annlib.losses import cross_entropy

Loss = Callable[[Any], float]
Case = tuple[Loss, Any, Any]

EPS, TOLERANCE = 1e-5, 1e-6


def _named(name: str, formula: Callable[[Any], Any]) -> Loss:
    """Return a function of one array whose name, shown to learners, is its formula."""

    def f(theta: Any) -> float:
        return float(formula(np.asarray(theta, dtype=float)))

    f.__name__ = name
    return f


_SMALL = _named("t[0]**2 * t[1]", lambda t: t[0] ** 2 * t[1])
_TABLE = _named(
    "t[0, 0]**3 * t[1, 2] + 2*t[0, 1]**3 - t[1, 0]*t[0, 2] + t[1, 1]**2",
    lambda t: t[0, 0] ** 3 * t[1, 2] + 2 * t[0, 1] ** 3 - t[1, 0] * t[0, 2] + t[1, 1] ** 2,
)
_TABLE_AT = np.array([[1.0, 2.0, -0.5], [3.0, -1.5, 0.75]])
_TABLE_SLOPES = np.array([[2.25, 24.0, -3.0], [0.5, -3.0, 1.0]])


def _cubic(rng: np.random.Generator, shape: tuple[int, ...], scale: float = 1.0) -> Case:
    cubes = rng.choice([-2.0, -1.0, 1.0, 2.0], shape)
    slants = rng.choice([-1.5, -1.0, 1.0, 1.5], shape)
    start = "" if scale == 1 else f"{scale:g} times "
    f = _named(
        f"{start}a polynomial of degree 3 in all parameters",
        lambda t: scale * (np.sum(cubes * t**3) + np.sum(slants * t) ** 2),
    )
    theta = rng.uniform(0.5, 2, shape) * rng.choice([-1.0, 1.0], shape)
    slopes = scale * (3 * cubes * theta**2 + 2 * slants * np.sum(slants * theta))
    return f, theta, slopes


def _valley(rng: np.random.Generator, k: int) -> Case:
    # So close to the lowest point that the slope changes a lot on the way of a small nudge.
    bottom = rng.uniform(-2, 2, k)
    steep = rng.uniform(1, 5, k)
    f = _named("a valley, close to its lowest point", lambda t: np.sum(steep * (t - bottom) ** 2))
    theta = bottom + rng.uniform(2e-4, 1e-3, k) * rng.choice([-1.0, 1.0], k)
    return f, theta, 2 * steep * (theta - bottom)


def _layer(rng: np.random.Generator) -> Case:
    # Weights in all rows but the last, biases in the last.
    while True:
        n, n_in, k = (int(i) for i in rng.choice(np.arange(2, 7), 3, replace=False))
        X = np.column_stack([rng.uniform(-1.5, 1.5, (n, n_in)), np.ones(n)])
        Y = np.eye(k)[rng.integers(0, k, n)]
        theta = rng.uniform(0.2, 0.8, (n_in + 1, k)) * rng.choice([-1.0, 1.0], (n_in + 1, k))
        slopes = X.T @ (softmax(X @ theta) - Y) / n
        # Next to the others, a slope that is all but 0 has hardly a digit that can be measured.
        if n_in + 1 != k and np.abs(slopes).min() > 0.01 * np.abs(slopes).max():
            break
    f = _named(
        "the loss of a softmax layer, its biases in the last row of theta",
        lambda t: cross_entropy(softmax(X @ t), Y),
    )
    return f, theta, slopes


def _negated(slopes: Any, rng: np.random.Generator) -> Any:
    return -slopes


def _doubled(slopes: Any, rng: np.random.Generator) -> Any:
    return 2 * slopes


def _halved(slopes: Any, rng: np.random.Generator) -> Any:
    return slopes / 2


def _turned_round(slopes: Any, rng: np.random.Generator) -> Any:
    return slopes.ravel()[::-1].reshape(slopes.shape)


def _changed(place: Callable[[int, np.random.Generator], int], by: float) -> Callable[..., Any]:
    """Change one number, by a share of the length of all of them."""

    def change(slopes: Any, rng: np.random.Generator) -> Any:
        new = slopes.copy()
        new.flat[place(slopes.size, rng)] += by * np.linalg.norm(slopes)
        return new

    return change


def _one_negated(slopes: Any, rng: np.random.Generator) -> Any:
    new = slopes.copy()
    new.flat[int(np.argmax(np.abs(slopes)))] *= -1
    return new


def _shifted(slopes: Any, rng: np.random.Generator) -> Any:
    # Two numbers change in opposite directions, so that the sum stays the same.
    new, by = slopes.copy(), 0.1 * np.linalg.norm(slopes)
    new.flat[0] += by
    new.flat[-1] -= by
    return new


def _last_row_zero(slopes: Any, rng: np.random.Generator) -> Any:
    new = slopes.copy()
    new[-1] = 0
    return new


def _anywhere(size: int, rng: np.random.Generator) -> int:
    return int(rng.integers(size))


def _none(slopes: Any, rng: np.random.Generator) -> Any:
    return np.zeros(slopes.shape)


def _sum_everywhere(slopes: Any, rng: np.random.Generator) -> Any:
    return np.full(slopes.shape, slopes.sum())


_ALL_OVER = (_negated, _doubled, _halved, _turned_round, _shifted, _none, _sum_everywhere)
_IN_ONE_PLACE = (
    _one_negated,
    _changed(lambda size, rng: 0, 0.3),
    _changed(lambda size, rng: size - 1, 0.3),
    _changed(lambda size, rng: size - 1, -0.3),
    _changed(_anywhere, 0.01),
    _changed(_anywhere, -0.01),
    _changed(_anywhere, 1e-3),
    _changed(_anywhere, -1e-4),
    _changed(_anywhere, 1e-4),
)


def _perhaps_spoilt(
    case: Case, spoils: tuple[Callable[..., Any], ...], rng: np.random.Generator
) -> Case:
    f, theta, slopes = case
    if rng.random() < 0.4:
        return f, theta, slopes
    return f, theta, spoils[int(rng.integers(len(spoils)))](slopes, rng)


def _row(rng: np.random.Generator) -> Case:
    return _perhaps_spoilt(_cubic(rng, (int(rng.integers(2, 6)),)), _ALL_OVER, rng)


def _more_axes(rng: np.random.Generator) -> Case:
    sizes = rng.choice([2, 3, 4], 3, replace=False)
    shape = tuple(int(k) for k in sizes[: int(rng.integers(2, 4))])
    return _perhaps_spoilt(_cubic(rng, shape), _ALL_OVER, rng)


def _hidden_mistake(rng: np.random.Generator) -> Case:
    return _perhaps_spoilt(_cubic(rng, (int(rng.integers(4, 8)),)), _IN_ONE_PLACE, rng)


def _biases(rng: np.random.Generator) -> Case:
    return _perhaps_spoilt(_layer(rng), (_last_row_zero, _doubled, *_IN_ONE_PLACE), rng)


def _extreme(rng: np.random.Generator) -> Case:
    scale = float(rng.choice([1e-11, 1e6]))
    case = _cubic(rng, (int(rng.integers(2, 6)),), scale)
    return _perhaps_spoilt(case, (_negated, _doubled, _shifted, _one_negated), rng)


def _close_to_the_bottom(rng: np.random.Generator) -> Case:
    case = _valley(rng, int(rng.integers(2, 6)))
    return _perhaps_spoilt(case, (*_ALL_OVER, *_IN_ONE_PLACE), rng)


def _flat(rng: np.random.Generator) -> Case:
    """All slopes 0, or all but one, which may be missed or in the wrong place."""
    k = int(rng.integers(3, 6))
    powers = rng.choice([1.0, 2.0, 3.0], k)
    place = int(rng.integers(k))
    slope = float(rng.choice([-1.0, 0.0, 0.5, 2.0]))
    f = _named(
        "a valley, along most axes at its lowest point",
        lambda t: np.sum(powers * t**2) + slope * t[place],
    )
    slopes = np.zeros(k)
    slopes[place] = slope
    if rng.random() < 0.4:
        slopes[int(rng.integers(k))] += rng.choice([-1.0, 1.5])
    return f, np.zeros(k), slopes


def _at(f: Loss, theta: Any, place: Any, by: float) -> float:
    nudged = np.array(theta, dtype=float)
    nudged[place] += by
    return f(nudged)


def _quotients(quotient: Callable[[Loss, Any, Any], float]) -> Callable[[Loss, Any], Any]:
    """Measure a gradient by ``quotient(f, theta, place)``."""

    def measured(f: Loss, theta: Any) -> Any:
        found = np.zeros(theta.shape)
        for place in np.ndindex(theta.shape):
            found[place] = quotient(f, theta, place)
        return found

    return measured


def _nudged_by(eps: float) -> Callable[[Loss, Any], Any]:
    return _quotients(lambda f, t, i: (_at(f, t, i, eps) - _at(f, t, i, -eps)) / (2 * eps))


_central = _nudged_by(EPS)


def _differently_measured(measured: Callable[[Loss, Any], Any]) -> Callable[..., Any]:
    return lambda f, theta, gradient: bool(
        relative_error(measured(f, theta), gradient) <= TOLERANCE
    )


def _differently_compared(agree: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return lambda f, theta, gradient: agree(_central(f, theta), gradient)


def _with_eps(eps: float) -> Callable[..., Any]:
    return _differently_measured(_nudged_by(eps))


def _not_restored(f: Loss, theta: Any) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += EPS
        above = f(theta)
        theta[place] -= 2 * EPS
        found[place] = (above - f(theta)) / (2 * EPS)
    return found


def _in_place(f: Loss, theta: Any) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += EPS
        above = f(theta)
        theta[place] -= 2 * EPS
        found[place] = (above - f(theta)) / (2 * EPS)
        theta[place] += EPS
    return found


def _two_names(f: Loss, theta: Any) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above = theta
        above[place] += EPS
        below = theta
        below[place] -= EPS
        found[place] = (f(above) - f(below)) / (2 * EPS)
    return found


def _rows_at_once(f: Loss, theta: Any) -> Any:
    found = np.zeros(theta.shape)
    for i in range(len(theta)):
        found[i] = (_at(f, theta, i, EPS) - _at(f, theta, i, -EPS)) / (2 * EPS)
    return found


def _all_at_once(f: Loss, theta: Any, gradient: Any) -> bool:
    slope = (f(theta + EPS) - f(theta - EPS)) / (2 * EPS)
    return relative_error(np.full(theta.shape, slope), gradient) <= TOLERANCE


def _unguarded(a: Any, b: Any) -> bool:
    return bool(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)) <= TOLERANCE)


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
_ONE_SIDE = (
    "You measure on one side only. Close to the lowest point of a valley that is far off, and a "
    "right gradient seems wrong: look eps above and eps below."
)
_ONE_PLACE = (
    "You compare one number only. A mistake can be anywhere: compare all of them, in every row "
    "and column."
)


EXERCISE = Exercise(
    name="gradients_agree",
    reference=gradients_agree,
    parameters=("f", "theta", "gradient"),
    parts=(
        Part(
            "a row of parameters",
            examples=(
                (_SMALL, np.array([3.0, 2.0]), np.array([12.0, 9.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([12.0, -9.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([9.0, 12.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([3.0, 2.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([21.0, 21.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([0.0, 0.0])),
            ),
            make=_row,
            n_random=10,
        ),
        Part(
            "a table of parameters, or more axes",
            examples=(
                (_TABLE, _TABLE_AT, _TABLE_SLOPES),
                (_TABLE, _TABLE_AT, np.array([[2.25, 24.0, -3.0], [0.5, -3.0, 2.0]])),
            ),
            make=_more_axes,
            n_random=8,
            advice="A table is no other matter than a row: `numeric_gradient` takes arrays of "
            "any shape, and so does `relative_error`.",
        ),
        Part(
            "a wrong number anywhere, however small the mistake",
            examples=(
                (_SMALL, np.array([3.0, 2.0]), np.array([12.001, 9.0])),
                (_SMALL, np.array([3.0, 2.0]), np.array([12.0, 9.001])),
                # A relative error of 3e-6, close above the border.
                (_SMALL, np.array([3.0, 2.0]), np.array([12.0001, 9.0])),
                (_SMALL, np.array([-0.5, 2.0]), np.array([-2.0, 0.25])),
            ),
            make=_hidden_mistake,
            n_random=16,
            weight=2,
            advice="A mistake can be small, and in one place only. Does the comparison see all "
            "numbers, with their signs, and is its tolerance small enough?",
        ),
        Part(
            "the loss of a layer, its biases included",
            make=_biases,
            n_random=8,
            core=False,
        ),
        Part(
            "very small and very large slopes",
            make=_extreme,
            n_random=12,
            core=False,
            advice="Be the slopes tiny or huge, what counts is how large the difference is *in "
            "comparison with them*.",
        ),
        Part(
            "close to the lowest point of a valley",
            make=_close_to_the_bottom,
            n_random=8,
            core=False,
            advice="Close to the bottom of a valley only good measurements will do: central "
            "differences with eps = 1e-5.",
        ),
        Part(
            "slopes that are 0",
            make=_flat,
            n_random=10,
            core=False,
            advice="Where all slopes are 0, a gradient of zeros is right. Mind the 0 below the "
            "line of the relative error.",
        ),
    ),
    misconceptions=(
        Misconception(
            "right gradients refused",
            "A right gradient does not agree with your measured slopes. Print both. If they "
            "differ only in their last digits, you compare too strictly: computers round, so ask "
            "for a relative error of at most 1e-6. If they differ more, look at how you nudge: "
            "eps = 1e-5, one number at a time.",
            _differently_compared(lambda a, b: bool(np.array_equal(a, b))),
        ),
        Misconception(
            "absolute difference",
            _ABSOLUTE,
            _differently_compared(lambda a, b: bool(np.max(np.abs(a - b)) <= 1e-6)),
        ),
        Misconception(
            "absolute difference, generous",
            _ABSOLUTE,
            _differently_compared(lambda a, b: bool(np.max(np.abs(a - b)) <= 1e-3)),
        ),
        Misconception(
            "np.allclose as it comes",
            "`np.allclose` lets every difference below 1e-8 pass, however small the slopes are "
            "themselves. Use the relative error, which knows no smallest size.",
            _differently_compared(lambda a, b: bool(np.allclose(a, b))),
        ),
        Misconception(
            "tolerance of a hundredth",
            _GENEROUS,
            _differently_compared(lambda a, b: relative_error(a, b) <= 1e-2),
        ),
        Misconception(
            "tolerance of a thousandth",
            _GENEROUS,
            _differently_compared(lambda a, b: relative_error(a, b) <= 1e-3),
        ),
        Misconception(
            "eps and border swapped",
            "A relative error of 3e-6 passes. The border is 1e-6. It is eps, the nudge, that is"
            " 1e-5: are the two swapped?",
            lambda f, theta, gradient: relative_error(_nudged_by(1e-6)(f, theta), gradient) <= 1e-5,
        ),
        Misconception(
            "sums compared",
            "You compare sums or means. Two mistakes can cancel in them: compare number by number.",
            _differently_compared(lambda a, b: relative_error(a.sum(), b.sum()) <= TOLERANCE),
        ),
        Misconception(
            "lengths compared",
            "You compare how *long* the two are. A gradient with a wrong sign is as long as the "
            "right one: take the difference first, then its length.",
            _differently_compared(
                lambda a, b: relative_error(np.linalg.norm(a), np.linalg.norm(b)) <= TOLERANCE
            ),
        ),
        Misconception(
            "directions compared",
            "You compare directions only, so a gradient that is twice too long agrees. The length "
            "counts as well.",
            _differently_compared(_cosine),
        ),
        Misconception(
            "signs lost",
            "You compare without the signs, and a wrong sign is the commonest mistake of all. "
            "Take the difference first, then its size.",
            _differently_compared(lambda a, b: relative_error(np.abs(a), np.abs(b)) <= TOLERANCE),
        ),
        Misconception(
            "signs only",
            "You compare the signs only. The slopes have to agree in size as well.",
            _differently_compared(lambda a, b: bool(np.array_equal(np.sign(a), np.sign(b)))),
        ),
        Misconception(
            "difference without its size",
            "A difference far below 0 is below your tolerance as well. Look at its size, without "
            "the sign.",
            _differently_compared(lambda a, b: bool(np.all(a - b <= TOLERANCE))),
        ),
        Misconception(
            "any instead of all",
            "One number that agrees is enough for you: `any`. All of them have to: one relative "
            "error for the whole array, or `all`.",
            _differently_compared(
                lambda a, b: bool(np.any(np.abs(a - b) <= TOLERANCE * (np.abs(a) + np.abs(b))))
            ),
        ),
        Misconception(
            "only the first number",
            _ONE_PLACE,
            _differently_compared(lambda a, b: relative_error(a.flat[0], b.flat[0]) <= TOLERANCE),
        ),
        Misconception(
            "only the last number",
            _ONE_PLACE,
            _differently_compared(lambda a, b: relative_error(a.flat[-1], b.flat[-1]) <= TOLERANCE),
        ),
        Misconception(
            "without the last row",
            "The last number or row is left out of the comparison. That may be just where the "
            "biases are: compare all.",
            _differently_compared(lambda a, b: relative_error(a[:-1], b[:-1]) <= TOLERANCE),
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
            _differently_compared(lambda a, b: relative_error(a, b) > TOLERANCE),
        ),
        Misconception(
            "relative error returned",
            "You return the relative error itself. Say True or False: is it at most 1e-6?",
            _differently_compared(relative_error),
        ),
        Misconception(
            "one answer for each number",
            "You return True or False for each number. One answer is asked for: do *all* agree?",
            _differently_compared(
                lambda a, b: np.abs(a - b) <= TOLERANCE * (np.abs(a) + np.abs(b))
            ),
        ),
        Misconception(
            "one-sided",
            _ONE_SIDE,
            _differently_measured(
                _quotients(lambda f, t, i: (_at(f, t, i, EPS) - f(t.copy())) / EPS)
            ),
        ),
        Misconception(
            "one-sided, with a tiny eps",
            _ONE_SIDE,
            _differently_measured(
                _quotients(lambda f, t, i: (_at(f, t, i, 1e-8) - f(t.copy())) / 1e-8)
            ),
        ),
        Misconception(
            "divided by eps",
            "Your measured slopes are twice too large, so a gradient that is twice too large "
            "agrees with them: the two points are 2 eps apart.",
            _differently_measured(lambda f, theta: 2 * _central(f, theta)),
        ),
        Misconception(
            "measured the wrong way round",
            "Your measured slopes have the wrong sign: take f above minus f below.",
            _differently_measured(lambda f, theta: -_central(f, theta)),
        ),
        Misconception(
            "eps too large",
            "You nudge too far: over such a distance the slope changes, and a right gradient "
            "seems wrong. Take eps = 1e-5.",
            _with_eps(1e-2),
        ),
        Misconception(
            "not restored",
            "A parameter stays nudged while you go on to the next, and theta comes back changed. "
            "Nudge a copy.",
            _differently_measured(_not_restored),
        ),
        Misconception(
            "nudged in place",
            "The answers are right, but you nudge `theta` itself, and adding and subtracting eps "
            "does not bring it back exactly: computers round. Nudge a copy.",
            _differently_measured(_in_place),
        ),
        Misconception(
            "two names for one array",
            "A right gradient is refused unless it is 0. Print your measured slopes. Are they all "
            "0? `above = theta` makes no copy, only a second name, so both nudges happen to the "
            "same array and cancel. If they are not 0, are they measured at `theta`?",
            _differently_measured(_two_names),
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
            _differently_measured(_rows_at_once),
        ),
        Misconception(
            "0 divided by 0",
            "Where both gradients are 0, you divide 0 by 0, and `nan` is never at most 1e-6. Two "
            "gradients of zeros agree: `relative_error` has thought of it.",
            _differently_compared(_unguarded),
        ),
        Misconception(
            "number by number, 0 divided by 0",
            "You divide number by number, and where a slope is 0 that is 0 divided by 0. Use one "
            "relative error for the whole array.",
            _differently_compared(
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
    ),
    hints=(
        "Two things were finished in lesson 6: a way to measure the gradient of any `f`, and a "
        "number that says how far two arrays are apart. Both are imported.",
        "`numeric_gradient(f, theta, eps)` measures, with eps = 1e-5. Which two arrays do you "
        "compare then?",
        "Compare the whole arrays, not number by number: `relative_error` takes arrays of any "
        "shape and gives one number. Return whether it is at most 1e-6; a comparison such as "
        "`a <= b` is True or False by itself.",
    ),
)
