"""Exercise ``gradients_agree(f, theta, gradient)``."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.backpropagation.gradients_agree_cases import (
    SMALL,
    SPACE,
    TABLE_AT,
    TABLE_SLOPES,
    biases,
    close_to_the_bottom,
    extreme,
    flat,
    hidden_mistake,
    more_axes,
    row,
)
from anncourse.exercises.backpropagation.gradients_agree_compare_mistakes import COMPARE_MISTAKES
from anncourse.exercises.backpropagation.gradients_agree_measure_mistakes import MEASURE_MISTAKES
from anncourse.exercises.gradient_descent.formulas import TABLE
from annlib.gradcheck import gradients_agree

EXERCISE = Exercise(
    name="gradients_agree",
    reference=gradients_agree,
    parameters=("f", "theta", "gradient"),
    parts=(
        Part(
            "a row of parameters",
            examples=(
                (SMALL, np.array([3.0, 2.0]), np.array([12.0, 9.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([12.0, -9.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([9.0, 12.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([3.0, 2.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([21.0, 21.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([0.0, 0.0])),
            ),
            make=row,
            n_random=8,
        ),
        Part(
            "a table of parameters, or more axes",
            examples=(
                (TABLE, TABLE_AT, TABLE_SLOPES),
                (TABLE, TABLE_AT, np.array([[2.25, 24.0, -3.0], [0.5, -3.0, 2.0]])),
            ),
            make=more_axes,
            n_random=8,
            advice="A table is no other matter than a row: `numeric_gradient` takes arrays of "
            "any shape, and so does `relative_error`.",
        ),
        Part(
            "a wrong number anywhere, however small the mistake",
            examples=(
                (SMALL, np.array([3.0, 2.0]), np.array([12.001, 9.0])),
                (SMALL, np.array([3.0, 2.0]), np.array([12.0, 9.001])),
                # A relative error of 3e-6, close above the border.
                (SMALL, np.array([3.0, 2.0]), np.array([12.0001, 9.0])),
                (SMALL, np.array([-0.5, 2.0]), np.array([-2.0, 0.25])),
            ),
            make=hidden_mistake,
            n_random=13,
            weight=2,
            advice="A mistake can be small, and in one place only. Does the comparison see all "
            "numbers, with their signs, and is its tolerance small enough?",
        ),
        Part(
            "the loss of a layer, its biases included",
            make=biases,
            n_random=8,
            core=False,
        ),
        Part(
            "very small and very large slopes",
            make=extreme,
            n_random=12,
            core=False,
            advice="Be the slopes tiny or huge, what counts is how large the difference is *in "
            "comparison with them*.",
        ),
        Part(
            "close to the lowest point of a valley",
            make=close_to_the_bottom,
            n_random=8,
            core=False,
            advice="Close to the bottom of a valley only good measurements will do: central "
            "differences with eps = 1e-5.",
        ),
        Part(
            "slopes that are 0",
            make=flat,
            n_random=10,
            core=False,
            advice="Where all slopes are 0, a gradient of zeros is right. Mind the 0 below the "
            "line of the relative error.",
        ),
        Part("every kind of parameters and of mistakes", space=SPACE, core=False),
    ),
    misconceptions=(*COMPARE_MISTAKES, *MEASURE_MISTAKES),
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
