"""Exercise ``train_neuron(X, y, lr, epochs)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import sigmoid
from annlib.datasets import load_iris
from annlib.gradient_descent import train_neuron
from annlib.losses import binary_cross_entropy

_X = np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 1.0]])
_Y = np.array([1, 0, 0])
# Far from 0, like petals in centimetres: the valley is narrow.
_X_UNCENTRED = np.array([[4.0, 1.0], [5.0, 2.0], [4.5, 1.5], [6.0, 2.0]])
_Y_UNCENTRED = np.array([0, 1, 0, 1])


def _random(rng: np.random.Generator, epochs: int) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice(np.arange(2, 8), 2, replace=False))
    # Not centred, and not as many of one label as of the other: the bias has work to do.
    X = rng.uniform(-1, 2, (n + 2, k))
    y = (np.arange(n + 2) < rng.integers(1, (n + 2) // 2 + 1)).astype(int)
    return X, rng.permutation(y), float(rng.choice([0.1, 0.25, 0.5])), epochs


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1)


def _several(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, int(rng.integers(3, 8)))


def _flowers() -> tuple[Any, ...]:
    iris = load_iris()
    X = iris.X[:, 2:4]
    return (X - X.mean(axis=0)) / X.std(axis=0), (iris.y == 2).astype(int), 0.5, 20


def _gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
    errors = sigmoid(X @ w + b) - y
    return X.T @ errors / len(y), float(np.mean(errors))


def _loss(X: Any, y: Any, w: Any, b: Any) -> float:
    return binary_cross_entropy(sigmoid(X @ w + b), y)


def _run(
    X: Any,
    y: Any,
    lr: Any,
    epochs: Any,
    *,
    start: float = 0.0,
    start_bias: float = 0.0,
    gradient: Callable[..., Any] = _gradient,
    loss: Callable[..., Any] = _loss,
    weights: Callable[[Any, Any, Any], Any] = lambda w, dw, lr: w - lr * dw,
    bias: Callable[[Any, Any, Any], Any] = lambda b, db, lr: b - lr * db,
) -> tuple[Any, Any, list[Any]]:
    """Train rightly but for what is handed in; the last loss is that after the last step."""
    w, b = np.full(X.shape[1], start), start_bias
    losses = [loss(X, y, w, b)]
    for _ in range(epochs):
        dw, db = gradient(X, y, w, b)
        w, b = weights(w, dw, lr), bias(b, db, lr)
        losses.append(loss(X, y, w, b))
    return w, b, losses


def _wrong(**pieces: Any) -> Callable[..., Any]:
    def train(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
        w, b, losses = _run(X, y, lr, epochs, **pieces)
        return w, b, losses[:-1]

    return train


def _scaled(factor: Callable[[int], float]) -> Callable[..., Any]:
    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        dw, db = _gradient(X, y, w, b)
        return factor(len(y)) * dw, factor(len(y)) * db

    return gradient


def _from_delta(delta: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        z = X @ w + b
        d = delta(sigmoid(z), y, z) / len(y)
        return X.T @ d, float(np.sum(d))

    return gradient


def _reported(report: Callable[[Any, Any, list[Any]], Any]) -> Callable[..., Any]:
    """Train rightly, and return something else about it."""
    return lambda X, y, lr, epochs: report(*_run(X, y, lr, epochs))


def _new_weights_for_the_bias(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(_loss(X, y, w, b))
        w = w - lr * _gradient(X, y, w, b)[0]
        b = b - lr * _gradient(X, y, w, b)[1]
    return w, b, losses


def _new_bias_for_the_weights(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(_loss(X, y, w, b))
        b = b - lr * _gradient(X, y, w, b)[1]
        w = w - lr * _gradient(X, y, w, b)[0]
    return w, b, losses


def _gradient_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b = np.zeros(X.shape[1]), 0.0
    dw, db = _gradient(X, y, w, b)
    return _wrong(gradient=lambda X, y, w, b: (dw, db))(X, y, lr, epochs)


def _prediction_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, _ = _gradient_once(X, y, lr, epochs)
    return w, b, [_loss(X, y, 0 * w, 0.0)] * epochs


def _sample_by_sample(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(_loss(X, y, w, b))
        for i in range(len(y)):
            dw, db = _gradient(X[i : i + 1], y[i : i + 1], w, b)
            w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _afresh(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = _run(X, y, lr, 1)
    return w, b, losses[:1] * epochs


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


def _random_start(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    start = float(np.random.default_rng().uniform(0.1, 1))
    return _wrong(start=start)(X, y, lr, epochs)


def _perceptron_rule(p: Any, y: Any, z: Any) -> Any:
    return (z >= 0) - y


def _mse(X: Any, y: Any, w: Any, b: Any) -> float:
    return float(np.mean((sigmoid(X @ w + b) - y) ** 2))


_AFTER = (
    "You note the loss *after* the step. Note it before: the first number is the loss of a neuron "
    "that has learned nothing."
)
_RANDOM = (
    "Each call gives another result: you start at random. Start with all weights and the bias at 0."
)


def _starts_at_zero(answer: Callable[..., Any]) -> str | None:
    first, again = (float(np.ravel(answer(_X, _Y, 0.25, 3)[2])[0]) for _ in range(2))
    if not np.isclose(first, again, rtol=1e-6):
        return _RANDOM
    if np.isclose(first, np.log(2), rtol=1e-4):
        return None
    w, b, _ = answer(_X, _Y, 0.25, 1)
    if np.isclose(first, _loss(_X, _Y, np.asarray(w), b), rtol=1e-4):
        return _AFTER
    return (
        "The first loss is not that of a neuron that knows nothing. Start with all weights and the "
        "bias at 0; then every p is 0.5, and the first loss is log 2 = 0.693, before any step."
    )


def _losses_of_z(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(X @ w + b, y))
        dw, db = _gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _until_the_loss_rises(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(_loss(X, y, w, b))
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
        dw, db = _gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _standardised(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    return _wrong()((X - X.mean(axis=0)) / X.std(axis=0), y, lr, epochs)


def _mean_slope_for_the_bias(X: Any, y: Any, w: Any, b: Any) -> Any:
    dw, _ = _gradient(X, y, w, b)
    return dw, float(np.mean(dw))


def _means_multiplied(X: Any, y: Any, w: Any, b: Any) -> Any:
    _, db = _gradient(X, y, w, b)
    return X.mean(axis=0) * db, db


EXERCISE = Exercise(
    name="train_neuron",
    reference=train_neuron,
    parts=(
        Part(
            "one epoch",
            examples=((_X, _Y, 0.5, 1),),
            make=_one,
            advice="Already the first epoch is off. If several epochs are right, does anything "
            "happen only from the second one on?",
        ),
        Part(
            "several epochs",
            examples=((_X, _Y, 0.5, 2), (_X, _Y, 0.25, 5)),
            make=_several,
            weight=2,
            advice="The first epoch is right, the later ones are not. Each epoch goes on with the "
            "weights and the bias that the one before has left, and computes everything anew.",
        ),
        Part("150 real flowers", examples=(_flowers(),)),
        Part(
            "steps so long that the loss rises",
            examples=((_X_UNCENTRED, _Y_UNCENTRED, 0.5, 6),),
            core=False,
            advice="Here the steps are so long that the loss goes up as well as down. Train for "
            "all `epochs` nevertheless, and note each loss as it comes.",
        ),
        Part(
            "starts at zero, and notes the loss before the first step",
            holds=_starts_at_zero,
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "uphill",
            "The loss grows from epoch to epoch: you walk uphill. Subtract the gradient. If you "
            "do, look at the error: it is p - y.",
            _wrong(gradient=_scaled(lambda n: -1.0)),
        ),
        Misconception(
            "loss after the update",
            _AFTER,
            _reported(lambda w, b, losses: (w, b, losses[1:])),
        ),
        Misconception(
            "one loss too many",
            "You note one loss too many, before the first step or after the last. There is one "
            "for each epoch, from before its step.",
            _reported(lambda w, b, losses: (w, b, losses)),
        ),
        Misconception(
            "bias does not learn",
            "The bias never learns. It takes a step as well: b - lr * db.",
            _wrong(bias=lambda b, db, lr: b),
        ),
        Misconception(
            "weights do not learn",
            "The weights never learn. They take a step as well: w - lr * dw.",
            _wrong(weights=lambda w, dw, lr: w),
        ),
        Misconception(
            "never learns",
            "Weights and bias stay at 0. Is what you compute put back into `w` and `b`?",
            _wrong(weights=lambda w, dw, lr: w, bias=lambda b, db, lr: b),
        ),
        Misconception(
            "bias uphill",
            "The bias walks uphill: subtract its gradient too.",
            _wrong(bias=lambda b, db, lr: b + lr * db),
        ),
        Misconception(
            "learning rate ignored",
            "The learning rate is missing: multiply the gradient by `lr`.",
            lambda X, y, lr, epochs: _wrong()(X, y, 1.0, epochs),
        ),
        Misconception(
            "learning rate missing for the bias",
            "The learning rate is missing for the bias: it takes small steps as well.",
            _wrong(bias=lambda b, db, lr: b - db),
        ),
        Misconception(
            "the step alone",
            "The old weights are forgotten: each epoch sets them to the step alone. Subtract the "
            "step from what was there.",
            _wrong(weights=lambda w, dw, lr: -lr * dw, bias=lambda b, db, lr: -lr * db),
        ),
        Misconception(
            "1/n missing",
            "Your steps are n times too long: the gradient is a *mean* over the samples.",
            _wrong(gradient=_scaled(lambda n: float(n))),
        ),
        Misconception(
            "1/n twice",
            "Your steps are n times too short: your gradient is a mean already. Do not divide by "
            "the number of samples again.",
            _wrong(gradient=_scaled(lambda n: 1.0 / n)),
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
            _wrong(start=1.0),
        ),
        Misconception(
            "everything starts at one",
            "You start with weights and bias at 1. Start with all of them at 0.",
            _wrong(start=1.0, start_bias=1.0),
        ),
        Misconception(
            "bias starts at one",
            "You start with a bias of 1. Start with all weights and the bias at 0.",
            _wrong(start_bias=1.0),
        ),
        Misconception(
            "starts at random",
            _RANDOM,
            _random_start,
        ),
        Misconception(
            "slope of the sigmoid once too often",
            "The slope of the sigmoid, p (1 - p), is in your gradient once too often. With "
            "cross-entropy it cancels.",
            _wrong(gradient=_from_delta(lambda p, y, z: (p - y) * p * (1 - p))),
        ),
        Misconception(
            "squared error",
            "You walk down the mean squared error. Here the loss is cross-entropy.",
            _wrong(gradient=_from_delta(lambda p, y, z: 2 * (p - y) * p * (1 - p)), loss=_mse),
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
            _wrong(gradient=_from_delta(lambda p, y, z: z - y)),
        ),
        Misconception(
            "bias dropped in z",
            "The bias is missing in the weighted sum: p = sigmoid(X @ w + b). It takes its steps, "
            "but nothing depends on it.",
            _wrong(
                gradient=lambda X, y, w, b: _gradient(X, y, w, 0.0),
                loss=lambda X, y, w, b: _loss(X, y, w, 0.0),
            ),
        ),
        Misconception(
            "db not summed",
            "Your bias becomes an array with one number for each sample. There is one bias, so "
            "its slope is one number: add up over the samples.",
            _wrong(gradient=_bias_per_sample),
        ),
        Misconception(
            "db not averaged",
            "Your bias becomes an array with one number for each sample. There is one bias, so "
            "its slope is one number: the mean of the errors.",
            _wrong(gradient=lambda X, y, w, b: (_gradient(X, y, w, b)[0], sigmoid(X @ w + b) - y)),
        ),
        Misconception(
            "perceptron's rule",
            "You correct with 0 or 1, as the perceptron did. Keep the probability: the error is "
            "p - y, with p from the sigmoid.",
            _wrong(gradient=_from_delta(_perceptron_rule)),
        ),
        Misconception(
            "squared error noted",
            "Weights and bias are right, but the losses are mean squared errors. Note the binary "
            "cross-entropy.",
            _wrong(loss=_mse),
        ),
        Misconception(
            "losses negative",
            "Your losses are negative: the minus in front of the cross-entropy is missing.",
            _wrong(loss=lambda X, y, w, b: -_loss(X, y, w, b)),
        ),
        Misconception(
            "losses not averaged",
            "Your losses are sums over the samples. The loss is their mean.",
            _wrong(loss=lambda X, y, w, b: len(y) * _loss(X, y, w, b)),
        ),
        Misconception(
            "losses in bits",
            "Your losses use the logarithm to base 2. Here it is the natural one, `np.log`.",
            _wrong(loss=lambda X, y, w, b: _loss(X, y, w, b) / np.log(2)),
        ),
        Misconception(
            "losses without the bias",
            "Your losses are those of a neuron without a bias. The probabilities are "
            "sigmoid(X @ w + b).",
            _wrong(loss=lambda X, y, w, b: _loss(X, y, w, 0.0)),
        ),
        Misconception(
            "label ignored by the loss",
            "Your losses look only at the samples with label 1. Those with label 0 have a part as "
            "well: their log(1 - p).",
            _wrong(loss=lambda X, y, w, b: -float(np.mean(y * np.log(sigmoid(X @ w + b))))),
        ),
        Misconception(
            "accuracy noted",
            "You note the share of right answers. Note the loss: it shows progress long before a "
            "decision changes.",
            _wrong(loss=lambda X, y, w, b: float(np.mean((X @ w + b >= 0) == y))),
        ),
        Misconception(
            "only one epoch",
            "You stop after the first epoch: the `return` stands inside the loop.",
            lambda X, y, lr, epochs: _wrong()(X, y, lr, 1),
        ),
        Misconception(
            "one epoch too few",
            "You run one epoch too few: `range(epochs)` has just the right length.",
            lambda X, y, lr, epochs: _wrong()(X, y, lr, epochs - 1),
        ),
        Misconception(
            "one epoch too many",
            "You run one epoch too many: `range(epochs)` has just the right length.",
            lambda X, y, lr, epochs: _wrong()(X, y, lr, epochs + 1),
        ),
        Misconception(
            "last loss only",
            "You return one loss only. Collect the losses of all epochs in a list.",
            _reported(lambda w, b, losses: (w, b, losses[-2])),
        ),
        Misconception(
            "losses added up",
            "You add up the losses of all epochs. Append each of them to a list instead.",
            _reported(lambda w, b, losses: (w, b, sum(losses[:-1]))),
        ),
        Misconception(
            "losses missing",
            "You return weights and bias only. The list of losses comes third.",
            _reported(lambda w, b, losses: (w, b)),
        ),
        Misconception(
            "only the losses",
            "You return the list of losses only. Weights and bias come before it.",
            _reported(lambda w, b, losses: losses[:-1]),
        ),
        Misconception(
            "losses first",
            "The losses come first. The order is: weights, bias, losses.",
            _reported(lambda w, b, losses: (losses[:-1], w, b)),
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
            _wrong(loss=lambda X, y, w, b: binary_cross_entropy(y, sigmoid(X @ w + b))),
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
            _reported(lambda w, b, losses: (w, b, losses[-2:-1])),
        ),
        Misconception(
            "own number of epochs",
            "You run a number of epochs of your own. Take `epochs`, which comes in.",
            lambda X, y, lr, epochs: _wrong()(X, y, lr, 100),
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
            _reported(lambda w, b, losses: (w, b, sorted(losses[:-1], reverse=True))),
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
            _wrong(gradient=_mean_slope_for_the_bias),
        ),
        Misconception(
            "mean of inputs times mean of errors",
            "You take the mean of the inputs and that of the errors, and multiply those. "
            "Multiply sample by sample first, then take the mean.",
            _wrong(gradient=_means_multiplied),
        ),
        Misconception(
            "gradient in place of the parameters",
            "The gradient takes the place of the weights and the bias, and what was learned is "
            "lost. Give it names of its own, `dw, db = …`, and take a step with it.",
            _wrong(weights=lambda w, dw, lr: dw - lr * dw, bias=lambda b, db, lr: db - lr * db),
        ),
        Misconception(
            "step with pairs",
            "`neuron_gradient` returns a pair, and a pair is no array: it cannot be multiplied "
            "by `lr`. Take it apart first, `dw, db = …`.",
            lambda X, y, lr, epochs: lr * _gradient(X, y, np.zeros(X.shape[1]), 0.0),
        ),
        Misconception(
            "no loss noted",
            "Your list of losses is empty. Append the loss in each epoch; printing it is not "
            "enough.",
            _reported(lambda w, b, losses: (w, b, [])),
        ),
        Misconception(
            "slope of the weights for the bias",
            "The bias takes its step with the slopes of the weights. `neuron_gradient` returns "
            "a pair, and the second of it is for the bias.",
            lambda X, y, lr, epochs: (
                _wrong()(X, y, lr, 1)[0],
                -lr * _gradient(X, y, np.zeros(X.shape[1]), 0.0)[0],
                _wrong()(X, y, lr, 1)[2],
            ),
        ),
    ),
    hints=(
        "Before the loop: weights of 0, a bias of 0 and an empty list. Inside the loop, once for "
        "each epoch, three things. Which, and in which order?",
        "First the loss, at the weights as they are now: p from the sigmoid, then "
        "`binary_cross_entropy(p, y)`, appended to the list.",
        "Then the gradient, both results of your `neuron_gradient` at once. Then the step, for w "
        "and for b: minus lr times its own slope.",
        "`np.zeros(X.shape[1])` makes as many zeros as X has columns. The `return` comes after "
        "the loop, with three things.",
    ),
)
