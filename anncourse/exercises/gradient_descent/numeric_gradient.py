"""Exercise ``numeric_gradient(f, theta, eps)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, repeated, sized, zero
from anncourse.checks.space import Space
from anncourse.exercises.gradient_descent.formulas import TABLE, named
from anncourse.exercises.gradient_descent.numeric_gradient_mistakes import MISCONCEPTIONS
from annlib.activations import sigmoid
from annlib.gradcheck import numeric_gradient
from annlib.losses import binary_cross_entropy

# Cubes, so that one side alone and eps forgotten show; mixed terms, so that a parameter that
# stays nudged spoils the next one.
_ROW = named("t[0]**3 + 2*t[0]*t[1]", lambda t: t[0] ** 3 + 2 * t[0] * t[1])
_SQUARES = named("(t[0] - 1)**2 + 3*t[1]**3", lambda t: (t[0] - 1) ** 2 + 3 * t[1] ** 3)


def _cubic(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Any, ...]:
    cubes = rng.choice([-2.0, -1.0, 1.0, 2.0], shape)
    slants = rng.choice([-1.5, -1.0, 1.0, 1.5], shape)
    f = named(
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
    f = named(
        "the loss of a neuron with theta = [*w, b]",
        lambda t: binary_cross_entropy(sigmoid(X @ t[:-1] + t[-1]), y),
    )
    theta = rng.uniform(0.4, 1.5, k + 1) * rng.choice([-1.0, 1.0], k + 1)
    return f, theta, float(rng.choice([1.0, 0.5]))


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
            examples=((TABLE, np.array([[1.0, 2.0, -0.5], [3.0, -1.5, 0.75]]), 0.5),),
            make=_more_axes,
            advice="A row of parameters works, a table does not yet. `np.ndindex(theta.shape)` "
            "walks through every place of an array of any shape.",
        ),
        Part(
            "the loss of a neuron, weights and bias",
            make=_neuron,
            core=False,
        ),
        Part(
            "parameters that are 0, or alike",
            space=Space(
                _row,
                (
                    (
                        as_they_are(),
                        sized("theta is a table", _more_axes, lambda a: np.ndim(a[1]) > 1),
                    ),
                    (as_they_are(), zero(1), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
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
