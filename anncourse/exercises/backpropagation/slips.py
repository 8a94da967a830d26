"""Slips in the numbers of lesson 07 that are worked out by hand."""

from __future__ import annotations

from typing import Any

from anncourse.checks.slips import Slips


def _column(*numbers: float) -> Any:
    return [[number] for number in numbers]


_TURNED = "The sign is the wrong way round: delta is p - y, prediction minus truth."
_P_ALONE = "That uses p alone. Subtract the label: delta is p - y."
_Z = "Send z through the sigmoid first: delta is p - y, not z - y."
_TWICE = "The slope of the sigmoid, p (1 - p), is in it once too often: it has cancelled."
_AT_P = "You stopped at the slope for p. Go on to z: p (1 - p) cancels, and p - y is left."
_SQUARED = "That belongs to the squared error. With cross-entropy, delta is p - y."
_EXAMPLE = "That is the number of the example. Your sample is (1, 2), and its label is 1."
_MEAN = "Nothing is divided here: there is only one sample."
_SLOPE_OF_SIGMOID = (
    "A slope of the sigmoid is in it. At the output it has cancelled, and the hidden neurons have "
    "ReLU, whose slope is 1 here."
)
_COARSE = (
    "Near, but not precise enough: rounding adds up on the way. Calculate with p = 0.6225, and "
    "with four decimals throughout."
)
_NEW_WEIGHTS = (
    "The error goes back through the weights that made it, the old ones. No weight has taken a "
    "step yet."
)

SLIPS = (
    Slips(
        "delta_output",
        (
            (-0.38, _COARSE),
            (0.3775, _TURNED),
            (0.6225, _P_ALONE),
            (-0.5, _Z),
            (0.5, "That is z of the output. Send it through the sigmoid, and subtract the label."),
            (-0.0887, _TWICE),
            (-0.1774, _SQUARED),
            (-0.7551, _SQUARED),
            (0.1425, "That is the squared error itself. Its size does not say which way to go."),
            (-1.6065, _AT_P),
            (0.4741, "That is the loss. Delta is its slope when z changes: p - y."),
            (0.235, "That is the slope of the sigmoid alone. Delta is p - y."),
            (0.8933, _EXAMPLE),
        ),
    ),
    Slips(
        "dW_output",
        (
            (
                [-0.1888, -0.2832],
                "The numbers are right. `W_output` is a table with two rows and one column, and so "
                "is its gradient: `[[…], […]]`.",
            ),
            (
                [[-0.1888, -0.2832]],
                "The numbers are right, but they stand in one row. `W_output` has two rows and one "
                "column, and so has its gradient: `[[…], […]]`.",
            ),
            (_column(-0.19, -0.28), _COARSE),
            (_column(-0.19, -0.285), _COARSE),
            (_column(0.1888, 0.2832), _TURNED),
            (_column(0.3112, 0.4668), _P_ALONE),
            (_column(-0.25, -0.375), _Z),
            (_column(-0.0444, -0.0665), _TWICE),
            (_column(-0.8033, -1.2049), _AT_P),
            (
                _column(-0.5663, 0.7551),
                "You multiplied delta by the weights. A weight's slope is delta times what came "
                "in through it, the a of the hidden neuron.",
            ),
            (
                _column(-0.3775, -0.7551),
                "You multiplied by x1 and x2. The output neuron never saw them: what came in "
                "through its weights are the a of the hidden neurons.",
            ),
            (
                _column(-0.3775, -0.3775),
                "That is delta alone, twice. Multiply it by what came in through each weight.",
            ),
            (_column(0.5, 0.75), "That is what came in. Multiply it by delta."),
            (_column(-0.2832, -0.1888), "The two are swapped: hidden neuron 1 comes first."),
            (_column(-0.0944, -0.1416), _MEAN),
            (_column(1.1166, 0.4467), _EXAMPLE),
        ),
    ),
    Slips(
        "db_output",
        (
            (-0.38, _COARSE),
            (0.3775, _TURNED),
            (0.6225, _P_ALONE),
            (-0.5, _Z),
            (-0.0887, _TWICE),
            (-1.6065, _AT_P),
            (0.0, "The bias has a slope as well: its input is always 1."),
            (1.0, "1 is the input of a bias. Multiply it by delta."),
            (
                -0.4719,
                "Neither the bias itself nor the a of the hidden neurons have a place here. The "
                "input of a bias is always 1.",
            ),
            (-0.1888, "The input of a bias is always 1: delta, times 1."),
            (0.8725, "That is where the bias would be after a step. Its slope is asked for."),
            (1.6275, "That is where the bias would be after a step. Its slope is asked for."),
            (0.8933, _EXAMPLE),
        ),
    ),
    Slips(
        "delta_hidden",
        (
            (
                [[-0.5663, 0.7551]],
                "The numbers are right. Leave out one pair of brackets: two numbers, no table.",
            ),
            (
                _column(-0.5663, 0.7551),
                "The numbers are right. Leave out the inner brackets: two numbers are asked for.",
            ),
            ([-0.57, 0.76], _COARSE),
            ([0.5663, -0.7551], _TURNED),
            ([0.9337, -1.2449], _P_ALONE),
            ([-0.75, 1.0], _Z),
            ([-2.4098, 3.213], _AT_P),
            ([-0.1331, 0.1774], _SLOPE_OF_SIGMOID),
            (
                [-0.1331, 0.1645],
                "You used the slope of the sigmoid. The hidden neurons have ReLU, whose slope is "
                "1 where z is positive.",
            ),
            (
                [-0.1416, 0.1416],
                "a (1 - a) is the slope of the sigmoid. The hidden neurons have ReLU, whose slope "
                "is 1 where z is positive.",
            ),
            (
                [-0.1888, -0.2832],
                "You multiplied by the a of the hidden neurons, which gives dW_output. The error "
                "goes back through the *weights*, 1.5 and -2.",
            ),
            (
                [-0.2832, 0.5663],
                "You multiplied by a (or z) as well. What counts is the *slope* of ReLU there, "
                "which is 1.",
            ),
            (
                [-0.3775, -0.3775],
                "You handed delta on as it is. It goes back through the weights, 1.5 and -2.",
            ),
            (
                [-0.5663, -0.7551],
                "The weight of hidden neuron 2 is -2: mind its sign. It pulls the output down.",
            ),
            ([0.7551, -0.5663], "The two are swapped: hidden neuron 1, with the 1.5, comes first."),
            (
                [0.0, 0.0],
                "Both hidden neurons have a positive z, so the slope of ReLU is 1, not 0.",
            ),
            ([-0.6376, 0.6482], _NEW_WEIGHTS),
            ([-0.5734, 0.7444], _NEW_WEIGHTS),
            (
                [-0.1888, 0.3775],
                "Those are weights of the hidden layer. The error comes back through the weights "
                "to the *output*: 1.5 and -2.",
            ),
            (
                0.1888,
                "You added the two up. Each hidden neuron has a delta of its own.",
            ),
            ([1.34, -1.7866], _EXAMPLE),
        ),
    ),
    Slips(
        "dW_hidden",
        (
            (
                [-0.5663, 0.7551],
                "That is delta_hidden. Each of its numbers is multiplied by x1 and by x2: that "
                "makes four.",
            ),
            ([[-0.57, 0.76], [-1.13, 1.51]], _COARSE),
            ([[-0.57, 0.76], [-1.14, 1.52]], _COARSE),
            ([[-0.567, 0.756], [-1.134, 1.512]], _COARSE),
            ([[-0.57, 0.76], [-1.134, 1.512]], _COARSE),
            (
                [[-0.5663, -1.1326], [0.7551, 1.5102]],
                "The numbers are right, but rows and columns are swapped. A row belongs to an "
                "input, a column to a hidden neuron, as in W_hidden.",
            ),
            ([[0.5663, -0.7551], [1.1326, -1.5102]], _TURNED),
            ([[0.9337, -1.2449], [1.8674, -2.4898]], _P_ALONE),
            ([[-0.75, 1.0], [-1.5, 2.0]], _Z),
            ([[-2.4098, 3.213], [-4.8196, 6.4261]], _AT_P),
            ([[-0.1331, 0.1774], [-0.2662, 0.3549]], _SLOPE_OF_SIGMOID),
            (
                [[-0.2832, 0.3775], [-0.4247, 0.5663]],
                "You multiplied by the a of the hidden neurons. What came in through *these* "
                "weights are x1 and x2.",
            ),
            (
                [[-0.2832, 0.5663], [-0.2832, 0.5663]],
                "You multiplied by the a of the hidden neurons. What came in through *these* "
                "weights are x1 and x2.",
            ),
            (
                [[-0.5663, 0.7551], [-0.5663, 0.7551]],
                "Both rows hold delta_hidden alone. Multiply row 1 by x1, row 2 by x2.",
            ),
            (
                [[0.7551, -0.5663], [1.5102, -1.1326]],
                "The columns are swapped: column 1 belongs to hidden neuron 1.",
            ),
            (
                [[-1.1326, 1.5102], [-0.5663, 0.7551]],
                "The rows are swapped: row 1 belongs to x1.",
            ),
            (
                [[-0.2832, -0.7551], [-0.1416, 0.5663]],
                "You multiplied by the weights of the hidden layer. A weight's slope is delta "
                "times what came in through it: x1 or x2.",
            ),
            (
                [[-0.3775, -0.3775], [-0.7551, -0.7551]],
                "You multiplied by the delta of the output. Each hidden neuron has its own, "
                "delta_hidden.",
            ),
            ([[-0.5663, -0.7551], [-1.1326, -1.5102]], "Mind the sign of the weight -2."),
            ([[-0.2832, 0.3775], [-0.5663, 0.7551]], _MEAN),
            ([[2.68, -3.5732], [4.02, -5.3599]], _EXAMPLE),
        ),
    ),
    Slips(
        "db_hidden",
        (
            ([-0.57, 0.76], _COARSE),
            ([0.5663, -0.7551], _TURNED),
            ([0.9337, -1.2449], _P_ALONE),
            ([-0.75, 1.0], _Z),
            ([-2.4098, 3.213], _AT_P),
            ([-0.1331, 0.1774], _SLOPE_OF_SIGMOID),
            ([0.0, 0.0], "Biases have slopes as well: their input is always 1."),
            ([1.0, 1.0], "1 is the input of a bias. Multiply it by the delta of its neuron."),
            (
                [0.2832, 0.1888],
                "You multiplied by the biases themselves. The input of a bias is always 1.",
            ),
            (
                [-1.6989, 2.2653],
                "You added up the columns of dW_hidden. The input of a bias is always 1: delta, "
                "times 1.",
            ),
            (
                [-0.3775, -0.3775],
                "You used the delta of the output. Each hidden neuron has its own, delta_hidden.",
            ),
            (
                0.1888,
                "You added the two up. Each hidden neuron has a bias of its own, and so a slope "
                "of its own.",
            ),
            ([0.7551, -0.5663], "The two are swapped: hidden neuron 1 comes first."),
            ([-0.5663, -0.7551], "Mind the sign of the weight -2."),
            ([-0.2832, 0.3775], _MEAN),
            ([1.34, -1.7866], _EXAMPLE),
        ),
    ),
)
