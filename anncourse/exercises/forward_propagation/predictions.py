"""What lesson 04 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, numbers, one_of, shape, whole
from annlib import collapse_linear, count_parameters, forward, relu, sigmoid
from annlib import network_2_2_1 as network


def _hidden(sample: tuple[float, float]) -> list[float]:
    return [float(a) for a in relu(np.array(sample) @ network.W_HIDDEN + network.B_HIDDEN)]


def _without_biases() -> float:
    parameters = [(W, np.zeros_like(b)) for W, b in network.PARAMETERS]
    return float(forward(np.zeros((1, 2)), parameters, [relu, sigmoid])[-1][0, 0])


def _collapsed() -> list[float]:
    layers = ([[2.0]], [1.0], [[3.0]], [-4.0])
    W, b = collapse_linear(*(np.array(one) for one in layers))
    return [float(W[0, 0]), float(b[0])]


PREDICTIONS = (
    Prediction(
        "review_sigmoid",
        number(0, 1, decimals=1),
        lambda: float(sigmoid(np.array(0.0))),
        "e to the power of 0 is 1, and 1 / (1 + 1) is a half: neither for nor against (lesson 3).",
    ),
    Prediction(
        "review_firing_point",
        number(),
        lambda: 1.5,
        "The sigmoid is 0.5 where z is 0, and 2x - 3 is 0 at 1.5 (lesson 3).",
    ),
    Prediction(
        "review_output",
        one_of("sigmoid", "softmax", "none"),
        lambda: "none",
        "A price has no upper end, and it is not a probability (lesson 3).",
    ),
    Prediction(
        "first_neuron",
        number(),
        lambda: _hidden((4.0, 0.0))[0],
        "0.5 times 4, plus 0.25 times 0, minus 0.5. That is positive, so ReLU hands it on as it "
        "is.",
    ),
    Prediction(
        "other_sample",
        number(),
        lambda: _hidden((2.0, 1.0))[1],
        "The weighted sum with its bias is -2 + 0.75 + 0.25 = -1, and ReLU makes 0 of everything "
        "negative. For this sample the neuron stays silent.",
    ),
    Prediction(
        "batch_shape",
        shape(2, "(2, 5)"),
        lambda: (np.ones((50, 4)) @ np.ones((4, 3)) + np.ones(3)).shape,
        "50 samples went in, 4 numbers each; 50 samples come out, one number from each of 3 "
        "neurons.",
    ),
    Prediction(
        "blank_sheet",
        numbers(2, "[1.0, 2.0]"),
        lambda: _hidden((0.0, 0.0)),
        "Every weight is multiplied by 0. What is left is the bias, and ReLU lets the positive "
        "one through.",
    ),
    Prediction(
        "large_network",
        whole(0),
        lambda: count_parameters([784, 128, 10]),
        "784 times 128 and 128 times 10 weights, 128 and 10 biases. Nearly all of them are "
        "weights of the first layer; only 138 are biases.",
        within=1000,
    ),
    Prediction(
        "shrug",
        number(0, 1),
        _without_biases,
        "Every neuron gets z = 0, and sigmoid(0) is 0.5: a network that shrugs.",
    ),
    Prediction(
        "collapsed",
        numbers(2, "[1, 1]"),
        _collapsed,
        "3 (2x + 1) - 4 = 6x + 3 - 4. The weights are multiplied. The first bias goes through the "
        "second weight, 3 times 1; the second bias is added as it is.",
    ),
)
