"""Slips in the numbers of lab 13."""

from __future__ import annotations

from anncourse.checks.slips import Slips

SLIPS = (
    Slips(
        "leak_line",
        (
            (
                1,
                "Each return is made of a day and the day before it. Nothing of tomorrow is there.",
            ),
            (2, "This is what is to be predicted. It may know the day; the *inputs* may not."),
            (3, "These are the days to predict: the first has `size` days before it. All is well."),
            (
                5,
                "This line takes the days back from `last`, and does that rightly. Is `last` what "
                "it should be?",
            ),
            (6, "The target of a day is that day. All is well. Which days are in its window?"),
            (7, "The last fifth is for the test, in the order of time. All is well with it."),
            (8, "Mean and standard deviation are of the training part alone. All is well."),
        ),
    ),
    Slips(
        "margin_by_hand",
        (
            (0.01, "That is one standard deviation. Multiply by 1.96."),
            (1.96, "That is in percentage points, and right. As a share it is a hundredth of it."),
            (0.0392, "That is the whole width of the interval. The margin is half of it."),
            (0.000196, "You divided by n outside the root. It stands under the root."),
            (0.02, "Nearly: the factor is 1.96, not 2."),
            (0.0098, "The root of p (1 - p) = 0.25 is 0.5, not 0.25."),
        ),
    ),
)
