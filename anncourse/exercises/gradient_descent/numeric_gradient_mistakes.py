"""Wrong ways to write `numeric_gradient`, as learners write them."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.numeric_gradient_steps import (
    aliased,
    central,
    difference,
    down,
    each,
    first_only,
    flat_into_f,
    in_place,
    into_theta,
    left_above,
    left_below,
    not_restored,
    nudged,
    replaced_by_eps,
    rows_at_once,
    table_only,
    up,
)

MISCONCEPTIONS = (
    Misconception(
        "slopes added up",
        "You add the slopes of all parameters up to one number. Each has a slope of its own: write "
        "it into its place in an array of theta's shape.",
        lambda f, theta, eps: float(each(central)(f, theta, eps).sum()),
    ),
    Misconception(
        "five points",
        "You look at four points beside theta, two of them 2 eps away. That is finer, and not what "
        "is asked for: the *central difference* looks at eps above and eps below.",
        each(
            lambda f, t, i, e: (8 * difference(f, t, i, e) - difference(f, t, i, 2 * e)) / (12 * e)
        ),
    ),
    Misconception(
        "one-sided",
        "You look at one side only: above theta and at theta itself. Central differences look "
        "at both sides, eps above and eps below.",
        each(lambda f, t, i, e: (up(f, t, i, e) - f(t)) / e),
    ),
    Misconception(
        "one-sided, below",
        "You look at one side only: at theta itself and below. Central differences look at "
        "both sides, eps above and eps below.",
        each(lambda f, t, i, e: (f(t) - down(f, t, i, e)) / e),
    ),
    Misconception(
        "half of the way back",
        "The second loss is taken at theta itself, not at eps below it. After going up by eps, "
        "go back by twice as much.",
        each(lambda f, t, i, e: (up(f, t, i, e) - f(t)) / (2 * e)),
    ),
    Misconception(
        "divided by eps",
        "Every slope is twice as large as it should be: the two points are 2 eps apart, so "
        "divide by 2 eps.",
        each(lambda f, t, i, e: difference(f, t, i, e) / e),
    ),
    Misconception(
        "divided by 2 only",
        "eps is missing in the division. A slope is a rise divided by a distance, and the "
        "distance is 2 eps.",
        each(lambda f, t, i, e: difference(f, t, i, e) / 2),
    ),
    Misconception(
        "not divided",
        "You return how much f changes. A slope is that change divided by the distance "
        "between the two points, 2 eps.",
        each(difference),
    ),
    Misconception(
        "brackets missing",
        "`… / 2 * eps` divides by 2 and then *multiplies* by eps. Put brackets around `2 * eps`.",
        each(lambda f, t, i, e: difference(f, t, i, e) / 2 * e),
    ),
    Misconception(
        "multiplied",
        "You multiply by 2 eps. A slope is a rise *divided* by a distance.",
        each(lambda f, t, i, e: difference(f, t, i, e) * (2 * e)),
    ),
    Misconception(
        "divided by eps squared",
        "You divide by the square of eps. The distance between the two points is 2 eps.",
        each(lambda f, t, i, e: difference(f, t, i, e) / e**2),
    ),
    Misconception(
        "wrong way round",
        "Every slope has the wrong sign: take f above minus f below.",
        each(lambda f, t, i, e: -central(f, t, i, e)),
    ),
    Misconception(
        "added",
        "The two losses are added. What counts is their difference, f above minus f below.",
        each(lambda f, t, i, e: (up(f, t, i, e) + down(f, t, i, e)) / (2 * e)),
    ),
    Misconception(
        "absolute value",
        "The signs are lost: a slope is negative where f falls. Leave out the absolute value.",
        each(lambda f, t, i, e: abs(central(f, t, i, e))),
    ),
    Misconception(
        "eps ignored",
        "You nudge by some small number of your own. Use the `eps` that comes in as an argument.",
        each(lambda f, t, i, e: central(f, t, i, 1e-5)),
    ),
    Misconception(
        "half a step",
        "You go up and down by half of eps. Go a whole eps to each side, and divide by 2 eps.",
        each(lambda f, t, i, e: central(f, t, i, e / 2)),
    ),
    Misconception(
        "not restored",
        "The first slope is right, the others are not: a parameter stays nudged while you go "
        "on to the next. Bring it back first, or begin with a fresh copy each time.",
        not_restored,
    ),
    Misconception(
        "copies made once",
        "The first slope is right, the others are not: your two copies keep all their nudges. "
        "Make fresh copies for each parameter, inside the loop.",
        left_above,
    ),
    Misconception(
        "two names for one array",
        "All your slopes are 0. `above = theta` makes no copy, only a second name, so both "
        "nudges happen to the same array and cancel. `theta.copy()` makes a copy.",
        aliased,
    ),
    Misconception(
        "slopes written into theta",
        "The slopes are written into `theta` itself: `g = theta` makes no new array, only a"
        " second name. Start with `np.zeros(theta.shape)`.",
        into_theta,
    ),
    Misconception(
        "nudged in place",
        "The slopes are right, but you nudge `theta` itself, and adding and subtracting eps "
        "does not bring it back exactly: computers round. Nudge a copy.",
        in_place,
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
        each(lambda f, t, i, e: (f(t + e) - f(t - e)) / (2 * e)),
    ),
    Misconception(
        "whole rows at once",
        "In a table you nudge a whole row at once. Every single number has a slope of its own; "
        "`np.ndindex(theta.shape)` walks through all of them.",
        rows_at_once,
    ),
    Misconception(
        "flat into f",
        "f gets a flat row where it expects an array of theta's shape. Nudge an array that "
        "keeps its shape.",
        flat_into_f,
    ),
    Misconception(
        "flattened",
        "The slopes are right, but in one long row. The gradient has the shape of theta.",
        lambda f, theta, eps: each(central)(f, theta, eps).ravel(),
    ),
    Misconception(
        "only the first",
        "Only the first parameter has its slope: the `return` stands inside the loop.",
        first_only,
    ),
    Misconception(
        "a step taken",
        "You return theta minus its slopes. The slopes alone are asked for; the step comes later.",
        lambda f, theta, eps: theta - each(central)(f, theta, eps),
    ),
    Misconception(
        "nudge in place of the parameter",
        "You put `eps` in the parameter's place, and its own value is lost. Nudging means "
        "adding: the value plus eps, and the value minus eps.",
        replaced_by_eps,
    ),
    Misconception(
        "left nudged down",
        "A parameter that has had its turn stays below its value by eps, since the way "
        "back is missing. Begin with a fresh copy of `theta` for each parameter.",
        left_below,
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
        table_only,
    ),
    Misconception(
        "nudged by a share",
        "You multiply the parameter by 1 + eps. A nudge is an amount, the same for all "
        "parameters: add eps, and subtract it.",
        each(
            lambda f, theta, place, eps: (
                (
                    f(nudged(theta, place, eps * theta[place]))
                    - f(nudged(theta, place, -eps * theta[place]))
                )
                / (2 * eps)
            )
        ),
    ),
)
