"""What lesson 06 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, one_of, shape, whole
from annlib import load_iris, one_hot, perceptron_predict, sigmoid_derivative, train_neuron


def _best_nudge() -> float:
    """Which of three nudges measures the slope of theta cubed at 2, which is 12, best."""
    return min(
        (0.1, 1e-5, 1e-12),
        key=lambda eps: abs(((2 + eps) ** 3 - (2 - eps) ** 3) / (2 * eps) - 12),
    )


def _wrong_flowers(*, standardised: bool) -> int:
    """How many of versicolor and virginica are wrong after 100 steps with the rate 1."""
    iris = load_iris()
    rows = iris.y >= 1
    X, y = iris.X[rows][:, 2:4], iris.y[rows] - 1
    if standardised:
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b, _ = train_neuron(X, y, 1.0, 100)
    return int(np.sum(perceptron_predict(X, w, b) != y))


PREDICTIONS = (
    Prediction(
        "review_one_hot",
        shape(2, "(2, 5)"),
        lambda: one_hot(np.zeros(7, dtype=int), 4).shape,
        "A row for each label, and a column for each class, also for classes that do not occur.",
    ),
    Prediction(
        "review_slope",
        number(0, 1, decimals=2),
        lambda: sigmoid_derivative(0.0),
        "The slope is a (1 - a), and a is 0.5 there. Nowhere else is the sigmoid as steep.",
    ),
    Prediction(
        "review_change",
        number(),
        lambda: -4 * 0.5,
        "The weight times the change of its input, whatever the other inputs are.",
    ),
    Prediction(
        "step_from_zero",
        number(decimals=1),
        lambda: 0 - 0.1 * 2 * (0 - 3),
        "The slope is 2 · (0 - 3) = -6, and minus a tenth of it is 0.6 to the right. It is a "
        "longer step than from w = 1: the ground is steeper here.",
    ),
    Prediction(
        "best_nudge",
        one_of(0.1, 1e-5, 1e-12),
        _best_nudge,
        "Too large a nudge sees the curve bend: at 0.1 the slope is 0.01 off. Too small a nudge "
        "drowns in rounding, since a computer keeps some sixteen digits: at 1e-12 it is 0.001 "
        "off. In between, at 1e-5, it is 0.0000000002.",
    ),
    Prediction(
        "loss_calls",
        whole(1),
        lambda: 2 * 101_770,
        "Twice for each parameter, and each time over all the data. That is for one single step, "
        "and thousands of steps are needed.",
    ),
    Prediction(
        "step_of_a_half",
        number(),
        lambda: 5 - 0.5 * 4 * 5,
        "The factor is 1 - 2 = -1. You land on the opposite side, at the same height. The next "
        "step brings you back to 5, and so on for ever: the loss never changes.",
    ),
    Prediction(
        "slope_for_z",
        number(decimals=1),
        lambda: -1 / 0.9 * (0.9 * 0.1),
        "Slopes in a row are multiplied: -1.111 · 0.09 = -0.1. A simple number, and no accident: "
        "it is 0.9 - 1, what the neuron said minus what is true.",
    ),
    Prediction(
        "first_loss",
        number(0, 100, decimals=3),
        lambda: np.log(2),
        "z is 0 for every flower, so every p is 0.5, and -log 0.5 is 0.693. This is what a neuron "
        "that knows nothing costs, for any data.",
    ),
    Prediction(
        "wrong_when_standardised",
        whole(0, 100),
        lambda: _wrong_flowers(standardised=True),
        "With the same rate, on the lengths in centimetres, half of them were wrong. Nothing has "
        "changed but the units.",
        within=2,
    ),
    Prediction(
        "wrong_without_a_bias",
        whole(0, 100),
        # Computed by a test: it takes 5,000 steps.
        lambda: 27,
        "More than a quarter. The border has to run through the point where length and width are "
        "0, and both kinds of flowers lie in nearly the same direction from there.",
        within=5,
    ),
)
