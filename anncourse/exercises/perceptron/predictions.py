"""What lesson 01 asks its readers to predict."""

from __future__ import annotations

from itertools import product

import numpy as np

from anncourse.checks.prediction import Prediction, one_of, whole
from annlib import perceptron_predict, step

_CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def _gates() -> int:
    """How many of the 16 tables of two inputs one perceptron computes, by trying."""
    weights, biases = (-2, -1, 0, 1, 2), (-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5)
    return len(
        {
            tuple(perceptron_predict(_CORNERS, np.array([w1, w2]), b))
            for w1, w2, b in product(weights, weights, biases)
        }
    )


PREDICTIONS = (
    Prediction(
        "linear_one",
        one_of("apples", "brakes", "photo"),
        lambda: "apples",
        "A kilo more costs the same however many you have in your basket. Ten km/h more lengthen "
        "the way to a stop by little in town and by a lot on the motorway, and light helps only "
        "until there is too much of it.",
    ),
    Prediction(
        "step_of_a_sum",
        one_of(0, 1),
        lambda: step(0.6 + 0.3 - 0.9),
        "On paper the sum is 0, and at 0 a perceptron fires. A computer keeps 0.6, 0.3 and 0.9 "
        "only to some sixteen digits, and its sum is -0.0000000000000001: just below. So never "
        "build on a z of exactly 0; leave a little room.",
    ),
    Prediction(
        "corners",
        whole(0, 4),
        lambda: perceptron_predict(_CORNERS, np.array([2.0, -1.0]), 0.5).sum(),
        "With a larger bias the neuron fires more easily: the line moves, and (0, 0) now lies on "
        "the side that fires. Only (0, 1), with z = -0.5, is still silent.",
    ),
    Prediction(
        "gates",
        whole(0, 16),
        _gates,
        "All but XOR and its opposite. With two inputs a perceptron does well; with four it "
        "computes 1,882 of 65,536 tables, and with more the share melts away.",
    ),
)
