"""Every number that lesson 5 tells is computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from annlib import (
    bce_gradient,
    binary_cross_entropy,
    confusion_matrix,
    cross_entropy,
    forward,
    init_parameters,
    load_digits,
    mse_loss,
    one_hot,
    relu,
    sigmoid,
    softmax,
)
from annlib import network_2_2_1 as network
from tests.lessons.numbers import says

SAMPLES = np.array([[1.0, 2.0], [2.0, 3.0], [2.0, 1.0]])
DIGITS = load_digits()


def answers(b_output=1.25):
    parameters = [
        (network.W_HIDDEN, network.B_HIDDEN),
        (network.W_OUTPUT, np.array([b_output])),
    ]
    return forward(SAMPLES, parameters, [relu, sigmoid])[-1][:, 0]


def log(p, decimals=3):
    return f"{-np.log(p):.{decimals}f}"


def test_the_2_2_1_network_answers_what_the_lesson_says():
    says("05", "the sample (2, 3) and answers 0.893")
    says("05", "out of it comes one number, the loss 0.113")
    says("05", "It answers 0.6225, 0.8933 and 0.9149")
    assert [f"{p:.4f}" for p in answers()] == ["0.6225", "0.8933", "0.9149"]
    assert f"{-np.log(answers()[1]):.3f}" == "0.113"


def test_the_squared_error_of_two_tables():
    says("05", "The mean of the two *samples* is $(1 + 9) / 2 = 5$")
    assert mse_loss(np.array([[4.0, 7], [3, 5]]), np.array([[5.0, 7], [3, 2]])) == 5


def test_the_table_of_surprise():
    says("05", "| cross-entropy, $-\\log p$ | 0 | 0.105 | 0.693 | 2.303 | 4.605 |")
    says("05", "| squared error, $(1 - p)^2$ | 0 | 0.010 | 0.250 | 0.810 | 0.980 |")
    given = (0.9, 0.5, 0.1, 0.01)
    assert [log(p) for p in given] == ["0.105", "0.693", "2.303", "4.605"]
    assert [f"{(1 - p) ** 2:.3f}" for p in given] == ["0.010", "0.250", "0.810", "0.980"]


def test_three_samples_of_the_binary_loss():
    says(
        "05", "| 0.9 | 1 | 0.9 | 0.105 |", "| 0.2 | 0 | 0.8 | 0.223 |", "| 0.6 | 0 | 0.4 | 0.916 |"
    )
    says("05", "| | | *mean* | 0.415 |")
    assert [log(p) for p in (0.9, 0.8, 0.4)] == ["0.105", "0.223", "0.916"]
    loss = binary_cross_entropy(np.array([0.9, 0.2, 0.6]), np.array([1, 0, 0]))
    assert f"{loss:.3f}" == "0.415"


def test_what_being_certain_and_wrong_costs():
    says("05", "A certain and wrong answer then costs 27.6")
    says("05", "$2.2 \\cdot 10^{-16}$; there it costs 36.04.")
    assert log(1e-12, 1) == "27.6"
    assert f"{binary_cross_entropy(np.array([0.0]), np.array([1])):.2f}" == "36.04"
    assert f"{np.finfo(float).eps:.1e}" == "2.2e-16"
    assert sigmoid(40.0) == 1


def test_cross_entropy_of_two_rows():
    says("05", "price $-\\log 0.7 = 0.357$", "price $-\\log 0.3 = 1.204$", "The mean is 0.780.")
    P = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
    assert f"{cross_entropy(P, one_hot(np.array([0, 1]), 3)):.3f}" == "0.780"
    assert (log(0.7), log(0.3)) == ("0.357", "1.204")


def test_two_columns_give_the_binary_formula():
    says("05", "Give the two labels of section 5.4 two columns, $(1 - p,\\ p)$")
    p, y = np.array([0.9, 0.2, 0.6]), np.array([1, 0, 0])
    two = cross_entropy(np.column_stack([1 - p, p]), one_hot(y, 2))
    assert two == pytest.approx(binary_cross_entropy(p, y))


def test_the_untrained_network():
    says("05", "Here is the untrained network for 1,348 real digits")
    says("05", "It should be about 2.62")
    untrained = init_parameters([64, 16, 10], np.random.default_rng(4))
    P = forward(DIGITS.X / 16, untrained, [relu, softmax])[-1]
    assert f"{cross_entropy(P, one_hot(DIGITS.y, 10)):.2f}" == "2.62"
    assert len(DIGITS.y) == 1348
    assert f"{np.log(10):.3f} {np.log(2):.3f}" == "2.303 0.693"


def test_slopes_of_the_loss():
    says("05", "$-\\log 0.5 = 0.6931$", "$-\\log 0.501 = 0.6911$", "$2.3026 \\rightarrow 2.2926$")
    told = [log(p, 4) for p in (0.5, 0.501, 0.1, 0.101)]
    assert told == ["0.6931", "0.6911", "2.3026", "2.2926"]
    says("05", "| 1 | $-\\log p$ | $-1/p$ | $-10$ | $-1.111$ |", "| 1.111 | 10 |")
    assert f"{-1 / 0.9:.3f} {1 / 0.9:.3f}" == "-1.111 1.111"
    says("05", "For `p = (0.25, 0.8)` and `y = (1, 0)` it is `[-2, 2.5]`")
    found = bce_gradient(np.array([0.25, 0.8]), np.array([1, 0]))
    assert found == pytest.approx([-2, 2.5])


def test_a_network_that_is_only_a_bias():
    says("05", "which is $\\log 4 = 1.386$ here", "$(4 \\cdot 0.223 + 1.609) / 5 = 0.500$")
    assert f"{np.log(4):.3f}" == "1.386"
    loss = binary_cross_entropy(np.full(5, 0.8), np.array([1, 1, 1, 1, 0]))
    assert f"{loss:.3f}" == "0.500"
    assert (log(0.8), log(0.2)) == ("0.223", "1.609")


def test_the_nudge():
    says("05", "All three answers become a bit smaller: 0.6106, 0.8884, 0.9109.")
    says("05", "the loss should have gone from 0.3919 to 0.3849")
    assert [f"{p:.4f}" for p in answers(1.2)] == ["0.6106", "0.8884", "0.9109"]
    labels = np.array([0, 1, 1])
    losses = [f"{binary_cross_entropy(answers(b), labels):.4f}" for b in (1.25, 1.2)]
    assert losses == ["0.3919", "0.3849"]


def test_the_nearest_average_and_that_it_is_a_layer():
    says("05", "About 0.90.", "13 fives were taken for nines, but only 2 nines for fives")
    says("05", "9 eights were taken for ones, but only 2 ones for eights")
    order = np.random.default_rng(5).permutation(len(DIGITS.y))
    first, second = order[:674], order[674:]
    X, y = DIGITS.X, DIGITS.y
    averages = np.array([X[first][y[first] == digit].mean(axis=0) for digit in range(10)])
    nearest = ((X[second][:, None] - averages) ** 2).sum(axis=2).argmin(axis=1)
    assert f"{np.mean(nearest == y[second]):.2f}" == "0.90"
    counts = confusion_matrix(y[second], nearest, 10)
    assert (counts[5, 9], counts[9, 5], counts[8, 1], counts[1, 8]) == (13, 2, 9, 2)
    beside = np.sort((counts - np.diag(np.diag(counts))).ravel())[::-1]
    assert beside[:3].tolist() == [13, 9, 4]
    layer = X[second] @ averages.T - 0.5 * (averages**2).sum(axis=1)
    assert (layer.argmax(axis=1) == nearest).all()


def test_the_healthy_and_the_ill():
    says("05", "a cross-entropy of 0.25 and B of 1.9")
    # As the model answer has it.
    assert f"{-(0.9 * np.log(0.9) + 0.1 * np.log(0.1)):.2f}" == "0.33"
    assert (log(0.4, 2), log(1e-6, 1)) == ("0.92", "13.8")


def test_the_wrong_cross_entropy_and_the_two_friends_networks():
    says("05", "gave 0.260 instead of 0.780", "if B gives the same patient p = 0.000001")
    P = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
    Y = np.array([[1, 0, 0], [0, 1, 0]])
    assert f"{-np.mean(Y * np.log(np.clip(P, 0.01, 1))):.3f}" == "0.260"
    says("05", "costs -log 0.4 = 0.92;", "costs 13.8")
    assert (log(0.4, 2), log(1e-6, 1)) == ("0.92", "13.8")
