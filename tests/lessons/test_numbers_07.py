"""Every number that lesson 7 tells is computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import PREDICTIONS
from annlib import (
    backward,
    binary_cross_entropy,
    cross_entropy,
    forward,
    gradient_step,
    gradients_agree,
    hidden_delta,
    init_parameters,
    layer_gradients,
    load_iris,
    neuron_gradient,
    numeric_gradient,
    one_hot,
    output_delta,
    relative_error,
    relu,
    relu_derivative,
    sigmoid,
    softmax,
    train_neuron,
)
from annlib import network_2_2_1 as network
from tests.lessons.numbers import says


def test_slopes_in_a_row():
    says("07", "so $L$ changes $8 + 6 = 14$ times as fast as $x$")

    def L(x):
        return (2 * x) ** 2 + 3 * (2 * x)

    assert (L(1.1) - L(0.9)) / 0.2 == pytest.approx(14)
    says("07", "that takes 203,540 computations of the loss")
    assert 2 * 101_770 == 203_540


def test_the_way_back_through_the_2_2_1_network():
    z = np.array([[2.0, 3.0]]) @ network.W_HIDDEN + network.B_HIDDEN
    p = sigmoid(relu(z) @ network.W_OUTPUT + network.B_OUTPUT)
    says("07", "Its hidden neurons have z = a = 1.25 and z = a = 0.5, its output neuron z = 2.125")
    assert z.tolist() == [[1.25, 0.5]]
    says("07", "\\delta_\\text{output} = p - y = 0.8933 - 0 = 0.8933")
    says("07", "The loss, with the label 0, is 2.238.")
    assert f"{p[0, 0]:.4f} {-np.log(1 - p[0, 0]):.3f}" == "0.8933 2.238"
    says("07", "\\begin{pmatrix} 1.117 \\\\ 0.447 \\end{pmatrix}")
    dW, _ = layer_gradients(relu(z), p)
    assert [f"{v:.3f}" for v in dW[:, 0]] == ["1.117", "0.447"]
    says("07", "$$\\delta_1 = 0.8933 \\cdot 1.5 \\cdot 1 = 1.340$$", "\\cdot 1 = -1.7866$$")
    delta = hidden_delta(p, network.W_OUTPUT, z, relu_derivative)[0]
    assert f"{delta[0]:.3f} {delta[1]:.4f} {delta[1]:.3f}" == "1.340 -1.7866 -1.787"
    # The printed factors give the printed results.
    assert f"{0.8933 * 1.5:.3f} {0.8933 * -2:.4f}" == "1.340 -1.7866"
    says("07", "\\begin{pmatrix} 2.680 & -3.573 \\\\ 4.020 & -5.360 \\end{pmatrix}")
    told = [[f"{x * d:.3f}" for d in (1.340, -1.7866)] for x in (2, 3)]
    exact = [[f"{x * d:.3f}" for d in delta] for x in (2, 3)]
    assert told == exact == [["2.680", "-3.573"], ["4.020", "-5.360"]]


def test_a_silent_neuron_and_a_black_picture():
    says("07", "its $z$ is $-1$, so it hands on 0", "the network answers $p = 0.915$")
    z = np.array([[2.0, 1.0]]) @ network.W_HIDDEN + network.B_HIDDEN
    assert z[0, 1] == -1
    assert f"{sigmoid(relu(z) @ network.W_OUTPUT + network.B_OUTPUT)[0, 0]:.3f}" == "0.915"
    says("07", "nothing but their biases, $z = -0.5$ and $z = 0.25$")
    assert network.B_HIDDEN.tolist() == [-0.5, 0.25]


def test_examples_of_the_three_formulas():
    says("07", "it returns `[[-0.15, 0.1, 0.05], [0.125, 0.25, -0.375]]`")
    P = np.array([[0.7, 0.2, 0.1], [0.25, 0.5, 0.25]])
    found = output_delta(P, np.array([[1, 0, 0], [0, 0, 1]]))
    assert found == pytest.approx(np.array([[-0.15, 0.1, 0.05], [0.125, 0.25, -0.375]]))
    says("07", "it returns `[[1.25, 5], [0.75, -4], [0.25, 2]]` and `[0.75, 1]`")
    A, delta = np.array([[1.0, 2, 0], [3, -1, 1]]), np.array([[0.5, -1], [0.25, 2]])
    dW, db = layer_gradients(A, delta)
    assert dW.tolist() == [[1.25, 5], [0.75, -4], [0.25, 2]]
    assert db.tolist() == [0.75, 1]
    says("07", "and `relu_derivative` it is `[[2, -3, 0]]`")
    W, Z = np.array([[2.0, -1], [0, 3], [4, 1]]), np.array([[0.5, 1.5, -2]])
    assert hidden_delta(np.array([[0.5, -1]]), W, Z, relu_derivative).tolist() == [[2, -3, 0]]


def test_the_example_of_backward():
    says("07", "| first | `[[1, -1, 0], [2, -2, 0]]` | `[1, -1, 0]` |")
    says("07", "| second | `[[0.5, -0.5], [0.75, -0.75], [0, 0]]` | `[0.5, -0.5]` |")
    W1, b1 = np.array([[1, -1, 0.5], [0.5, 1, -1]]), np.array([-1, 0.5, 0.5])
    W2, b2 = np.array([[1.0, -1], [0, 2], [3, 1]]), np.array([1.0, 0])
    first, second = backward(np.array([[1.0, 2]]), np.array([[0.0, 1]]), [(W1, b1), (W2, b2)])
    assert [array.tolist() for array in first] == [[[1, -1, 0], [2, -2, 0]], [1, -1, 0]]
    assert [array.tolist() for array in second] == [
        [[0.5, -0.5], [0.75, -0.75], [0, 0]],
        [0.5, -0.5],
    ]


def test_what_agrees_and_what_does_not():
    assert "its relative error is about 3e-5" in PREDICTIONS["nearly_right"][1].because
    error = relative_error(np.array([12.0, 9]), np.array([12.001, 9]))
    assert f"{error:.0e}" == "3e-05"
    says("07", "With the slopes (1,000,000, 1) a claim of (1,000,000, -0.9) has a relative error")
    assert relative_error(np.array([1e6, 1]), np.array([1e6, -0.9])) < 1e-6


def test_right_gradients_at_random_parameters_are_near_the_measured_ones():
    says("07", "right gradients come out with a relative error of about $10^{-9}$ or less")
    rng = np.random.default_rng(3)
    X, Y = rng.uniform(-2, 2, (6, 4)), one_hot(rng.integers(0, 3, 6), 3)
    parameters = [
        (W, rng.uniform(-0.5, 0.5, len(b))) for W, b in init_parameters([4, 7, 5, 3], rng)
    ]

    def loss(theta):
        changed = [(parameters[0][0], theta), *parameters[1:]]
        return cross_entropy(forward(X, changed, [relu, relu, softmax])[-1], Y)

    measured = numeric_gradient(loss, parameters[0][1], 1e-5)
    assert relative_error(measured, backward(X, Y, parameters)[0][1]) < 1e-9


@pytest.mark.parametrize(("epochs", "told"), [(5000, "0.0002"), (20_000, "1.0")])
def test_a_right_gradient_at_the_bottom_does_not_agree(epochs, told):
    says("07", "a relative error of 0.0002 after 5,000 epochs and of nearly 1 after 20,000")
    says("07", "annlib's own `gradients_agree` knows how large rounding can be and lets it pass")
    iris = load_iris()
    two = iris.y >= 1
    X, y = iris.X[two][:, 2:4], iris.y[two] - 1
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b, _ = train_neuron(X, y, 1.0, epochs)
    theta, formula = np.append(w, b), np.append(*neuron_gradient(X, y, w, b))

    def loss(t):
        return binary_cross_entropy(sigmoid(X @ t[:2] + t[2]), y)

    error = relative_error(numeric_gradient(loss, theta, 1e-5), formula)
    assert f"{error:.4f}".startswith(told) or f"{error:.1f}" == told
    assert gradients_agree(loss, theta, formula)


def test_on_a_kink_a_right_gradient_does_not_agree():
    says("07", "With biases of 0 and a sample of zeros every $z$ of the first layer is exactly 0")
    rng = np.random.default_rng(0)
    parameters = init_parameters([4, 7, 5, 3], rng)
    X, Y = rng.uniform(-2, 2, (6, 4)), one_hot(rng.integers(0, 3, 6), 3)
    X[0] = 0

    def loss(theta):
        changed = [(parameters[0][0], theta), *parameters[1:]]
        return cross_entropy(forward(X, changed, [relu, relu, softmax])[-1], Y)

    measured = numeric_gradient(loss, parameters[0][1], 1e-5)
    assert relative_error(measured, backward(X, Y, parameters)[0][1]) > 1e-3


@pytest.mark.parametrize(
    ("adjusted", "steps", "right"), [(True, 200, 96), (False, 200, 71), (False, 5000, 78)]
)
def test_flowers_with_and_without_biases(adjusted, steps, right):
    says("07", "after 5,000 of them it has 78 percent")
    iris = load_iris()
    petals = iris.X[:, 2:4]
    X, Y = (petals - petals.mean(axis=0)) / petals.std(axis=0), one_hot(iris.y, 3)
    parameters = init_parameters([2, 8, 3], np.random.default_rng(7))
    for _ in range(steps):
        gradients = backward(X, Y, parameters)
        if not adjusted:
            gradients = [(dW, 0 * db) for dW, db in gradients]
        parameters = gradient_step(parameters, gradients, 0.5)
    answers = forward(X, parameters, [relu, softmax])[-1].argmax(axis=1)
    assert round(100 * np.mean(answers == iris.y)) == right
