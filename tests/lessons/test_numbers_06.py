"""Every number that lesson 6 tells is computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import PREDICTIONS
from annlib import (
    binary_cross_entropy,
    load_iris,
    neuron_gradient,
    numeric_gradient,
    perceptron_predict,
    relative_error,
    sigmoid,
    train_neuron,
)
from tests.lessons.numbers import says

IRIS = load_iris()
TWO_KINDS = IRIS.y >= 1
X_CM, Y = IRIS.X[TWO_KINDS][:, 2:4], IRIS.y[TWO_KINDS] - 1
X = (X_CM - X_CM.mean(axis=0)) / X_CM.std(axis=0)


def n_wrong(X, w, b):
    return int(np.sum(perceptron_predict(X, w, b) != Y))


def valley(w):
    return (w - 3) ** 2 + 1


def test_a_walk_in_the_fog():
    says("06", "at $w = 5.1$ the loss is 5.41, at $w = 4.9$ it is 4.61")
    assert (valley(5.1), valley(4.9)) == (pytest.approx(5.41), pytest.approx(4.61))
    says("06", "\\frac{5.41 - 4.61}{0.2} = 4", "5 - 0.1 \\cdot 4 = 4.6", "$1.6^2 + 1 = 3.56$")
    assert valley(4.6) == pytest.approx(3.56)
    says("06", "$1 - 0.1 \\cdot (-4) = 1.4$")


def test_one_side_and_both_sides():
    says("06", "| one side | $(2.1^3 - 2^3) / 0.1$ | 12.61 |")
    says("06", "| both sides | $(2.1^3 - 1.9^3) / 0.2$ | 12.01 |")
    assert f"{(2.1**3 - 2**3) / 0.1:.2f} {(2.1**3 - 1.9**3) / 0.2:.2f}" == "12.61 12.01"
    says("06", "The gradient is $(12, 9)$.")
    found = numeric_gradient(lambda t: t[0] ** 2 * t[1], np.array([3.0, 2.0]), 0.5)
    assert found == pytest.approx([12, 9])


def test_relative_error_of_two_rows():
    says("06", "The relative error is $3 / 9 = 0.333$.")
    assert f"{relative_error(np.array([3.0, 4]), np.array([0.0, 4])):.3f}" == "0.333"


def test_calls_of_the_loss():
    says("06", "The network `[784, 128, 10]` of lesson 4 has 101,770 parameters.")
    assert 784 * 128 + 128 + 128 * 10 + 10 == 101_770


def test_factors_of_four_rates():
    says("06", "0.01: many tiny steps close together, it crawls; each step multiplies w by 0.96")
    says("06", "factor 0.6. 0.45:", "it oscillates; factor -0.8. 0.55:", "it diverges; factor -1.2")
    factors = [round(1 - 4 * rate, 2) for rate in (0.01, 0.1, 0.45, 0.55)]
    assert factors == [0.96, 0.6, -0.8, -1.2]


def test_the_example_of_a_neuron():
    says("06", "p = \\sigma(1) = 0.731", "(0.731, 1.462)$ and $db = 0.731$")
    dw, db = neuron_gradient(np.array([[1.0, 2.0]]), np.array([0]), np.array([0.5, -0.25]), 1.0)
    assert ([f"{v:.3f}" for v in dw], f"{db:.3f}") == (["0.731", "1.462"], "0.731")
    says("06", "$\\sigma(0.25) = 0.5622$, $\\sigma(0.5) = 0.6225$ and $\\sigma(0.75) = 0.6792$")
    assert [f"{sigmoid(z):.4f}" for z in (0.25, 0.5, 0.75)] == ["0.5622", "0.6225", "0.6792"]


FEW = np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 1.0]]), np.array([1, 0, 0])


def test_three_samples():
    says("06", "So $dw = (0.667, -0.333)$ and $db = 0.167$.")
    dw, db = neuron_gradient(*FEW, np.zeros(2), 0.0)
    assert [f"{v:.3f}" for v in (*dw, db)] == ["0.667", "-0.333", "0.167"]
    says("06", "| `epochs = 1` | $(-0.333, 0.167)$ | $-0.083$ | `[0.693]` |")
    says("06", "| `epochs = 2` | $(-0.477, 0.318)$ | $-0.093$ | `[0.693, 0.477]` |")
    for epochs, told in ((1, "-0.333 0.167 -0.083 0.693"), (2, "-0.477 0.318 -0.093 0.693 0.477")):
        w, b, losses = train_neuron(*FEW, 0.5, epochs)
        assert " ".join(f"{v:.3f}" for v in (*w, b, *losses)) == told


def test_the_cross_check_leaves_rounding_only():
    says("06", "the relative error is about $10^{-11}$")
    theta = np.array([0.5, -0.25, 1.0])

    def loss(t):
        return binary_cross_entropy(sigmoid(FEW[0] @ t[:2] + t[2]), FEW[1])

    formula = np.append(*neuron_gradient(*FEW, theta[:2], theta[2]))
    assert relative_error(numeric_gradient(loss, theta, 1e-5), formula) < 1e-10


def test_flowers_in_centimetres():
    says("06", "With 1 it jumps about, and some losses are far above the 0.693")
    says("06", "In between, at 0.3, seven flowers are wrong, but the loss is 0.52")
    says("06", "at 0.5 it jumps already")
    w, b, losses = train_neuron(X_CM, Y, 0.3, 100)
    assert (n_wrong(X_CM, w, b), f"{losses[-1]:.2f}") == (7, "0.52")
    assert np.diff(losses[-5:]).max() < 0
    for lr in (0.5, 1.0):
        losses = train_neuron(X_CM, Y, lr, 100)[2]
        assert (np.diff(losses) > 0).sum() > 30
        assert max(losses) > 1.5


def steepest_to_flattest(X):
    rows = np.column_stack([X, np.ones(len(X))])
    # At weights and bias 0 every p (1 - p) is a quarter.
    curvatures = np.linalg.eigvalsh(rows.T @ rows / 4 / len(X))
    return curvatures[-1] / curvatures[0]


def test_standardising_makes_the_valley_rounder():
    says("06", "1,300 times as fast across the valley as along it, and now it is 10 times")
    says("06", "their correlation is 0.82")
    assert round(steepest_to_flattest(X_CM), -2) == 1300
    assert round(steepest_to_flattest(X)) == 10
    assert f"{np.corrcoef(X_CM.T)[0, 1]:.2f}" == "0.82"


def test_three_curves():
    says("06", "it gets six flowers wrong and no more")
    for lr in (0.01, 1.0):
        assert n_wrong(X, *train_neuron(X, Y, lr, 100)[:2]) == 6
    says("06", "the first step makes the loss twice as large as it was")
    says("06", "It comes back, below 0.3, jumps to 1.5, comes back again, and jumps to 6.5.")
    says("06", "Its loss is three times as large.", "Five flowers wrong at the end")
    w, b, losses = train_neuron(X, Y, 300.0, 100)
    assert losses[1] / losses[0] == pytest.approx(2, abs=0.1)
    assert 0.2 < min(losses[:64]) < 0.3
    assert f"{max(losses[:80]):.1f} {max(losses):.1f}" == "1.5 6.5"
    assert n_wrong(X, w, b) == 5
    assert losses[-1] / train_neuron(X, Y, 1.0, 100)[2][-1] == pytest.approx(3, abs=0.1)


def test_without_a_bias():
    says("06", "happens to hide the damage: 6 wrong")
    assert "More than a quarter" in PREDICTIONS["wrong_without_a_bias"][1].because
    assert PREDICTIONS["wrong_without_a_bias"][1].outcome() == 27
    for rows, lr, wrong in ((X_CM, 0.3, 27), (X, 1.0, 6)):
        w = np.zeros(2)
        for _ in range(5000):
            w = w - lr * neuron_gradient(rows, Y, w, 0.0)[0]
        assert n_wrong(rows, w, 0.0) == wrong


def test_at_rest():
    says("06", "Its bias is $b = 0.47$")
    w, b, _ = train_neuron(X, Y, 1.0, 2000)
    assert f"{b:.2f}" == "0.47"
    says("06", "the slope `db` is 0 to five decimals")
    assert abs(neuron_gradient(X, Y, w, b)[1]) < 5e-6
