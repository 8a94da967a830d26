"""Slips in the numbers of lesson 06 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_UPHILL = "That is uphill: the step is subtracted."
_NO_LR = "The learning rate is missing: multiply the slope by 0.1 before you subtract it."
_STEP_ALONE = "That is the step alone. Subtract it from where you stand."

_COARSE = "Near, but not precise enough: give at least three decimals."

SLIPS = (
    Slips(
        "w_after",
        (
            (3.4, _UPHILL),
            (-1.0, _NO_LR),
            (0.4, _STEP_ALONE),
            (-0.4, _STEP_ALONE),
            (2.8, "The 2 is missing: the slope of (w - 1)² is 2 (w - 1)."),
            (2.4, "The slope is 2 (w - 1), not 2 w: how far is it to the lowest point?"),
            (4.0, "That is the slope. Multiply it by the learning rate, and subtract."),
            (3.0, "That is where you started. Take the step."),
            (2.9, "That is the step of a slope of 1. The slope here is 2 (w - 1)."),
            (1.0, "That is the lowest point itself. One step does not reach it."),
        ),
    ),
    Slips(
        "b_after",
        (
            (1.1, _UPHILL),
            (-5.5, _NO_LR),
            (0.6, _STEP_ALONE),
            (-0.6, _STEP_ALONE),
            (0.2, "This part of the loss is 2 times a square, so its slope is 2 times 2 (b + 1)."),
            (
                0.35,
                "This part of the loss is 2 times a square, and a square brings a 2 of its own.",
            ),
            (0.3, "The slope is 4 (b + 1): at b = 0.5 the bracket is 1.5."),
            (0.7, "Mind the sign in the bracket: it is b + 1."),
            (6.0, "That is the slope. Multiply it by the learning rate, and subtract."),
            (0.5, "That is where you started. The bias takes a step as well."),
            (-1.0, "That is the lowest point itself. One step does not reach it."),
        ),
    ),
    Slips(
        "loss_after",
        (
            (2.56, "That is the first square alone. Add twice the second."),
            (1.62, "That is the second part alone. Add the first square."),
            (8.5, "That is the loss before the step."),
            (3.37, "The 2 in front of the second square is missing."),
            (7.06, "The bias has moved as well: use the new one."),
            (5.62, "The weight has moved as well: use the new one."),
            (8.36, "The 2 belongs to the second square only."),
            (5.93, "The 2 belongs to the second square, not to the first."),
            (4.98, "Mind the sign in the second bracket: with b = -0.1, b + 1 is 0.9."),
            (14.58, "This is the loss one step uphill."),
        ),
    ),
    Slips(
        "dw_by_hand",
        (
            ([-0.76, 0.38], _COARSE),
            ([-0.3775, 0.755], "Mind which input belongs to which weight: x is (2, -1)."),
            ([0.7551, -0.3775], "The signs are the wrong way round: the error is p - y."),
            ([1.2449, -0.6225], "The label is missing: the error is p - y, not p."),
            ([-0.1774, 0.0887], "The slope of the sigmoid is in it once too often: it cancels."),
            ([-1.0, 0.5], "Send z through the sigmoid first: the error is p - y, not z - y."),
            ([-0.8756, 0.4378], "The bias is missing in z."),
            ([-0.6416, 0.3208], "Work z out once more: it is not 0.75."),
            ([-0.1888, -0.2832], "Multiply the error by the inputs, not by the weights."),
            ([-0.3775, -0.3775], "Each weight's slope is the error times its own input."),
            ([-3.2131, 1.6065], "You stopped at the slope for p. Go on to z: most of it cancels."),
            ([0.3775, -0.755], "The inputs are swapped: the first is 2, the second -1."),
            ([-0.7551, -0.3775], "The second input is negative: mind its sign."),
            ([-0.3775, 0.1888], "There is one sample only: no mean over the inputs."),
        ),
    ),
    Slips(
        "db_by_hand",
        (
            (-0.38, _COARSE),
            (0.3775, "The sign is the wrong way round: the error is p - y."),
            (0.6225, "That is p. Subtract the label."),
            (-0.0887, "The slope of the sigmoid is in it once too often: it cancels."),
            (-0.5, "Send z through the sigmoid first: the error is p - y, not z - y."),
            (-0.4378, "The bias is missing in z."),
            (-0.3208, "Work z out once more: it is not 0.75."),
            (-0.0944, "The slope for the bias is not multiplied by the bias: its input is 1."),
            (-1.6065, "You stopped at the slope for p. Go on to z: most of it cancels."),
            (0.0, "The bias has a slope as well: its input is always 1."),
            (-0.1888, "The bias has one slope, the error itself: no mean over the inputs."),
        ),
    ),
)
