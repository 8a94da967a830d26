"""Exercise ``numeric_gradient(f, theta, eps)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import sigmoid
from annlib.gradcheck import numeric_gradient
from annlib.losses import binary_cross_entropy

Loss = Callable[[Any], float]


def _named(name: str, formula: Callable[[Any], Any]) -> Loss:
    """Return a function of one array whose name, shown to learners, is its formula."""

    def f(theta: Any) -> float:
        return float(formula(np.asarray(theta, dtype=float)))

    f.__name__ = name
    return f


# Cubes, so that one side alone and eps forgotten show; mixed terms, so that a parameter that
# stays nudged spoils the next one.
_ROW = _named("t[0]**3 + 2*t[0]*t[1]", lambda t: t[0] ** 3 + 2 * t[0] * t[1])
_SQUARES = _named("(t[0] - 1)**2 + 3*t[1]**3", lambda t: (t[0] - 1) ** 2 + 3 * t[1] ** 3)
_TABLE = _named(
    "t[0, 0]**3 * t[1, 2] + 2*t[0, 1]**3 - t[1, 0]*t[0, 2] + t[1, 1]**2",
    lambda t: t[0, 0] ** 3 * t[1, 2] + 2 * t[0, 1] ** 3 - t[1, 0] * t[0, 2] + t[1, 1] ** 2,
)


def _cubic(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Any, ...]:
    cubes = rng.choice([-2.0, -1.0, 1.0, 2.0], shape)
    slants = rng.choice([-1.5, -1.0, 1.0, 1.5], shape)
    f = _named(
        "a polynomial of degree 3 in all parameters",
        lambda t: np.sum(cubes * t**3) + np.sum(slants * t) ** 2,
    )
    theta = rng.uniform(0.5, 2, shape) * rng.choice([-1.0, 1.0], shape)
    return f, theta, float(rng.choice([0.5, 0.3, 0.2, 0.1]))


def _row(rng: np.random.Generator) -> tuple[Any, ...]:
    return _cubic(rng, (int(rng.integers(2, 6)),))


def _more_axes(rng: np.random.Generator) -> tuple[Any, ...]:
    sizes = rng.choice([2, 3, 4], 3, replace=False)
    return _cubic(rng, tuple(int(k) for k in sizes[: int(rng.integers(2, 4))]))


def _neuron(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = int(rng.integers(4, 8)), int(rng.integers(2, 4))
    X = rng.uniform(-2, 2, (n, k))
    y = rng.permutation(np.arange(n) % 2)
    f = _named(
        "the loss of a neuron with theta = [*w, b]",
        lambda t: binary_cross_entropy(sigmoid(X @ t[:-1] + t[-1]), y),
    )
    theta = rng.uniform(0.4, 1.5, k + 1) * rng.choice([-1.0, 1.0], k + 1)
    return f, theta, float(rng.choice([1.0, 0.5]))


def _nudged(theta: Any, place: tuple[int, ...], by: float) -> Any:
    changed = np.array(theta, dtype=float)
    changed[place] += by
    return changed


def _each(quotient: Callable[[Loss, Any, Any, float], float]) -> Callable[..., Any]:
    """Fill an array of theta's shape with ``quotient(f, theta, place, eps)`` of each place."""

    def gradient(f: Loss, theta: Any, eps: float) -> Any:
        found = np.zeros(theta.shape)
        for place in np.ndindex(theta.shape):
            found[place] = quotient(f, theta, place, eps)
        return found

    return gradient


def _up(f: Loss, theta: Any, place: Any, eps: float) -> float:
    return f(_nudged(theta, place, eps))


def _down(f: Loss, theta: Any, place: Any, eps: float) -> float:
    return f(_nudged(theta, place, -eps))


def _difference(f: Loss, theta: Any, place: Any, eps: float) -> float:
    return _up(f, theta, place, eps) - _down(f, theta, place, eps)


def _central(f: Loss, theta: Any, place: Any, eps: float) -> float:
    return _difference(f, theta, place, eps) / (2 * eps)


def _not_restored(f: Loss, theta: Any, eps: float) -> Any:
    # In theta itself, as many do; who does it in a copy gets the same slopes.
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        found[place] = (above - f(theta)) / (2 * eps)
    return found


def _left_above(f: Loss, theta: Any, eps: float) -> Any:
    above, found = theta.copy(), np.zeros(theta.shape)
    below = theta.copy()
    for place in np.ndindex(theta.shape):
        above[place] += eps
        below[place] -= eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def _aliased(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above = theta
        above[place] += eps
        below = theta
        below[place] -= eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def _in_place(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        below = f(theta)
        theta[place] += eps
        found[place] = (above - below) / (2 * eps)
    return found


def _rows_at_once(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for i in range(len(theta)):
        found[i] = _central(f, theta, i, eps)
    return found


def _flat_into_f(f: Loss, theta: Any, eps: float) -> Any:
    flat = theta.ravel()
    return _each(_central)(f, flat, eps).reshape(theta.shape)


def _first_only(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        found[place] = _central(f, theta, place, eps)
        return found
    return found


def _replaced_by_eps(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above, below = theta.copy(), theta.copy()
        above[place], below[place] = eps, -eps
        found[place] = (f(above) - f(below)) / (2 * eps)
    return found


def _left_below(f: Loss, theta: Any, eps: float) -> Any:
    found, theta = np.zeros(theta.shape), theta.copy()
    for place in np.ndindex(theta.shape):
        theta[place] += eps
        above = f(theta)
        theta[place] -= 2 * eps
        found[place] = (above - f(theta)) / (2 * eps)
    return found


def _table_only(f: Loss, theta: Any, eps: float) -> Any:
    found = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            above, below = theta.copy(), theta.copy()
            above[i, j] += eps
            below[i, j] -= eps
            found[i, j] = (f(above) - f(below)) / (2 * eps)
    return found


def _into_theta(f: Loss, theta: Any, eps: float) -> Any:
    for place in np.ndindex(theta.shape):
        theta[place] = _central(f, theta, place, eps)
    return theta


EXERCISE = Exercise(
    name="numeric_gradient",
    reference=numeric_gradient,
    parts=(
        Part(
            "a row of parameters",
            examples=(
                (_ROW, np.array([1.0, 3.0]), 0.5),
                (_SQUARES, np.array([3.0, -1.5]), 0.1),
            ),
            make=_row,
            weight=2,
        ),
        Part(
            "a table of parameters, or more axes",
            examples=((_TABLE, np.array([[1.0, 2.0, -0.5], [3.0, -1.5, 0.75]]), 0.5),),
            make=_more_axes,
            advice="A row of parameters works, a table does not yet. `np.ndindex(theta.shape)` "
            "walks through every place of an array of any shape.",
        ),
        Part(
            "the loss of a neuron, weights and bias",
            make=_neuron,
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "one-sided",
            "You look at one side only: above theta and at theta itself. Central differences look "
            "at both sides, eps above and eps below.",
            _each(lambda f, t, i, e: (_up(f, t, i, e) - f(t)) / e),
        ),
        Misconception(
            "one-sided, below",
            "You look at one side only: at theta itself and below. Central differences look at "
            "both sides, eps above and eps below.",
            _each(lambda f, t, i, e: (f(t) - _down(f, t, i, e)) / e),
        ),
        Misconception(
            "half of the way back",
            "The second loss is taken at theta itself, not at eps below it. After going up by eps, "
            "go back by twice as much.",
            _each(lambda f, t, i, e: (_up(f, t, i, e) - f(t)) / (2 * e)),
        ),
        Misconception(
            "divided by eps",
            "Every slope is twice as large as it should be: the two points are 2 eps apart, so "
            "divide by 2 eps.",
            _each(lambda f, t, i, e: _difference(f, t, i, e) / e),
        ),
        Misconception(
            "divided by 2 only",
            "eps is missing in the division. A slope is a rise divided by a distance, and the "
            "distance is 2 eps.",
            _each(lambda f, t, i, e: _difference(f, t, i, e) / 2),
        ),
        Misconception(
            "not divided",
            "You return how much f changes. A slope is that change divided by the distance "
            "between the two points, 2 eps.",
            _each(_difference),
        ),
        Misconception(
            "brackets missing",
            "`… / 2 * eps` divides by 2 and then *multiplies* by eps. Put brackets around "
            "`2 * eps`.",
            _each(lambda f, t, i, e: _difference(f, t, i, e) / 2 * e),
        ),
        Misconception(
            "multiplied",
            "You multiply by 2 eps. A slope is a rise *divided* by a distance.",
            _each(lambda f, t, i, e: _difference(f, t, i, e) * (2 * e)),
        ),
        Misconception(
            "divided by eps squared",
            "You divide by the square of eps. The distance between the two points is 2 eps.",
            _each(lambda f, t, i, e: _difference(f, t, i, e) / e**2),
        ),
        Misconception(
            "wrong way round",
            "Every slope has the wrong sign: take f above minus f below.",
            _each(lambda f, t, i, e: -_central(f, t, i, e)),
        ),
        Misconception(
            "added",
            "The two losses are added. What counts is their difference, f above minus f below.",
            _each(lambda f, t, i, e: (_up(f, t, i, e) + _down(f, t, i, e)) / (2 * e)),
        ),
        Misconception(
            "absolute value",
            "The signs are lost: a slope is negative where f falls. Leave out the absolute value.",
            _each(lambda f, t, i, e: abs(_central(f, t, i, e))),
        ),
        Misconception(
            "eps ignored",
            "You nudge by some small number of your own. Use the `eps` that comes in as an "
            "argument.",
            _each(lambda f, t, i, e: _central(f, t, i, 1e-5)),
        ),
        Misconception(
            "half a step",
            "You go up and down by half of eps. Go a whole eps to each side, and divide by 2 eps.",
            _each(lambda f, t, i, e: _central(f, t, i, e / 2)),
        ),
        Misconception(
            "not restored",
            "The first slope is right, the others are not: a parameter stays nudged while you go "
            "on to the next. Bring it back first, or begin with a fresh copy each time.",
            _not_restored,
        ),
        Misconception(
            "copies made once",
            "The first slope is right, the others are not: your two copies keep all their nudges. "
            "Make fresh copies for each parameter, inside the loop.",
            _left_above,
        ),
        Misconception(
            "two names for one array",
            "All your slopes are 0. `above = theta` makes no copy, only a second name, so both "
            "nudges happen to the same array and cancel. `theta.copy()` makes a copy.",
            _aliased,
        ),
        Misconception(
            "slopes written into theta",
            "The slopes are written into `theta` itself: `g = theta` makes no new array, only a"
            " second name. Start with `np.zeros(theta.shape)`.",
            _into_theta,
        ),
        Misconception(
            "nudged in place",
            "The slopes are right, but you nudge `theta` itself, and adding and subtracting eps "
            "does not bring it back exactly: computers round. Nudge a copy.",
            _in_place,
        ),
        Misconception(
            "all at once",
            "You nudge all parameters at once and get one number. Nudge them one after the other: "
            "each has a slope of its own.",
            lambda f, theta, eps: (f(theta + eps) - f(theta - eps)) / (2 * eps),
        ),
        Misconception(
            "all at once, in every place",
            "Every place holds the same number: you nudge all parameters at once. Nudge one, and "
            "leave the others as they are.",
            _each(lambda f, t, i, e: (f(t + e) - f(t - e)) / (2 * e)),
        ),
        Misconception(
            "whole rows at once",
            "In a table you nudge a whole row at once. Every single number has a slope of its own; "
            "`np.ndindex(theta.shape)` walks through all of them.",
            _rows_at_once,
        ),
        Misconception(
            "flat into f",
            "f gets a flat row where it expects an array of theta's shape. Nudge an array that "
            "keeps its shape.",
            _flat_into_f,
        ),
        Misconception(
            "flattened",
            "The slopes are right, but in one long row. The gradient has the shape of theta.",
            lambda f, theta, eps: _each(_central)(f, theta, eps).ravel(),
        ),
        Misconception(
            "only the first",
            "Only the first parameter has its slope: the `return` stands inside the loop.",
            _first_only,
        ),
        Misconception(
            "a step taken",
            "You return theta minus its slopes. The slopes alone are asked for; the step comes "
            "later.",
            lambda f, theta, eps: theta - _each(_central)(f, theta, eps),
        ),
        Misconception(
            "nudge in place of the parameter",
            "You put `eps` in the parameter's place, and its own value is lost. Nudging means "
            "adding: the value plus eps, and the value minus eps.",
            _replaced_by_eps,
        ),
        Misconception(
            "left nudged down",
            "A parameter that has had its turn stays below its value by eps, since the way "
            "back is missing. Begin with a fresh copy of `theta` for each parameter.",
            _left_below,
        ),
        Misconception(
            "f of a single number",
            "You hand `f` a single number. It wants an array of theta's whole shape, in which "
            "one place is nudged.",
            lambda f, theta, eps: np.array([f(t) for t in theta.ravel()]).reshape(theta.shape),
        ),
        Misconception(
            "two loops for a table",
            "Two loops fit a table only. `theta` may be a row, or have more axes: "
            "`np.ndindex(theta.shape)` walks through any shape.",
            _table_only,
        ),
        Misconception(
            "nudged by a share",
            "You multiply the parameter by 1 + eps. A nudge is an amount, the same for all "
            "parameters: add eps, and subtract it.",
            _each(
                lambda f, theta, place, eps: (
                    (
                        f(_nudged(theta, place, eps * theta[place]))
                        - f(_nudged(theta, place, -eps * theta[place]))
                    )
                    / (2 * eps)
                )
            ),
        ),
    ),
    hints=(
        "Do it for one parameter first. Which two points do you ask f about, and how far apart "
        "are they?",
        "For each place: make a copy of theta with eps added there, another with eps subtracted "
        "there, and ask f about both.",
        "`np.ndindex(theta.shape)` gives every place in turn. `up = theta.copy()` and "
        "`up[place] += eps` nudge one number of a copy. Both belong inside the loop.",
        "The slope is (f above - f below) / (2 * eps), brackets included. Put it into an array "
        "of zeros that has theta's shape, in the same place.",
    ),
)
