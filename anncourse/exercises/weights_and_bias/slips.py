"""Slips in the numbers of lesson 02 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_WRONG_WAY = (
    "The correction goes the wrong way. The neuron should have fired and did not: e = 1 - 0 = 1, "
    "so weights and bias grow."
)
_NO_MISTAKE = (
    "These are the old weights. Compute z: the neuron stays silent, and it should have fired."
)

SLIPS = (
    Slips(
        "w_by_hand",
        (
            ([-0.39, -0.57], _WRONG_WAY),
            ([0.06, -0.42], _NO_MISTAKE),
            ([4.56, 1.08], "The learning rate is missing: each weight changes by 0.1 times x."),
            ([0.16, -0.32], "Each weight changes by 0.1 times its own input, not by 0.1."),
            ([0.21, 0.03], "The inputs are swapped: the first weight belongs to the length 4.5."),
            ([0.45, 0.15], "That is the correction. Add it to the old weights."),
            ([0.65, -0.25], "You started from the weights of the example before its correction."),
            ([0.51, -0.42], "Both weights are adjusted, each by its own input."),
            ([0.06, -0.27], "Both weights are adjusted, each by its own input."),
        ),
    ),
    Slips(
        "b_by_hand",
        (
            (0, _WRONG_WAY),
            (0.1, "The bias learns as well: it changes by the learning rate times e."),
            (1.1, "The learning rate is missing: the bias changes by 0.1 times e."),
            (0.3, "You started from the bias before the example's correction. It is 0.1 by now."),
            (0.55, "The bias has no input of its own: it changes by 0.1 times e, and that is all."),
            (0.25, "The bias has no input of its own: it changes by 0.1 times e, and that is all."),
            (0.7, "The bias has no input of its own: it changes by 0.1 times e, and that is all."),
        ),
    ),
)
