"""Exercise ``fit_line(x, y)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.weights_and_bias.fit_line_mistakes import MISCONCEPTIONS
from annlib.linear_regression import fit_line


def _scattered(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(4, 10))
    # Steps of at least 0.4, so that no x comes twice; shuffled, so that their order is no help.
    x = rng.permutation(rng.uniform(0.5, 2) + np.cumsum(rng.uniform(0.4, 1.2, n)))
    slope, intercept = rng.uniform(0.4, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
    return x, slope * x + intercept + rng.uniform(-1, 1, n)


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    x = rng.uniform(-3, 3, 30)
    return x, 1.5 * x - 0.5 + rng.uniform(-1, 1, 30)


_SCATTERED = (
    (np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.5, 4.5])),
    (np.array([1.0, 2.0, 3.0, 6.0]), np.array([4.0, 5.0, 3.0, 10.0])),
)


EXERCISE = Exercise(
    name="fit_line",
    reference=fit_line,
    # Wider than usual: least squares in float32 is right to four digits.
    rtol=1e-4,
    atol=2e-5,
    parts=(
        Part(
            "points that lie on one line",
            examples=(
                (np.array([1.0, 2.0, 4.0]), np.array([1.5, 3.5, 7.5])),
                (np.array([3.0, 0.0, 1.0, 5.0]), np.array([-5.0, 1.0, -1.0, -9.0])),
            ),
        ),
        Part(
            "points that scatter: the slope",
            examples=_SCATTERED,
            make=_scattered,
            results=((1,),),
            weight=2,
            advice="It works where all points lie on one line, and not where they scatter. Then "
            "no two points alone can tell the slope: all of them take part.",
        ),
        Part(
            "points that scatter: the intercept",
            examples=_SCATTERED,
            make=_scattered,
            results=((2,),),
            core=False,
            advice="The slope is right. The line runs through the point whose x is the mean of all "
            "x, and whose y is the mean of all y.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _scattered,
                (
                    (
                        as_they_are(),
                        sized("there are many points", _many, lambda args: len(args[0]) > 20),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1)),
                    (as_they_are(), repeated(0), repeated(1), zero(0), zero(1), negative(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Do the three points of the example in the text again, with pencil and paper. Each column "
        "of that table is one line of code.",
        "`x - np.mean(x)` gives all the distances from the mean at once. Call it `dx`, and make a "
        "`dy` in the same way.",
        "The slope is the sum of `dx * dy` divided by the sum of `dx ** 2`.",
        "For the intercept, solve mean of y = slope × mean of x + intercept. Return slope and "
        "intercept, in this order, with a comma between them.",
    ),
)
