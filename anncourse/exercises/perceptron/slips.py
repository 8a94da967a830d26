"""Slips in the numbers of lesson 01 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

SLIPS = (
    Slips(
        "z_by_hand",
        (
            (2.5, "The bias is missing: add -3 as well."),
            (5.5, "The bias is -3: adding it makes the sum smaller."),
            (-3.5, "The bias is added once, not once for each input."),
            (1.0, "That is z of the example, for today. Tomorrow has other numbers."),
            (6.25, "The weights are swapped: 4 belongs to the clouds, 1 to the hours."),
            (3.25, "The weights are swapped: 4 belongs to the clouds, 1 to the hours."),
            (0, "0 is what the perceptron answers. z is the number before the step."),
        ),
    ),
    Slips(
        "y_by_hand",
        (
            (1, "The neuron fires only if z is at least 0. Is it?"),
            (-0.5, "The answer of a perceptron is 0 or 1: what does the step make of z?"),
        ),
    ),
)
