"""Slips in the numbers of lesson 04 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_STARTS = (
    "You followed the lines that start at an input. A neuron collects along the lines that end "
    "in it."
)
_NO_BIAS = "The biases are missing."
_SWAPPED = "The two neurons are swapped: neuron 1, the upper one, comes first."
_EXAMPLE = "Those are the numbers of the example, the sample (2, 3). Yours is (1, 2)."
_FOLLOWS = "This follows from a z that is not right yet: mend that first."

SLIPS = (
    Slips(
        "z_hidden",
        (
            ([1.0, 0.5], _NO_BIAS),
            ([-2.0, 2.0], _STARTS),
            ([-1.5, 1.75], _STARTS + " The biases are missing as well."),
            ([0.75, 0.5], _SWAPPED),
            ([0.75, -1.0], "The inputs are swapped: x1 is 1 and x2 is 2."),
            ([1.25, 0.5], _EXAMPLE),
            (
                [1.5, 0.25],
                "The biases are subtracted. They are added.",
            ),
            ([0.0, 1.0], "The bias is added once for each neuron, not once for each line."),
            ([1.25, 0.0], "The biases are swapped: neuron 1 has -0.5, neuron 2 has 0.25."),
            ([0.5, 2.75], "The weight from x1 to neuron 2 is -1: mind its sign."),
        ),
    ),
    Slips(
        "a_hidden",
        (
            ([0.75, 0.5], _SWAPPED),
            ([0.6225, 0.6792], "That is the sigmoid. The hidden neurons use ReLU."),
            ([0.4621, 0.6351], "That is tanh. The hidden neurons use ReLU."),
            ([1, 1], "That is the step function. ReLU passes a positive number on as it is."),
            ([0, 0], "ReLU passes a positive number on as it is, and both are positive."),
            ([1.25, 0.5], _EXAMPLE),
            ([1.0, 0.5], _NO_BIAS),
            ([0.0, 2.0], _FOLLOWS),
            ([0.75, 0.0], _FOLLOWS),
            ([1.25, 0.0], _FOLLOWS),
            ([0.5, 2.75], _FOLLOWS),
            ([1.5, 0.25], _FOLLOWS),
        ),
    ),
    Slips(
        "z_second",
        (
            ([1.0, -2.0], _NO_BIAS),
            ([-1.75, 0.5], _SWAPPED),
            ([-0.5, 1.75], "The inputs are swapped: x1 is 2 and x2 is 0."),
            ([0.5, 0.0], "That is what ReLU makes of them. z is the number before it."),
            ([1.5, -2.25], "The biases are subtracted. They are added."),
            ([0.5, 0.75], "That is z of the first sample, (1, 2). The second one is (2, 0)."),
            ([0.5, 2.25], "The weight from x1 to neuron 2 is -1: mind its sign."),
            ([1.25, -2.5], "The biases are swapped: neuron 1 has -0.5, neuron 2 has 0.25."),
        ),
    ),
    Slips(
        "a_second",
        (
            ([0.5, -1.75], "ReLU is missing: it makes 0 of everything negative."),
            ([0.5, 1.75], "ReLU makes 0 of a negative number; it does not turn its sign round."),
            ([0.0, 0.5], _SWAPPED),
            ([0.6225, 0.148], "That is the sigmoid. The hidden neurons use ReLU."),
            ([0.4621, -0.9414], "That is tanh. The hidden neurons use ReLU."),
            (
                [1, 0],
                "Either the biases are missing, or this is the step function. ReLU passes a "
                "positive number on as it is.",
            ),
            ([0.5, 0.75], "That is for the first sample, (1, 2). The second one is (2, 0)."),
        ),
    ),
    Slips(
        "z_output",
        (
            (-0.75, "The bias is missing: add 1.25."),
            (-2.0, "The bias is subtracted. It is added."),
            (3.5, "The second weight is -2: the second product is negative."),
            (1.375, "The hidden values are swapped: 1.5 belongs to hidden neuron 1."),
            (-1.25, "The output neuron never sees x1 and x2. Its inputs are the hidden values."),
            (2.125, _EXAMPLE),
            (0.6225, "That is what the sigmoid makes of it. z is the number before."),
            (1.75, "The bias is added once, not once for each line."),
        ),
    ),
    Slips(
        "a_output",
        (
            (0.5, "That is z, unless you rounded a too much. Send z through the sigmoid."),
            (0.3775, "The sign in the exponent is wrong: sigmoid(z) is 1 / (1 + e^-z)."),
            (0.4621, "That is tanh. The output neuron uses the sigmoid."),
            (1, "That is the step function. The output neuron uses the sigmoid."),
            (0.3208, "The bias is missing in z."),
            (0.8933, _EXAMPLE),
            (0.6508, "The sigmoid is applied twice."),
            (0.2227, _FOLLOWS),
            (0.7982, _FOLLOWS),
            (0.9707, _FOLLOWS),
            (0.62, "Near, but not precise enough: give at least three decimals."),
            (0.6, "Give at least three decimals."),
        ),
    ),
)
