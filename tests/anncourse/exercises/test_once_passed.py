"""Wrong answers that once had full credit, each of a kind; and some that only look wrong."""

from __future__ import annotations

import numpy as np
import pytest

import annlib
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.learner import run_cell
from tests.anncourse.exercises.once_full import LESSONS_0_TO_7

# Exercise, what it does wrong, the answer, words of what it is told.
REFUSED = [
    *LESSONS_0_TO_7,
    (
        "pick_largest",
        "a search that begins with a number, which all others may be below",
        "def pick_largest(P):\n"
        "    answers = []\n"
        "    for row in P:\n"
        "        best, where = -100, 0\n"
        "        for j, number in enumerate(row):\n"
        "            if number > best:\n"
        "                best, where = number, j\n"
        "        answers.append(where)\n"
        "    return np.array(answers)",
        "only where all numbers of P are far below 0",
    ),
    (
        "nearest_neighbour",
        "a search that begins with a number, which all others may be above",
        "def nearest_neighbour(X_train, y_train, X_test):\n"
        "    labels = []\n"
        "    for z in X_test:\n"
        "        least, label = 1000000, y_train[0]\n"
        "        for x, y in zip(X_train, y_train):\n"
        "            distance = np.sqrt(np.sum((x - z) ** 2))\n"
        "            if distance < least:\n"
        "                least, label = distance, y\n"
        "        labels.append(label)\n"
        "    return np.array(labels)",
        "only where the distances are large",
    ),
    (
        "step",
        "rounded first, so that what is a little below 0 fires",
        "def step(z):\n    return np.where(np.round(z, 9) >= 0, 1, 0)",
        "only where a z is -1e-15, just below 0",
    ),
    (
        "fires",
        "a tolerance",
        "def fires(a, threshold):\n    return a - threshold >= -1e-12",
        "only where a is just below the threshold",
    ),
    (
        "recognise",
        "a tolerance",
        "def recognise(P, threshold):\n"
        "    return np.where(P.max(axis=1) >= threshold - 1e-9, P.argmax(axis=1), -1)",
        "only where a largest probability is just below the threshold",
    ),
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
    (
        "frames",
        "as many frames as steps fit into the signal",
        "def frames(signal, length, step):\n"
        "    n = len(signal) // step\n"
        "    rows = [list(signal[i * step : i * step + length]) for i in range(n)]\n"
        "    rows = [row for row in rows if len(row) == length]\n"
        "    return np.array(rows, dtype=float).reshape(-1, length)",
        "only where the samples after the last step are a frame",
    ),
    (
        "magnitudes",
        "silence as it is rounded in the text",
        "def magnitudes(S):\n"
        "    S = np.asarray(S, dtype=float)\n"
        "    m = np.zeros(S.shape)\n"
        "    m[S > -13.8] = np.sqrt(np.exp(S[S > -13.8]) - 1e-6)\n"
        "    return m",
        "1 of 2 numbers is wrong",
    ),
    (
        "face_rows",
        "decimals cut off",
        "def face_rows(pictures):\n"
        "    return pictures.astype(np.uint8).reshape(len(pictures), -1) / 255",
        "only where the pixels are decimal numbers",
    ),
    (
        "face_rows",
        "a guess whether they are divided already",
        "def face_rows(pictures):\n"
        "    X = pictures.reshape(len(pictures), -1)\n"
        "    return X / 255 if X.max() > 1 else X",
        "only where no pixel is above 1",
    ),
    (
        "recognise",
        "the last of several equally large",
        "def recognise(P, threshold):\n"
        "    last = P.shape[1] - 1 - P[:, ::-1].argmax(axis=1)\n"
        "    return np.where(P.max(axis=1) >= threshold, last, -1)",
        "only where two columns of a row are equally large",
    ),
    (
        "recognise",
        "a threshold that is cut off at 1",
        "def recognise(P, threshold):\n"
        "    return np.where(P.max(axis=1) >= min(threshold, 1), P.argmax(axis=1), -1)",
        "only where a row is certain, and the threshold is above 1",
    ),
    (
        "predict",
        "what only decimal numbers can do",
        "def predict(X, parameters):\n"
        "    A = X.copy()\n"
        "    A *= 1.0\n"
        "    for W, b in parameters[:-1]:\n"
        "        A = relu(A @ W + b)\n"
        "    W, b = parameters[-1]\n"
        "    return (A @ W + b).argmax(axis=1)",
        "only where X holds whole numbers",
    ),
    (
        "psnr",
        "nearly equal taken for equal",
        "def psnr(image, truth):\n"
        "    if np.allclose(image, truth):\n"
        "        return np.inf\n"
        "    return 10 * np.log10(1 / np.mean((image - truth) ** 2))",
        "only where the pictures are nearly equal",
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
