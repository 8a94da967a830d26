"""Wrong answers that once had full credit, each of a kind; and some that only look wrong."""

from __future__ import annotations

import numpy as np
import pytest

import annlib
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.learner import run_cell

# Exercise, what it does wrong, the answer, words of what it is told.
REFUSED = [
    (
        "tanh",
        "a ready-made tanh, from cmath",
        "import cmath\ntanh = np.vectorize(lambda v: cmath.tanh(float(v)).real, otypes=[float])",
        "ready-made tanh",
    ),
    (
        "tanh",
        "a ready-made tanh, by a back door",
        "def tanh(z):\n    return getattr(np, 'ta' + 'nh')(z)",
        "ready-made tanh",
    ),
    (
        "backward",
        "the slope of the next layer, where the sizes fit",
        "def backward(X, Y, parameters):\n"
        "    outputs = forward(X, parameters, [relu] * (len(parameters) - 1) + [softmax])\n"
        "    delta = (outputs[-1] - Y) / len(X)\n"
        "    gradients = []\n"
        "    for k in reversed(range(len(parameters))):\n"
        "        gradients.append((outputs[k].T @ delta, delta.sum(axis=0)))\n"
        "        if k > 0:\n"
        "            back = delta @ parameters[k][0].T\n"
        "            slopes = relu_derivative(outputs[k + 1])\n"
        "            if slopes.shape != back.shape:\n"
        "                slopes = relu_derivative(outputs[k])\n"
        "            delta = back * slopes\n"
        "    return gradients[::-1]",
        "",
    ),
    (
        "train",
        "goes on where the last training ended",
        "kept = {}\n"
        "def train(X, Y, sizes, lr, epochs, batch_size, rng):\n"
        "    parameters = kept.get(tuple(sizes)) or init_parameters(sizes, rng)\n"
        "    losses = []\n"
        "    for _ in range(epochs):\n"
        "        noted = []\n"
        "        for X_b, Y_b in minibatches(X, Y, batch_size, rng):\n"
        "            activations = [relu] * (len(sizes) - 2) + [softmax]\n"
        "            noted.append(cross_entropy(forward(X_b, parameters, activations)[-1], Y_b))\n"
        "            gradients = backward(X_b, Y_b, parameters)\n"
        "            parameters = gradient_step(parameters, gradients, lr)\n"
        "        losses.append(np.mean(noted))\n"
        "    kept[tuple(sizes)] = parameters\n"
        "    return parameters, losses",
        "nothing is kept from one to the next",
    ),
    (
        "train_test_split",
        "draws from a copy of rng, so that the generator does not go on",
        "import copy\n"
        "def train_test_split(X, y, test_fraction, rng):\n"
        "    n_test = round(len(X) * test_fraction)\n"
        "    rows = copy.deepcopy(rng).permutation(len(X))\n"
        "    test, train = rows[:n_test], rows[n_test:]\n"
        "    return X[train], X[test], y[train], y[test]",
        "not from a copy of it",
    ),
    (
        "train_test_split",
        "takes the last 0 rows for none",
        "def train_test_split(X, y, test_fraction, rng):\n"
        "    n_test = round(len(X) * test_fraction)\n"
        "    rows = rng.permutation(len(X))\n"
        "    test, train = rows[-n_test:], rows[:-n_test]\n"
        "    return X[train], X[test], y[train], y[test]",
        "the test part is empty",
    ),
]
# Exercise, why it is not wrong, the answer.
RIGHT = [
    (
        "perceptron_update",
        "no lesson says that a list of the right numbers is worth less than an array of them",
        "def perceptron_update(w, b, x, y, lr):\n"
        "    e = y - int(w @ x + b >= 0)\n"
        "    return [wj + lr * e * xj for wj, xj in zip(w, x)], b + lr * e",
    ),
    (
        "predict_line",
        "no lesson says that a list of the right numbers is worth less than an array of them",
        "def predict_line(x, w, b):\n"
        "    if isinstance(x, np.ndarray):\n"
        "        return [float(w * t + b) for t in x]\n"
        "    return w * x + b",
    ),
    (
        "relu",
        "where nothing is cut off the result is z, and z stays as it was",
        "def relu(z):\n    return z if np.all(np.asarray(z) >= 0) else np.maximum(z, 0)",
    ),
    (
        "sigmoid",
        "the lesson asks for the right value and for no warning, and this gives both",
        "def sigmoid(z):\n"
        "    with np.errstate(over='ignore'):\n"
        "        return 1 / (1 + np.exp(-z))",
    ),
    (
        "gradients_agree",
        "stricter than the whole array is, and only where one slope is all but 0 beside the others",
        "def gradients_agree(f, theta, gradient):\n"
        "    measured = np.ravel(numeric_gradient(f, theta, 1e-5))\n"
        "    for m, g in zip(measured, np.ravel(gradient)):\n"
        "        if abs(m - g) > 1e-6 * (abs(m) + abs(g)):\n"
        "            return False\n"
        "    return True",
    ),
    (
        "tanh",
        "its sigmoid overflows and has cost its points there; with a right one this is right",
        "def sigmoid(z):\n"
        "    return 1 / (1 + np.exp(-z))\n"
        "def tanh(z):\n"
        "    return 2 * sigmoid(2 * z) - 1",
    ),
    (
        "train_test_split",
        "it differs only at an exact half, which people round up, down or to even",
        "def train_test_split(X, y, test_fraction, rng):\n"
        "    n_train = round(len(X) * (1 - test_fraction))\n"
        "    rows = rng.permutation(len(X))\n"
        "    train, test = rows[:n_train], rows[n_train:]\n"
        "    return X[train], X[test], y[train], y[test]",
    ),
]


def told(name, source):
    imported = {key: getattr(annlib, key) for key in annlib.__all__ if key != name}
    return judge(EXERCISES[name], run_cell(source, {"np": np, **imported}), hidden=False)


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [pytest.param(n, s, w, id=f"{n}: {mistake}") for n, mistake, s, w in REFUSED],
)
def test_a_wrong_answer_that_once_passed_loses_points_and_is_told_why(name, source, words):
    report = told(name, source)
    said = report.mistake + " ".join(p.failure.words for p in report.parts if p.failure)
    assert report.credit < 1.0
    assert words in said


@pytest.mark.parametrize(
    ("name", "source"), [pytest.param(n, s, id=f"{n}: {reason}") for n, reason, s in RIGHT]
)
def test_what_only_looks_wrong_is_right(name, source):
    assert told(name, source).credit == 1.0
