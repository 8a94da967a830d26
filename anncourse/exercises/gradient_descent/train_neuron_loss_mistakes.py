"""Wrong ways to write `train_neuron`: the losses, the epochs and what is returned."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.train_neuron_run import (
    neuron_gradient,
    neuron_loss,
    reported,
    squared_error,
    trained_with,
)
from annlib.activations import sigmoid
from annlib.losses import binary_cross_entropy


def _losses_of_z(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(X @ w + b, y))
        dw, db = neuron_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _until_the_loss_rises(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(neuron_loss(X, y, w, b))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
        dw, db = neuron_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _standardised(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    return trained_with()((X - X.mean(axis=0)) / X.std(axis=0), y, lr, epochs)


def _mean_slope_for_the_bias(X: Any, y: Any, w: Any, b: Any) -> Any:
    dw, _ = neuron_gradient(X, y, w, b)
    return dw, float(np.mean(dw))


def _means_multiplied(X: Any, y: Any, w: Any, b: Any) -> Any:
    _, db = neuron_gradient(X, y, w, b)
    return X.mean(axis=0) * db, db


LOSS_MISTAKES = (
    Misconception(
        "squared error noted",
        "Weights and bias are right, but the losses are mean squared errors. Note the binary "
        "cross-entropy.",
        trained_with(loss=squared_error),
    ),
    Misconception(
        "losses negative",
        "Your losses are negative: the minus in front of the cross-entropy is missing.",
        trained_with(loss=lambda X, y, w, b: -neuron_loss(X, y, w, b)),
    ),
    Misconception(
        "losses not averaged",
        "Your losses are sums over the samples. The loss is their mean.",
        trained_with(loss=lambda X, y, w, b: len(y) * neuron_loss(X, y, w, b)),
    ),
    Misconception(
        "losses in bits",
        "Your losses use the logarithm to base 2. Here it is the natural one, `np.log`.",
        trained_with(loss=lambda X, y, w, b: neuron_loss(X, y, w, b) / np.log(2)),
    ),
    Misconception(
        "losses without the bias",
        "Your losses are those of a neuron without a bias. The probabilities are "
        "sigmoid(X @ w + b).",
        trained_with(loss=lambda X, y, w, b: neuron_loss(X, y, w, 0.0)),
    ),
    Misconception(
        "label ignored by the loss",
        "Your losses look only at the samples with label 1. Those with label 0 have a part as "
        "well: their log(1 - p).",
        trained_with(loss=lambda X, y, w, b: -float(np.mean(y * np.log(sigmoid(X @ w + b))))),
    ),
    Misconception(
        "accuracy noted",
        "You note the share of right answers. Note the loss: it shows progress long before a "
        "decision changes.",
        trained_with(loss=lambda X, y, w, b: float(np.mean((X @ w + b >= 0) == y))),
    ),
    Misconception(
        "only one epoch",
        "You stop after the first epoch: the `return` stands inside the loop.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, 1),
    ),
    Misconception(
        "one epoch too few",
        "You run one epoch too few: `range(epochs)` has just the right length.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, epochs - 1),
    ),
    Misconception(
        "one epoch too many",
        "You run one epoch too many: `range(epochs)` has just the right length.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, epochs + 1),
    ),
    Misconception(
        "last loss only",
        "You return one loss only. Collect the losses of all epochs in a list.",
        reported(lambda w, b, losses: (w, b, losses[-2])),
    ),
    Misconception(
        "losses added up",
        "You add up the losses of all epochs. Append each of them to a list instead.",
        reported(lambda w, b, losses: (w, b, sum(losses[:-1]))),
    ),
    Misconception(
        "losses missing",
        "You return weights and bias only. The list of losses comes third.",
        reported(lambda w, b, losses: (w, b)),
    ),
    Misconception(
        "only the losses",
        "You return the list of losses only. Weights and bias come before it.",
        reported(lambda w, b, losses: losses[:-1]),
    ),
    Misconception(
        "losses first",
        "The losses come first. The order is: weights, bias, losses.",
        reported(lambda w, b, losses: (losses[:-1], w, b)),
    ),
    Misconception(
        "a weight for each row",
        "You start with one weight for each row. A neuron has one for each *column*, one "
        "for each feature: `X.shape` is (rows, columns), and `len(X)` counts the rows.",
        lambda X, y, lr, epochs: X @ np.zeros(len(X)),
    ),
    Misconception(
        "one number for all weights",
        "You start with a single number for the weights. There is one for each column of "
        "`X`: start with an array of zeros.",
        lambda X, y, lr, epochs: X @ np.array(0.0),
    ),
    Misconception(
        "p and y swapped in the loss",
        "Your losses are those with `p` and `y` in each other's place. It is called as "
        "`binary_cross_entropy(p, y)`: probabilities first.",
        trained_with(loss=lambda X, y, w, b: binary_cross_entropy(y, sigmoid(X @ w + b))),
    ),
    Misconception(
        "loss of z",
        "You hand the loss the weighted sums. It wants probabilities: send them through "
        "the sigmoid first.",
        _losses_of_z,
    ),
    Misconception(
        "list begun again",
        "Your list holds the last loss only: it is made anew in each epoch. Make the empty "
        "list once, before the loop.",
        reported(lambda w, b, losses: (w, b, losses[-2:-1])),
    ),
    Misconception(
        "own number of epochs",
        "You run a number of epochs of your own. Take `epochs`, which comes in.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, 100),
    ),
    Misconception(
        "until the loss rises",
        "You stop as soon as the loss rises. A loss may rise for an epoch and fall again: "
        "train for all `epochs`.",
        _until_the_loss_rises,
    ),
    Misconception(
        "losses sorted",
        "Your losses are sorted. Leave them in the order of the epochs: where the loss "
        "rises, one has to see it.",
        reported(lambda w, b, losses: (w, b, sorted(losses[:-1], reverse=True))),
    ),
    Misconception(
        "standardised",
        "You standardise `X` inside. Take the data as they come: whoever calls decides in "
        "which units.",
        _standardised,
    ),
    Misconception(
        "mean slope of the weights for the bias",
        "The bias takes its step with the mean of the weights' slopes. It has a slope of "
        "its own: the mean of p - y.",
        trained_with(gradient=_mean_slope_for_the_bias),
    ),
    Misconception(
        "mean of inputs times mean of errors",
        "You take the mean of the inputs and that of the errors, and multiply those. "
        "Multiply sample by sample first, then take the mean.",
        trained_with(gradient=_means_multiplied),
    ),
    Misconception(
        "gradient in place of the parameters",
        "The gradient takes the place of the weights and the bias, and what was learned is "
        "lost. Give it names of its own, `dw, db = …`, and take a step with it.",
        trained_with(weights=lambda w, dw, lr: dw - lr * dw, bias=lambda b, db, lr: db - lr * db),
    ),
    Misconception(
        "step with pairs",
        "`neuron_gradient` returns a pair, and a pair is no array: it cannot be multiplied "
        "by `lr`. Take it apart first, `dw, db = …`.",
        lambda X, y, lr, epochs: lr * neuron_gradient(X, y, np.zeros(X.shape[1]), 0.0),
    ),
    Misconception(
        "no loss noted",
        "Your list of losses is empty. Append the loss in each epoch; printing it is not enough.",
        reported(lambda w, b, losses: (w, b, [])),
    ),
    Misconception(
        "slope of the weights for the bias",
        "The bias takes its step with the slopes of the weights. `neuron_gradient` returns "
        "a pair, and the second of it is for the bias.",
        lambda X, y, lr, epochs: (
            trained_with()(X, y, lr, 1)[0],
            -lr * neuron_gradient(X, y, np.zeros(X.shape[1]), 0.0)[0],
            trained_with()(X, y, lr, 1)[2],
        ),
    ),
)
