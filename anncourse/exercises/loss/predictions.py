"""What lesson 05 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, one_of, shape, whole
from annlib import accuracy, cross_entropy, forward, one_hot, relu, sigmoid
from annlib import network_2_2_1 as network


def _accuracy_after_the_nudge() -> float:
    hidden = (network.W_HIDDEN, network.B_HIDDEN)
    samples = np.array([[1.0, 2.0], [2.0, 3.0], [2.0, 1.0]])
    parameters = [hidden, (network.W_OUTPUT, np.array([1.2]))]
    answers = forward(samples, parameters, [relu, sigmoid])[-1][:, 0]
    return accuracy((answers >= 0.5).astype(int), np.array([0, 1, 1]))


PREDICTIONS = (
    Prediction(
        "review_middle",
        number(0, 1),
        lambda: sigmoid(0.0),
        "It is the middle of the range from 0 to 1: with z = 0 the neuron leans to neither side.",
    ),
    Prediction(
        "review_layer",
        whole(0),
        lambda: 3 * 4 + 4,
        "Twelve weights, one for each input of each neuron, and four biases, one for each neuron.",
    ),
    Prediction(
        "review_outputs",
        whole(0),
        lambda: len(forward(np.ones((1, 2)), network.PARAMETERS, [relu, sigmoid])),
        "The data in front, then what each of the two layers handed on. The answer is the last.",
    ),
    Prediction(
        "loss_of_the_other_truth",
        one_of(0.9, 2.2, 9.0),
        lambda: min((0.9, 2.2, 9.0), key=lambda guess: abs(guess + np.log(1 - 0.893))),
        "The network was nearly sure, and wrong: its loss is about 2.24, twenty times as large as "
        "for the right answer. Why not 0.893, by which it is off? Section 5.4 gives the reason.",
    ),
    Prediction(
        "difference_shape",
        shape(2, "(2, 5)"),
        lambda: (np.zeros((3, 1)) - np.zeros(3)).shape,
        "NumPy repeats the column three times and the row three times, and takes every output "
        "minus every label. Nine differences, of which six compare one sample with another.",
    ),
    Prediction(
        "price_of_rain",
        number(0, 100, decimals=3),
        lambda: -np.log(0.001),
        "The truth was given a probability of 0.001. Each further 0 behind the decimal point "
        "costs another 2.303.",
    ),
    Prediction(
        "no_idea",
        number(0, 100, decimals=3),
        lambda: cross_entropy(np.full((3, 10), 0.1), one_hot(np.array([7, 1, 4]), 10)),
        "Whatever the truth is, it was given 0.1, and -log(0.1) = log(10). With k classes the "
        "price of having no idea is log(k); with two it is log(2) = 0.693.",
    ),
    Prediction(
        "slope_when_right",
        number(-100, 100, decimals=1),
        lambda: -1 / 0.9,
        "Not 0: right answers are pulled at as well, as long as p is not 1. But the pull is nine "
        "times weaker than at p = 0.1.",
        within=0.15,
    ),
    Prediction(
        "accuracy_after_nudge",
        number(0, 1, decimals=3),
        _accuracy_after_the_nudge,
        "No answer has crossed 0.5, so no decision has changed.",
    ),
)
