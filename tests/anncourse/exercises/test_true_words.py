"""Wrong answers of which something untrue was once said; what is said of each is true of it now."""

from __future__ import annotations

import numpy as np
import pytest

import annlib
from anncourse.checks.judge import judge
from anncourse.checks.verdict import Verdict
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.learner import run_cell
from tests.anncourse.exercises.once_untrue import LESSONS_0_TO_7

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
    **LESSONS_0_TO_7,
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
    "one step an epoch, with the last of its batches": (
        "train",
        _TRAIN.format(rounds="epochs", size="batch_size", losses="losses").replace(
            "            parameters =", "        parameters ="
        ),
        ("Only one batch of an epoch has a step taken with it",),
        ("Only the first batch", "the parameters do not end where one step for each batch leads"),
    ),
    "two layers, of which behind an error nothing is known": (
        "denoise",
        """
def denoise(image, parameters):
    W1, b1 = parameters[0]
    k = int(W1.shape[0] ** 0.5)
    windows = np.lib.stride_tricks.sliding_window_view(image, (k, k))
    W2, b2 = parameters[1]
    A = relu(windows.reshape(-1, k * k) @ W1 + b1)
    return (A @ W2 + b2).reshape(windows.shape[0], -1)
""",
        ("where it stops with an error, all is as with this mistake: You use two layers",),
        (),
    ),
    "a list that is compared with a text": (
        "split_by_speaker",
        """
def split_by_speaker(speakers, held_out):
    return np.where(speakers != held_out)[0], np.where(speakers == held_out)[0]
""",
        ("A list that is compared gives only one",),
        ("Give it three",),
    ),
    "a product that nobody has written": (
        "directional_accuracy",
        """
def directional_accuracy(predicted, true):
    right = 0
    for p, t in zip(predicted, true):
        if p > 0 and t > 0:
            right += 1
        elif p < 0 and t < 0:
            right += 1
    return right / len(true) if len(true) else np.nan
""",
        ("A day on which one of the two is 0 is never right with you",),
        ("You ask whether the product",),
    ),
    "one number too long, and right elsewhere": (
        "log_returns",
        """
def log_returns(prices):
    if len(prices) < 2:
        return np.array([np.nan])
    return np.diff(np.log(np.where(np.asarray(prices) > 0, prices, np.nan)))
""",
        ("One small change in line 3",),
        ("does a loop or slice run too far",),
    ),
    "another formula that sees to bad prices": (
        "log_returns",
        """
def log_returns(prices):
    p = np.where(np.asarray(prices) > 0, prices, np.nan)
    return np.diff(p) / p[:-1]
""",
        ("You return the change as a share of the price",),
        ("as with this mistake",),
    ),
    "what is infinite is seen to, and two negative prices are not": (
        "log_returns",
        """
def log_returns(prices):
    p = np.asarray(prices, dtype=float)
    with np.errstate(all="ignore"):
        returns = np.log(p[1:] / p[:-1])
    returns[~np.isfinite(returns)] = np.nan
    return returns
""",
        ("The ratio of two negative prices is positive",),
        (),
    ),
    "a mean over frames and columns": (
        "band_energies",
        """
def band_energies(spectrum, bands):
    ends = list(zip(bands[:-1], bands[1:]))
    return np.array([[spectrum[:, a:b].mean() for a, b in ends] for _ in spectrum])
""",
        ("Your mean goes over the frames",),
        ("down the column",),
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
