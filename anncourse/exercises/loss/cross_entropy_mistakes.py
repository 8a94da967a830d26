"""Wrong ways to write `cross_entropy`, as learners write them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.loss.certain import FREE, INFINITE, TOO_CHEAP, TOO_DEAR


def _logs(P: Any) -> Any:
    return np.log(np.maximum(P, 1e-12))


def _mean(P: Any, Y: Any) -> float:
    return -float(np.sum(Y * _logs(P))) / len(P)


def _first_sample(P: Any, Y: Any) -> Any:
    for p, y in zip(P, Y, strict=True):
        return -float(np.sum(y * _logs(p)))
    return 0.0


def _softmax(Z: Any) -> Any:
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


@np.errstate(all="ignore")
def _replaced(P: Any, Y: Any) -> float:
    return -float(np.sum(np.nan_to_num(Y * np.log(P)))) / len(P)


def _one_by_one(P: Any, Y: Any) -> float:
    total = 0.0
    for p, y in zip(P, Y, strict=True):
        for k in range(len(p)):
            total -= y[k] * math.log(p[k])
    return total / len(P)


MISCONCEPTIONS = (
    Misconception(
        "log of 0",
        "Right as long as no probability is exactly 0. `np.log(0)` is minus infinity, and 0 "
        "times that is not a number. Keep P a tiny bit away from 0 before you take "
        "logarithms.",
        lambda P, Y: -float(np.sum(Y * np.log(P))) / len(P),
    ),
    Misconception(
        "log of 0, certain and wrong",
        INFINITE,
        lambda P, Y: -float(np.mean(np.log(np.sum(Y * P, axis=1)))),
    ),
    Misconception(
        "log of 0, with math.log",
        "`math.log(0)` stops with an error. Keep the probability a tiny bit away from 0 before "
        "you take its logarithm, with `max` for instance.",
        _one_by_one,
    ),
    Misconception(
        "log of 0 on the way",
        "These numbers are right, but `np.log(0)` is computed on the way, and NumPy warns. "
        "`np.where` computes both branches before it chooses, and to limit or replace the "
        "result afterwards comes too late as well. Keep P away from 0 first.",
        lambda P, Y: -float(np.sum(Y * np.maximum(np.log(P), -100))) / len(P),
    ),
    Misconception(
        "infinity replaced afterwards",
        TOO_DEAR,
        _replaced,
    ),
    Misconception(
        "kept too far away from 0",
        TOO_CHEAP,
        lambda P, Y: -float(np.sum(Y * np.log(np.maximum(P, 1e-3)))) / len(P),
    ),
    Misconception(
        "mean over all elements",
        "You divide by the number of all elements, classes included. Divide by the number of "
        "samples: a sample has one true class and pays once.",
        lambda P, Y: -float(np.mean(Y * _logs(P))),
    ),
    Misconception(
        "mean over classes",
        "You divide by the number of classes, the columns. Divide by the number of samples, "
        "the rows.",
        lambda P, Y: -float(np.sum(Y * _logs(P))) / P.shape[1],
    ),
    Misconception(
        "sum instead of mean",
        "You add up over the samples, and do not divide by their number.",
        lambda P, Y: -float(np.sum(Y * _logs(P))),
    ),
    Misconception(
        "divided by n twice",
        "You divide by the number of samples twice: a mean over samples has been divided by "
        "it already.",
        lambda P, Y: _mean(P, Y) / len(P),
    ),
    Misconception(
        "sign",
        "The sign is wrong. The logarithm of a probability is negative, so the minus in front "
        "makes the loss positive.",
        lambda P, Y: -_mean(P, Y),
    ),
    Misconception(
        "log10",
        "You use the logarithm to the base 10. The natural one is asked for: `np.log`.",
        lambda P, Y: _mean(P, Y) / math.log(10),
    ),
    Misconception(
        "log2",
        "You use the logarithm to the base 2. The natural one is asked for: `np.log`.",
        lambda P, Y: _mean(P, Y) / math.log(2),
    ),
    Misconception(
        "targets left out",
        "You add up the logarithms of all probabilities. Only that of the true class counts: "
        "multiply by `Y`, which is 0 everywhere else.",
        lambda P, Y: -float(np.sum(_logs(P))) / len(P),
    ),
    Misconception(
        "wrong classes as well",
        "You add a term for the wrong classes, `(1 - Y) * log(1 - P)`, as in the formula for "
        "two labels. Here only the true class counts: with one column for each class, nothing "
        "is left over.",
        lambda P, Y: (
            _mean(P, Y) - float(np.sum((1 - Y) * np.log(np.maximum(1 - P, 1e-12)))) / len(P)
        ),
    ),
    Misconception(
        "surprise at the predicted class",
        "You take the largest probability of each row: the class that the network *predicts*. "
        "The one of the *true* class counts, whichever that is: `Y` says it.",
        lambda P, Y: -float(np.mean(_logs(P.max(axis=1)))),
    ),
    Misconception(
        "argmax along the wrong axis",
        "`argmax(axis=0)` goes down the columns, one number for each class. Each sample is a "
        "row: `axis=1`.",
        lambda P, Y: -float(np.mean(_logs(P[np.arange(len(P)), Y.argmax(axis=0)]))),
    ),
    Misconception(
        "log of the mean",
        "You average the probabilities of the true classes first, and take the logarithm "
        "afterwards. First the logarithm of each sample, then the mean.",
        lambda P, Y: -float(np.log(np.sum(Y * P) / len(P))),
    ),
    Misconception(
        "no logarithm",
        "The logarithm is missing. Take -log of the probability of the true class: a confident "
        "mistake has to cost much more.",
        lambda P, Y: 1 - float(np.sum(Y * P)) / len(P),
    ),
    Misconception(
        "mean probability",
        "You return the mean probability of the true class. Take -log of each first: a loss "
        "grows when the network gets worse.",
        lambda P, Y: float(np.sum(Y * P)) / len(P),
    ),
    Misconception(
        "squared error",
        "This is the mean squared error. The cross-entropy takes the logarithm of the "
        "probability of the true class.",
        lambda P, Y: float(np.sum((P - Y) ** 2)) / len(P),
    ),
    Misconception(
        "P and Y swapped",
        "You take logarithms of the targets. It is the probabilities that go into the "
        "logarithm; the targets stand in front.",
        lambda P, Y: -float(np.sum(P * np.log(Y))) / len(P),
    ),
    Misconception(
        "P and Y swapped, and kept away from 0",
        "You take logarithms of the targets, kept away from 0. It is the probabilities that go "
        "into the logarithm; the targets stand in front.",
        lambda P, Y: -float(np.sum(P * _logs(Y))) / len(P),
    ),
    Misconception(
        "softmax once more",
        "You send P through softmax. Its rows are probabilities already.",
        lambda P, Y: _mean(_softmax(P), Y),
    ),
    Misconception(
        "one number per sample",
        "You return one number for each sample. Take their mean: a loss is a single number.",
        lambda P, Y: -np.sum(Y * _logs(P), axis=1),
    ),
    Misconception(
        "one number per class",
        "You return one number for each class. Add these up: a loss is a single number.",
        lambda P, Y: -np.sum(Y * _logs(P), axis=0) / len(P),
    ),
    Misconception(
        "not added up",
        "You return a table with the shape of P. Add up each row, and take the mean over the rows.",
        lambda P, Y: -Y * _logs(P),
    ),
    Misconception(
        "first sample only",
        "You return the loss of the first sample only: does the `return` stand inside the loop?",
        _first_sample,
    ),
    Misconception(
        "return inside the loop",
        "The loop ends in its first round, so only the first sample counts: the `return` "
        "stands inside the loop over the samples. Return after it.",
        lambda P, Y: -float(np.sum(Y[0] * _logs(P[0]))) / len(P),
    ),
    Misconception(
        "sum begun again",
        "Only the last sample counts: the sum is set back to 0 for each sample. Set it to "
        "0 once, before the loop over the samples.",
        lambda P, Y: -float(np.sum(Y[-1] * _logs(P[-1]))) / len(P),
    ),
    Misconception(
        "@ instead of star",
        "`Y @ np.log(P)` takes rows with columns, and here each number of `Y` belongs to "
        "the number of `P` in the same place: multiply with `*`.",
        lambda P, Y: -float(np.mean(Y @ _logs(P))),
    ),
    Misconception(
        "Y at the predicted class",
        "You look up the truth at the class that the network predicts. It is the other way "
        "round: `Y` says which class is true, and the logarithm is that of `P` there.",
        lambda P, Y: -float(np.mean(_logs(Y[np.arange(len(P)), P.argmax(axis=1)]))),
    ),
    Misconception(
        "class taken for a row",
        "With one index you pick whole rows of P. Name row and column: the sample, and its "
        "true class.",
        lambda P, Y: -float(np.mean(_logs(P[Y.argmax(axis=1)]))),
    ),
    Misconception(
        "columns for every sample",
        "`P[:, labels]` takes these columns for *every* sample. Name row and column "
        "together: `P[np.arange(len(P)), labels]`.",
        lambda P, Y: -float(np.mean(_logs(P[:, Y.argmax(axis=1)]))),
    ),
    Misconception(
        "log of P times Y",
        "You take the logarithm of `P * Y`, which is 0 for all wrong classes. First the "
        "logarithm of P, then times Y; or add each row of `P * Y` up first.",
        lambda P, Y: -float(np.sum(_logs(P * Y))) / len(P),
    ),
    Misconception(
        "zeros left out",
        FREE,
        lambda P, Y: _mean(np.where(P > 0, P, 1.0), Y),
    ),
)
