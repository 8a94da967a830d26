"""Wrong ways to write `train_neuron`: the steps, and where they start."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.train_neuron_run import (
    neuron_gradient,
    neuron_loss,
    reported,
    run,
    scaled,
    trained_with,
)


def _new_weights_for_the_bias(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(neuron_loss(X, y, w, b))
        w = w - lr * neuron_gradient(X, y, w, b)[0]
        b = b - lr * neuron_gradient(X, y, w, b)[1]
    return w, b, losses


def _new_bias_for_the_weights(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(neuron_loss(X, y, w, b))
        b = b - lr * neuron_gradient(X, y, w, b)[1]
        w = w - lr * neuron_gradient(X, y, w, b)[0]
    return w, b, losses


def _gradient_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b = np.zeros(X.shape[1]), 0.0
    dw, db = neuron_gradient(X, y, w, b)
    return trained_with(gradient=lambda X, y, w, b: (dw, db))(X, y, lr, epochs)


def _prediction_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, _ = _gradient_once(X, y, lr, epochs)
    return w, b, [neuron_loss(X, y, 0 * w, 0.0)] * epochs


def _sample_by_sample(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(neuron_loss(X, y, w, b))
        for i in range(len(y)):
            dw, db = neuron_gradient(X[i : i + 1], y[i : i + 1], w, b)
            w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _afresh(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = run(X, y, lr, 1)
    return w, b, losses[:1] * epochs


AFTER = (
    "You note the loss *after* the step. Note it before: the first number is the loss of a neuron "
    "that has learned nothing."
)
TWO_STARTS = (
    "Two trainings on the same data begin with different losses. Start each of them with all "
    "weights and the bias at 0."
)


STEP_MISTAKES = (
    Misconception(
        "uphill",
        "The loss grows from epoch to epoch: you walk uphill. Subtract the gradient. If you "
        "do, look at the error: it is p - y.",
        trained_with(gradient=scaled(lambda n: -1.0)),
    ),
    Misconception(
        "loss after the update",
        AFTER,
        reported(lambda w, b, losses: (w, b, losses[1:])),
    ),
    Misconception(
        "one loss too many",
        "You note one loss too many, before the first step or after the last. There is one "
        "for each epoch, from before its step.",
        reported(lambda w, b, losses: (w, b, losses)),
    ),
    Misconception(
        "bias does not learn",
        "The bias never learns. It takes a step as well: b - lr * db.",
        trained_with(bias=lambda b, db, lr: b),
    ),
    Misconception(
        "weights do not learn",
        "The weights never learn. They take a step as well: w - lr * dw.",
        trained_with(weights=lambda w, dw, lr: w),
    ),
    Misconception(
        "never learns",
        "Weights and bias stay at 0. Is what you compute put back into `w` and `b`?",
        trained_with(weights=lambda w, dw, lr: w, bias=lambda b, db, lr: b),
    ),
    Misconception(
        "bias uphill",
        "The bias walks uphill: subtract its gradient too.",
        trained_with(bias=lambda b, db, lr: b + lr * db),
    ),
    Misconception(
        "learning rate ignored",
        "The learning rate is missing: multiply the gradient by `lr`.",
        lambda X, y, lr, epochs: trained_with()(X, y, 1.0, epochs),
    ),
    Misconception(
        "learning rate missing for the bias",
        "The learning rate is missing for the bias: it takes small steps as well.",
        trained_with(bias=lambda b, db, lr: b - db),
    ),
    Misconception(
        "the step alone",
        "The old weights are forgotten: each epoch sets them to the step alone. Subtract the "
        "step from what was there.",
        trained_with(weights=lambda w, dw, lr: -lr * dw, bias=lambda b, db, lr: -lr * db),
    ),
    Misconception(
        "1/n missing",
        "Your steps are n times too long: the gradient is a *mean* over the samples.",
        trained_with(gradient=scaled(lambda n: float(n))),
    ),
    Misconception(
        "1/n twice",
        "Your steps are n times too short: your gradient is a mean already. Do not divide by "
        "the number of samples again.",
        trained_with(gradient=scaled(lambda n: 1.0 / n)),
    ),
    Misconception(
        "new weights for the bias",
        "The bias takes its step with a gradient of the *new* weights. Compute both slopes "
        "first, at the same place; then change both.",
        _new_weights_for_the_bias,
    ),
    Misconception(
        "new bias for the weights",
        "The weights take their step with a gradient of the *new* bias. Compute both slopes "
        "first, at the same place; then change both.",
        _new_bias_for_the_weights,
    ),
    Misconception(
        "gradient computed once",
        "You compute the gradient once, before the loop. The slope is another one after every "
        "step: compute it inside the loop.",
        _gradient_once,
    ),
    Misconception(
        "prediction computed once",
        "Your losses are all the same: p is computed once, before the loop. After every step "
        "it is another one: compute it inside.",
        _prediction_once,
    ),
    Misconception(
        "sample by sample",
        "You take a step after every sample. Here each epoch takes one step, with the mean "
        "over all samples.",
        _sample_by_sample,
    ),
    Misconception(
        "starts afresh each epoch",
        "Each epoch starts again from 0, and what was learned is lost. Set w and b to 0 once, "
        "before the loop.",
        _afresh,
    ),
    Misconception(
        "starts at ones",
        "You start with weights of 1. Start with all weights and the bias at 0.",
        trained_with(start=1.0),
    ),
    Misconception(
        "everything starts at one",
        "You start with weights and bias at 1. Start with all of them at 0.",
        trained_with(start=1.0, start_bias=1.0),
    ),
    Misconception(
        "bias starts at one",
        "You start with a bias of 1. Start with all weights and the bias at 0.",
        trained_with(start_bias=1.0),
    ),
)
