"""What lesson 07 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, one_of, shape, whole
from annlib import (
    forward,
    hidden_delta,
    init_parameters,
    relative_error,
    relu,
    relu_derivative,
    sigmoid,
    softmax,
)
from annlib import network_2_2_1 as network

_NEARLY = np.array([12.001, 9.0])


def _deltas(sample: tuple[float, float], label: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a hidden layer's activations, its deltas and the output's, of the 2-2-1 network."""
    z = np.array([sample]) @ network.W_HIDDEN + network.B_HIDDEN
    a = relu(z)
    delta = sigmoid(a @ network.W_OUTPUT + network.B_OUTPUT) - label
    return a, hidden_delta(delta, network.W_OUTPUT, z, relu_derivative), delta


def _slopes_of_a_black_picture() -> int:
    a, hidden, delta = _deltas((0.0, 0.0), 1.0)
    # Through the hidden weights nothing comes in.
    return int(np.count_nonzero(a.T @ delta) + np.count_nonzero(delta) + np.count_nonzero(hidden))


def _probability_of_an_average_flower() -> float:
    start = init_parameters([2, 8, 3], np.random.default_rng(7))
    return float(forward(np.zeros((1, 2)), start, [relu, softmax])[-1][0, 0])


PREDICTIONS = (
    Prediction(
        "review_shapes",
        shape(2, "(2, 5)"),
        lambda: (np.zeros((5, 3)) @ np.zeros((3, 2)) + np.zeros(2)).shape,
        "A row for each sample and a column for each neuron. The bias has shape (2,).",
    ),
    Prediction(
        "review_three_classes",
        number(0, 10, decimals=2),
        lambda: np.log(3),
        "Each class gets a third, and -log(1/3) = log(3), whatever the truth is.",
    ),
    Prediction(
        "review_direction",
        one_of("larger", "smaller"),
        lambda: "smaller",
        "The slope is positive, so the loss grows with the weight. The step goes against it.",
    ),
    Prediction(
        "slope_at_two",
        number(),
        lambda: 2 * (2 * 4) * 1 + 2 * 3 * 1,
        "Only the square has another slope: u is 4 now, so it is 8. By way of s: 2 · 8 = 16; by "
        "way of t still 6. A slope depends on where you are, so the values of the way forward are "
        "needed on the way back.",
    ),
    Prediction(
        "sign_of_delta",
        one_of("positive", "negative"),
        lambda: "positive" if _deltas((2.0, 3.0), 0.0)[2].item() > 0 else "negative",
        "With a larger z the network would say more than 0.893, and the truth is 0: the loss would "
        "grow. So the slope of the loss is positive here.",
    ),
    Prediction(
        "delta_of_the_silent",
        number(),
        lambda: float(_deltas((2.0, 1.0), 1.0)[1][0, 1]),
        "The slope of ReLU is 0 there. Whether z is -1 or -0.9, the neuron hands on 0, and the "
        "loss does not change. So for this sample its weights and its bias have slopes of 0.",
    ),
    Prediction(
        "slopes_of_black",
        whole(0, 9),
        _slopes_of_a_black_picture,
        "At the output: the bias, and the weight through which 0.25 came. In the hidden layer: "
        "the bias of neuron 2. The four hidden weights have slope 0, as nothing came in through "
        "them.",
    ),
    Prediction(
        "which_entry",
        whole(0, 3),
        lambda: 2,
        "`outputs[0]` is X with 64 columns, `outputs[1]` has 32, `outputs[2]` has 16. It came into "
        "the last layer, `parameters[2]`: the numbers agree, for what came in.",
    ),
    Prediction(
        "nearly_right",
        one_of("agrees", "does not"),
        lambda: "agrees" if relative_error(_NEARLY, np.array([12.0, 9.0])) <= 1e-6 else "does not",
        "It looks right, and its relative error is about 3e-5, thirty times more than is allowed. "
        "A formula that is right comes much closer.",
    ),
    Prediction(
        "average_flower",
        number(0, 1, decimals=3),
        _probability_of_an_average_flower,
        "Every weight is multiplied by 0 and every bias is 0, so every z is 0, in all layers. "
        "Softmax makes thirds of that, whatever the weights are.",
    ),
)
