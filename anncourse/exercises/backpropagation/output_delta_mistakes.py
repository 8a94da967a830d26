"""Wrong ways to write `output_delta`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from annlib.activations import sigmoid, softmax
from annlib.losses import cross_entropy


def _per_sample(delta: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Divide what is made of P and Y by the number of samples."""
    return lambda P, Y: delta(P, Y) / len(P)


def _decisions(P: Any) -> Any:
    if P.shape[1] == 1:
        return (P >= 0.5).astype(float)
    return np.eye(P.shape[1])[P.argmax(axis=1)]


MISCONCEPTIONS = (
    Misconception(
        "wrong way round",
        "Every number has the wrong sign: prediction minus truth, P - Y. Where the prediction "
        "is too large, the slope is positive.",
        _per_sample(lambda P, Y: Y - P),
    ),
    Misconception(
        "1/n missing",
        "Your numbers are n times too large. The loss is a *mean* over the n samples, so each "
        "sample moves it by an n-th only: divide by `len(P)`.",
        lambda P, Y: P - Y,
    ),
    Misconception(
        "1/n twice",
        "Your numbers are n times too small: you divide by the number of samples twice.",
        _per_sample(lambda P, Y: (P - Y) / len(P)),
    ),
    Misconception(
        "wrong way round, and 1/n missing",
        "Two things: it is prediction minus truth, P - Y; and the loss is a mean over the "
        "samples, so divide by their number.",
        lambda P, Y: Y - P,
    ),
    Misconception(
        "only Y divided",
        "Only Y is divided by the number of samples. The error as a whole is: put brackets "
        "around P - Y.",
        lambda P, Y: P - Y / len(P),
    ),
    Misconception(
        "divided by the classes",
        "You divide by the number of columns, the classes. Divide by the number of rows, the "
        "samples: `len(P)`.",
        lambda P, Y: (P - Y) / P.shape[1],
    ),
    Misconception(
        "mean over everything",
        "You divide by the number of all entries. The loss is a mean over the samples only: "
        "divide by the number of rows.",
        lambda P, Y: (P - Y) / P.size,
    ),
    Misconception(
        "two samples",
        "You divide by 2, as in the example, which has two samples. Divide by the number of"
        " samples that come in: `len(P)`.",
        lambda P, Y: (P - Y) / 2,
    ),
    Misconception(
        "slope of the output once too often",
        "You multiply by p (1 - p), the slope of the output's activation function. With "
        "cross-entropy it has cancelled already: only the error itself is left.",
        _per_sample(lambda P, Y: (P - Y) * P * (1 - P)),
    ),
    Misconception(
        "slope of the output, and 1/n missing",
        "Two things: p (1 - p) has no place here, as it cancels with cross-entropy; and the "
        "loss is a mean over the samples, so divide by their number.",
        lambda P, Y: (P - Y) * P * (1 - P),
    ),
    Misconception(
        "slope of the output, and wrong way round",
        "Two things: p (1 - p) has no place here, as it cancels with cross-entropy; and it is "
        "prediction minus truth, P - Y.",
        _per_sample(lambda P, Y: (Y - P) * P * (1 - P)),
    ),
    Misconception(
        "slope of the output, wrong way round, and 1/n missing",
        "Three things: p (1 - p) has no place here, as it cancels with cross-entropy; it is "
        "prediction minus truth, P - Y; and the loss is a mean over the samples.",
        lambda P, Y: (Y - P) * P * (1 - P),
    ),
    Misconception(
        "squared error",
        "This is what the squared error would give, with its 2 and its p (1 - p). The loss "
        "here is cross-entropy: both are absent, and the error itself is left.",
        _per_sample(lambda P, Y: 2 * (P - Y) * P * (1 - P)),
    ),
    Misconception(
        "factor 2",
        "Everything is twice as large as it should be. The 2 belongs to squared errors; "
        "cross-entropy has none.",
        _per_sample(lambda P, Y: 2 * (P - Y)),
    ),
    Misconception(
        "squared",
        "You square the errors. The squares would be a loss; its slope needs the error itself, "
        "with its sign.",
        _per_sample(lambda P, Y: (P - Y) ** 2),
    ),
    Misconception(
        "stopped at p",
        "You stop at the slope of the loss when *p* changes. Delta is the slope when *z* "
        "changes: go one step further back, and p (1 - p) cancels.",
        _per_sample(lambda P, Y: (P - Y) / (P * (1 - P))),
    ),
    Misconception(
        "stopped at p, the true class only",
        "-Y / P is the slope of the loss when *p* changes. Delta is the slope when *z* "
        "changes. Behind softmax, every z moves every p; put together, P - Y is left.",
        _per_sample(lambda P, Y: -Y / P),
    ),
    Misconception(
        "only the true class",
        "Only the true class has a number, all others have 0. They have a share of the blame "
        "as well: what they got, the true class lacks.",
        _per_sample(lambda P, Y: (P - Y) * Y),
    ),
    Misconception(
        "only the wrong classes",
        "The true class has 0 everywhere. Its error is p - 1: it should have been larger.",
        _per_sample(lambda P, Y: P * (1 - Y)),
    ),
    Misconception(
        "softmax again",
        "You apply softmax once more. P holds probabilities already.",
        _per_sample(lambda P, Y: softmax(P) - Y),
    ),
    Misconception(
        "sigmoid again",
        "You apply the sigmoid once more. P holds probabilities already.",
        _per_sample(lambda P, Y: sigmoid(P) - Y),
    ),
    Misconception(
        "decision instead of probability",
        "You round the probabilities to a decision. Keep them: they say *how* wrong the "
        "network is.",
        _per_sample(lambda P, Y: _decisions(P) - Y),
    ),
    Misconception(
        "truth ignored",
        "The truth takes no part. Without it nobody knows what would be better: P - Y.",
        _per_sample(lambda P, Y: P),
    ),
    Misconception(
        "absolute error",
        "The signs are lost. They say whether an output is too large or too small: keep them.",
        _per_sample(lambda P, Y: np.abs(P - Y)),
    ),
    Misconception(
        "prices instead of errors",
        "-Y log P holds the prices that the samples pay, the loss. Delta is its slope when z "
        "changes.",
        _per_sample(lambda P, Y: -Y * np.log(P)),
    ),
    Misconception(
        "averaged over the samples",
        "You take the mean over the samples, and one row is left. Each sample keeps a row of "
        "its own: divide, but do not add up.",
        lambda P, Y: np.mean(P - Y, axis=0),
    ),
    Misconception(
        "added up over the classes",
        "You add up each row. Each class keeps a number of its own, so the result has the "
        "shape of P.",
        _per_sample(lambda P, Y: np.sum(P - Y, axis=1)),
    ),
    Misconception(
        "one number",
        "You return one number for everything. Delta has one for each sample and each output: "
        "the shape of P.",
        lambda P, Y: float(np.mean(P - Y)),
    ),
    Misconception(
        "only the first sample",
        "Only the first row comes back. Delta has a row for each sample.",
        lambda P, Y: ((P - Y) / len(P))[:1],
    ),
    Misconception(
        "transposed",
        "Your result is transposed. It has the shape of P: a row for each sample.",
        lambda P, Y: ((P - Y) / len(P)).T,
    ),
    Misconception(
        "loss instead",
        "You return the loss. Delta is its slope, with one number for each sample and each "
        "class: the shape of P.",
        lambda P, Y: cross_entropy(P, Y),
    ),
    Misconception(
        "labels subtracted",
        "You subtract class numbers. The classes are names; it is the rows of P and Y that "
        "are subtracted, class by class.",
        lambda P, Y: (P.argmax(axis=1) - Y.argmax(axis=1)) / len(P),
    ),
    Misconception(
        "logarithm of P",
        "There is a logarithm in it, as in the loss. Its slope has none: with softmax, P - "
        "Y is left.",
        lambda P, Y: (np.log(P) - Y) / len(P),
    ),
)
