"""Exercise ``train_perceptron(X, y, lr, epochs)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.perceptron_learning import train_perceptron

_EXAMPLE_X = np.array([[2.0, 0.5], [1.0, 3.0], [0.5, 1.0], [3.0, 2.5], [1.5, 0.25]])
_EXAMPLE_Y = np.array([1, 0, 0, 1, 1])
# XOR, moved away from the origin and stretched: no line separates it.
_CROSSED_X = np.array([[1.0, 0.5], [3.0, 2.0], [1.0, 2.0], [3.0, 0.5]])
_CROSSED_Y = np.array([0, 0, 1, 1])


def _random(rng: np.random.Generator, epochs: int) -> tuple[Any, ...]:
    # Quarters are exact in binary, so z = 0 means z = 0 in whichever order one adds up.
    n, k = int(rng.integers(5, 9)), int(rng.integers(1, 5))
    X = rng.integers(-8, 13, (n, k)) / 4
    y = rng.permutation(np.arange(n) % 2)
    return X, y, float(rng.choice([0.125, 0.25, 0.5])), epochs


def _fires(z: Any) -> int:
    return int(z >= 0)


def _run(
    X: Any,
    y: Any,
    lr: Any,
    epochs: Any,
    *,
    start: float = 0.0,
    starting: Callable[[Any], Any] | None = None,
    start_bias: float = 0.0,
    sign: float = 1.0,
    bias: Callable[[Any, Any, Any], Any] = lambda b, change, x: b + change,
    weights: Callable[[Any, Any, Any], Any] = lambda w, change, x: w + change * x,
    error: Callable[[Any, Any], Any] = lambda label, z: label - _fires(z),
    weighted: Callable[[Any, Any, Any], Any] = lambda w, x, b: float(w @ x + b),
    reset: bool = False,
    backwards: bool = False,
) -> tuple[Any, Any, list[list[Any]]]:
    """Train rightly but for what is handed in; return w, b and the errors of every epoch."""
    w, b = np.full(X.shape[1], start) if starting is None else starting(X), start_bias
    errors: list[list[Any]] = []
    for _ in range(epochs):
        if reset:
            w, b = np.zeros(X.shape[1]), 0.0
        errors.append([])
        for i in range(len(y))[:: -1 if backwards else 1]:
            e = error(y[i], weighted(w, X[i], b))
            w, b = weights(w, sign * lr * e, X[i]), bias(b, sign * lr * e, X[i])
            errors[-1].append(e)
    return w, b, errors


def _counts(errors: list[list[Any]]) -> list[int]:
    return [sum(e != 0 for e in epoch) for epoch in errors]


def _wrong(**pieces: Any) -> Callable[..., Any]:
    def train(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
        w, b, errors = _run(X, y, lr, epochs, **pieces)
        return w, b, _counts(errors)

    return train


def _reported(report: Callable[[Any, Any, list[list[Any]]], Any]) -> Callable[..., Any]:
    """Train rightly, and return something else about it."""
    return lambda X, y, lr, epochs: report(*_run(X, y, lr, epochs))


def _whole_epoch_at_once(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors = y - (X @ w + b >= 0)
        w, b = w + lr * errors @ X, float(b + lr * errors.sum())
        mistakes.append(int(np.count_nonzero(errors)))
    return w, b, mistakes


def _counted_after_update(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        n_wrong = 0
        for x, label in zip(X, y, strict=True):
            e = label - _fires(x @ w + b)
            w, b = w + lr * e * x, float(b + lr * e)
            n_wrong += int(_fires(x @ w + b) != label)
        mistakes.append(n_wrong)
    return w, b, mistakes


def _counted_after_epoch(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    mistakes = []
    w, b = np.zeros(X.shape[1]), 0.0
    for n in range(1, epochs + 1):
        w, b, _ = _run(X, y, lr, n)
        mistakes.append(int(np.sum((X @ w + b >= 0) != y)))
    return w, b, mistakes


def _stops_early(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, errors = _run(X, y, lr, epochs)
    counts = _counts(errors)
    return w, b, counts[: counts.index(0) + 1] if 0 in counts else counts


def _stops_before(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b, errors = _run(X, y, lr, epochs)
    counts = _counts(errors)
    return w, b, counts[: counts.index(0)] if 0 in counts else counts


EXERCISE = Exercise(
    name="train_perceptron",
    reference=train_perceptron,
    parts=(
        Part(
            "one epoch",
            examples=((_EXAMPLE_X, _EXAMPLE_Y, 0.5, 1),),
            make=lambda rng: _random(rng, 1),
            advice="Several epochs are right, a single one is not. Does anything happen only from "
            "the second epoch on?",
        ),
        Part(
            "several epochs",
            examples=((_EXAMPLE_X, _EXAMPLE_Y, 0.5, 3), (_CROSSED_X, _CROSSED_Y, 0.25, 4)),
            make=lambda rng: _random(rng, int(rng.integers(2, 6))),
            weight=2,
            advice="The first epoch is right, the later ones are not. Each epoch goes on with the "
            "weights and the bias that the one before has left, and starts a new count.",
        ),
        Part(
            "runs on when there are no more mistakes",
            examples=(
                (np.array([[1.0], [3.0], [0.5]]), np.array([0, 1, 0]), 0.5, 12),
                (_EXAMPLE_X, _EXAMPLE_Y, 0.25, 15),
            ),
            core=False,
            advice="If only this is wrong: an epoch without a mistake changes nothing and adds a 0 "
            "to the list; the next one is run all the same.",
        ),
    ),
    misconceptions=(
        Misconception(
            "bias does not learn",
            "The bias never learns: it stays where it was, and the line stays nailed to the "
            "origin. Correct it after each mistake as well.",
            _wrong(bias=lambda b, change, x: b),
        ),
        Misconception(
            "weights do not learn",
            "The weights never learn; only the bias does. Do you keep both results of "
            "`perceptron_update`?",
            _wrong(weights=lambda w, change, x: w),
        ),
        Misconception(
            "never learns",
            "Weights and bias never change. Does the result of `perceptron_update` get lost? "
            "Write `w, b = perceptron_update(…)`.",
            _wrong(sign=0.0),
        ),
        Misconception(
            "wrong direction",
            "The updates go in the wrong direction: the error is truth minus prediction, and the "
            "correction is added.",
            _wrong(sign=-1.0),
        ),
        Misconception(
            "bias times the sum of inputs",
            "The bias is corrected once for every input. Correct it once, as if its input were 1.",
            _wrong(bias=lambda b, change, x: float(b + change * np.sum(x))),
        ),
        Misconception(
            "learning rate ignored",
            "The learning rate is missing. The mistakes come out right all the same, since "
            "weights and bias only grow by a common factor; their values do not.",
            lambda X, y, lr, epochs: _wrong()(X, y, 1.0, epochs),
        ),
        Misconception(
            "learning rate missing for the bias",
            "The learning rate is missing for the bias: it takes small steps as well.",
            lambda X, y, lr, epochs: _wrong(bias=lambda b, change, x: b + change / lr)(
                X, y, lr, epochs
            ),
        ),
        Misconception(
            "input ignored",
            "All weights get the same correction. Multiply it by the inputs of the row.",
            _wrong(weights=lambda w, change, x: w + change),
        ),
        Misconception(
            "no step",
            "You subtract the weighted sum z from the label. Send it through the step first: the "
            "prediction is 0 or 1.",
            _wrong(error=lambda label, z: label - z),
        ),
        Misconception(
            "minus one and one",
            "Your prediction is -1 or 1, but the labels are 0 and 1: where it is right, the "
            "difference has to be 0.",
            _wrong(error=lambda label, z: label - (1 if z >= 0 else -1)),
        ),
        Misconception(
            "strictly greater",
            "At z = 0 the perceptron fires: compare with `>=`, not with `>`. It matters from the "
            "very first row on, since with all weights 0 every z is 0.",
            _wrong(error=lambda label, z: label - int(z > 0)),
        ),
        Misconception(
            "prediction without the bias",
            "The predictions are made without the bias: z = w · x + b.",
            _wrong(weighted=lambda w, x, b: float(w @ x)),
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
        *(
            Misconception(
                name,
                "You start with one weight for each row. A perceptron has one for each *column*, "
                "one for each feature: `X.shape` is (rows, columns), and `len(X)` counts the rows.",
                _wrong(starting=lambda X: np.zeros(len(X)), weighted=weighted),
            )
            # Each way to write the weighted sum stops with words of its own.
            for name, weighted in (
                ("a weight for each row", lambda w, x, b: float(w @ x + b)),
                ("a weight for each row, behind the inputs", lambda w, x, b: float(x @ w + b)),
                ("a weight for each row, with a star", lambda w, x, b: float(sum(x * w) + b)),
            )
        ),
        Misconception(
            "one number for all weights",
            "You start with a single number for the weights. There is one for each column of "
            "`X`: start with an array of zeros.",
            _wrong(starting=lambda X: 0.0, weighted=lambda w, x, b: float(x @ w + b)),
        ),
        Misconception(
            "always two weights",
            "You start with two weights, and other tables have more columns, or fewer. Take as "
            "many as `X` has columns.",
            _wrong(starting=lambda X: np.zeros(2), weighted=lambda w, x, b: float(x @ w + b)),
        ),
        Misconception(
            "starts afresh each epoch",
            "Each epoch starts again from zeros, and what was learned is lost. Set the weights and "
            "the bias to 0 once, before the loop over the epochs.",
            _wrong(reset=True),
        ),
        Misconception(
            "rows backwards",
            "You go through the rows from the last to the first. Take them in their order.",
            _wrong(backwards=True),
        ),
        Misconception(
            "whole epoch at once",
            "You predict all rows with the same weights and correct only at the end of the epoch. "
            "Correct after each row, so that the next one meets the new weights.",
            _whole_epoch_at_once,
        ),
        Misconception(
            "counted after the update",
            "You count a mistake if the row is still wrong *after* its correction. Count with the "
            "prediction from before.",
            _counted_after_update,
        ),
        Misconception(
            "counted after the epoch",
            "You count how many rows are wrong at the end of each epoch. Count along the way: each "
            "row with the weights that it met.",
            _counted_after_epoch,
        ),
        Misconception(
            "stops early",
            "You stop after the first epoch without a mistake. Here all epochs are run, so the "
            "list has one number for each, zeros included.",
            _stops_early,
        ),
        Misconception(
            "stops early, zero missing",
            "You stop at the first epoch without a mistake and do not even note its 0. Here all "
            "epochs are run, so the list has one number for each.",
            _stops_before,
        ),
        Misconception(
            "only one epoch",
            "You stop after the first epoch: the `return` stands inside the loop over the epochs.",
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
            "signed errors added up",
            "You add up the errors with their signs, so a +1 cancels a -1. Count how many are "
            "not 0.",
            _reported(lambda w, b, errors: (w, b, [int(sum(epoch)) for epoch in errors])),
        ),
        Misconception(
            "count not reset",
            "Your counts go on from epoch to epoch. Set the count to 0 at the start of each.",
            _reported(lambda w, b, errors: (w, b, np.cumsum(_counts(errors)).tolist())),
        ),
        Misconception(
            "right ones counted",
            "You count the rows that are right. Count those that are wrong.",
            _reported(lambda w, b, errors: (w, b, [epoch.count(0) for epoch in errors])),
        ),
        Misconception(
            "total",
            "You return one number of mistakes for all epochs together. A list with one count for "
            "each epoch is asked for.",
            _reported(lambda w, b, errors: (w, b, sum(_counts(errors)))),
        ),
        Misconception(
            "last epoch only",
            "You return the mistakes of the last epoch only. Collect the counts of all epochs in "
            "a list.",
            _reported(lambda w, b, errors: (w, b, _counts(errors)[-1])),
        ),
        Misconception(
            "share of mistakes",
            "You return the share of wrong rows. A whole number is asked for: how many they are.",
            _reported(
                lambda w, b, errors: (w, b, [n / len(errors[0]) for n in _counts(errors)]),
            ),
        ),
        Misconception(
            "counts missing",
            "You return weights and bias only. The list of mistakes per epoch comes third.",
            _reported(lambda w, b, errors: (w, b)),
        ),
        Misconception(
            "only the mistakes",
            "You return the list of mistakes only. Weights and bias come before it.",
            _reported(lambda w, b, errors: _counts(errors)),
        ),
    ),
    hints=(
        "Two loops, one inside the other: the outer one runs over the epochs, the inner one over "
        "the rows. What has to be set before the outer loop, and what at the start of each epoch?",
        "Before the outer loop: weights and bias at 0, and an empty list. At the start of each "
        "epoch: a count of 0. At its end: append the count to the list.",
        "For each row, in this order: predict; if the prediction differs from the label, add 1 to "
        "the count; then call your `perceptron_update`, and keep both things that it returns.",
        "`np.zeros(X.shape[1])` makes as many zeros as X has columns. `for x, label in zip(X, y)` "
        "walks through rows and labels together.",
    ),
)
