"""Wrong ways to write `train_neuron`: the gradient that its steps follow."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.train_neuron_run import (
    from_delta,
    neuron_gradient,
    neuron_loss,
    squared_error,
    trained_with,
)
from annlib.activations import sigmoid
from annlib.losses import binary_cross_entropy


def _without_sigmoid(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        p = X @ w + b
        losses.append(binary_cross_entropy(p, y))
        w = w - lr * X.T @ (p - y) / len(y)
        b = b - lr * np.mean(p - y)
    return w, b, losses


def _bias_per_sample(X: Any, y: Any, w: Any, b: Any) -> Any:
    errors = (sigmoid(X @ w + b) - y) / len(y)
    return X.T @ errors, errors


def _perceptron_rule(p: Any, y: Any, z: Any) -> Any:
    return (z >= 0) - y


GRADIENT_MISTAKES = (
    Misconception(
        "slope of the sigmoid once too often",
        "The slope of the sigmoid, p (1 - p), is in your gradient once too often. With "
        "cross-entropy it cancels.",
        trained_with(gradient=from_delta(lambda p, y, z: (p - y) * p * (1 - p))),
    ),
    Misconception(
        "squared error",
        "You walk down the mean squared error. Here the loss is cross-entropy.",
        trained_with(
            gradient=from_delta(lambda p, y, z: 2 * (p - y) * p * (1 - p)), loss=squared_error
        ),
    ),
    Misconception(
        "no sigmoid",
        "You take the weighted sum z for a probability. Send it through the sigmoid first: "
        "p = sigmoid(z).",
        _without_sigmoid,
    ),
    Misconception(
        "no sigmoid in the gradient",
        "In your gradient you subtract the label from the weighted sum z. The error is p - y, "
        "with p = sigmoid(z).",
        trained_with(gradient=from_delta(lambda p, y, z: z - y)),
    ),
    Misconception(
        "bias dropped in z",
        "The bias is missing in the weighted sum: p = sigmoid(X @ w + b). It takes its steps, "
        "but nothing depends on it.",
        trained_with(
            gradient=lambda X, y, w, b: neuron_gradient(X, y, w, 0.0),
            loss=lambda X, y, w, b: neuron_loss(X, y, w, 0.0),
        ),
    ),
    Misconception(
        "db not summed",
        "Your bias becomes an array with one number for each sample. There is one bias, so "
        "its slope is one number: add up over the samples.",
        trained_with(gradient=_bias_per_sample),
    ),
    Misconception(
        "db not averaged",
        "Your bias becomes an array with one number for each sample. There is one bias, so "
        "its slope is one number: the mean of the errors.",
        trained_with(
            gradient=lambda X, y, w, b: (neuron_gradient(X, y, w, b)[0], sigmoid(X @ w + b) - y)
        ),
    ),
    Misconception(
        "perceptron's rule",
        "You correct with 0 or 1, as the perceptron did. Keep the probability: the error is "
        "p - y, with p from the sigmoid.",
        trained_with(gradient=from_delta(_perceptron_rule)),
    ),
)
