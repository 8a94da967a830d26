"""What lesson 03 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, numbers, one_of
from annlib import bias_from_threshold, perceptron_update, sigmoid, softmax, tanh_derivative

_SCORES = np.array([[2.0, 1.0, -1.0]])


def _corrected() -> list[float]:
    w, _ = perceptron_update(np.array([0.0, 1.0]), 0.0, np.array([2.0, -1.0]), 1, 0.5)
    return [float(one) for one in w]


def _second_softmax() -> str:
    once = softmax(_SCORES)
    return "rises" if softmax(once)[0, 0] > once[0, 0] else "falls"


PREDICTIONS = (
    Prediction(
        "review_correction",
        numbers(2, "[0.1, 0.2]"),
        _corrected,
        "z is -1, so it was silent and should have fired: e = 1. Each weight changes by 0.5 times "
        "its input, 1 and -0.5 (lesson 2). The bias becomes 0.5.",
    ),
    Prediction(
        "review_units",
        number(),
        lambda: 0.4 / 10,
        "A weight is an impact per unit of its input, and a millimetre is a tenth of a centimetre "
        "(lesson 2).",
    ),
    Prediction(
        "review_threshold",
        number(),
        lambda: bias_from_threshold(7.0),
        "The bias is the threshold with its sign turned round (lesson 2).",
    ),
    Prediction(
        "sigmoid_of_minus_3",
        number(0, 1, decimals=3),
        lambda: round(float(sigmoid(np.array(-3.0))), 3),
        "The two always add up to 1: what speaks for firing at z, speaks against it at -z.",
    ),
    Prediction(
        "softmax_shift",
        number(0, 1, decimals=3),
        lambda: round(float(softmax(_SCORES + 100)[0, 0]), 3),
        "Every exponential becomes e¹⁰⁰ times as large, and so does their sum: it cancels. Only "
        "differences between the scores of a row matter.",
    ),
    Prediction(
        "slope_of_tanh",
        number(0, 1, decimals=2),
        lambda: tanh_derivative(0.5),
        "1 - 0.462² = 0.79. Of z itself nothing more is needed, once its tanh is known.",
    ),
    Prediction(
        "ten_layers",
        one_of("a tenth", "a thousandth", "a millionth"),
        lambda: "a millionth",
        "0.25 times itself, ten times, is 0.00000095. And that is the best case, each neuron "
        "where its slope is greatest.",
    ),
    Prediction(
        "second_softmax",
        one_of("rises", "falls"),
        _second_softmax,
        "Of 0.705, 0.259 and 0.035 a second softmax makes 0.465, 0.298 and 0.238. The scores lay "
        "3 apart, the probabilities lie less than 1 apart, and only differences count.",
    ),
)
