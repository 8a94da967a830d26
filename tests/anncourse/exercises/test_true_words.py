"""Wrong answers of which something untrue was once said; what is said of each is true of it now."""

from __future__ import annotations

import numpy as np
import pytest

import annlib
from anncourse.checks.judge import judge
from anncourse.checks.verdict import Verdict
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.learner import run_cell

_TRAIN = """
def train(X, Y, sizes, lr, epochs, batch_size, rng):
    parameters = init_parameters(sizes, rng)
    activations = [relu] * (len(sizes) - 2) + [softmax]
    losses = []
    for _ in range({rounds}):
        noted = []
        for X_batch, Y_batch in minibatches(X, Y, {size}, rng):
            noted.append(cross_entropy(forward(X_batch, parameters, activations)[-1], Y_batch))
            gradients = backward(X_batch, Y_batch, parameters)
            parameters = gradient_step(parameters, gradients, lr)
        losses.append(np.mean(noted))
    return parameters, {losses}
"""

# Exercise, the answer, words of what is told, and words that would be untrue.
SAID = {
    "one epoch too few is not one loss, however many epochs": (
        "train",
        _TRAIN.format(rounds="1, epochs", size="batch_size", losses="losses"),
        ("You run one epoch too few", "There is one loss too few"),
        ("one loss only",),
    ),
    "one loss, however many epochs": (
        "train",
        _TRAIN.format(rounds="epochs", size="batch_size", losses="losses[-1:]"),
        ("There is one loss only",),
        ("one loss too few",),
    ),
    "several epochs are wrong because one is": (
        "train",
        _TRAIN.format(rounds="epochs", size="len(X)", losses="losses"),
        ("You take one step in each epoch",),
        ("One epoch is right",),
    ),
    "one mistake that two parts show": (
        "backward",
        """
def backward(X, Y, parameters):
    outputs = forward(X, parameters, [relu] * (len(parameters) - 1) + [softmax])
    delta = (outputs[-1] - Y) / len(X)
    gradients = []
    for k in reversed(range(len(parameters))):
        db = delta.sum(axis=0) if k > 0 else np.zeros(delta.shape[1])
        gradients.append((outputs[k].T @ delta, db))
        if k > 0:
            delta = (delta @ parameters[k][0].T) * relu_derivative(outputs[k])
    return gradients[::-1]
""",
        ("The biases of the first layer have slopes of 0",),
        ("as with this mistake",),
    ),
    "a table with one row, or one column": (
        "columns",
        "def columns(X, picks):\n    return np.squeeze(X[:, picks])",
        ("An axis of length 1 has been removed",),
        ("as with this mistake",),
    ),
    "float() has no sister in NumPy": (
        "predict_line",
        "def predict_line(x, w, b):\n    return float(w * x + b)",
        ("leave them out",),
        ("Use NumPy's function of the same name",),
    ),
    "nan of infinity divided by infinity": (
        "softmax",
        """
def softmax(Z):
    E = np.exp(Z - np.mean(Z, axis=1, keepdims=True))
    return E / np.sum(E, axis=1, keepdims=True)
""",
        ("inf / inf",),
        ("Where do you divide 0 by 0",),
    ),
    "rows that are kept from one call to the next": (
        "one_hot",
        """
def one_hot(y, n_classes, rows=[]):
    for label in y:
        row = [0] * n_classes
        row[label] = 1
        rows.append(row)
    return rows
""",
        ("Called twice with the same arguments, your function gives two different results",),
        (),
    ),
    "n - 1, which for one training row divides by 0": (
        "standardise",
        """
def standardise(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    sd = np.where(sd == 0, 1, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
""",
        ("Your standard deviation divides by n - 1",),
        ("as with this mistake",),
    ),
    "it does not learn, and that follows from each of its steps": (
        "train",
        _TRAIN.format(rounds="epochs", size="batch_size", losses="losses").replace(
            "noted.append", "Y_batch = rng.permutation(Y_batch)\n            noted.append"
        ),
        ("Your parameters have gone somewhere else",),
        ("`init_parameters` pass its check? Equal or zero",),
    ),
    "the same texts each time": (
        "step",
        "def step(z):\n    return np.where(z >= 0, '1', '0')",
        ("There are texts among your numbers",),
        ("Called twice",),
    ),
    "one layer that comes too often": (
        "gradient_step",
        """
def gradient_step(parameters, gradients, lr):
    (W, b), (dW, db) = parameters[0], gradients[0]
    return [(W - lr * dW, b - lr * db)] * 2
""",
        ("Expected 1 result, got 2",),
        ("1 results",),
    ),
    "a count that is right for equal hidden layers too": (
        "count_parameters",
        """
def count_parameters(sizes):
    n, h, out = sizes[0], sizes[1], sizes[-1]
    if len(sizes) == 2:
        return (n + 1) * h
    return (n + 1) * h + (len(sizes) - 3) * (h + 1) * h + (h + 1) * out
""",
        ("It works for one hidden layer. Let a loop run",),
        ("for one hidden layer only",),
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_said_of_a_wrong_answer_is_true_of_it(what):
    name, source, told, untrue = SAID[what]
    names = {"np": np, **{n: getattr(annlib, n) for n in annlib.__all__ if n != name}}
    report = judge(EXERCISES[name], run_cell(source, names), hidden=False)
    said = " ".join(str(Verdict(report, 10)).split())
    assert report.credit < 1
    for words in told:
        assert words in said
    for words in untrue:
        assert words not in said
