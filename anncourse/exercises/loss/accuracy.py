"""Exercise ``accuracy(y_pred, y_true)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space
from annlib.metrics import accuracy


def _labels(rng: np.random.Generator, n_classes: int) -> tuple[Any, ...]:
    n = int(rng.integers(5, 12))
    y_true = rng.permutation(
        np.concatenate([np.arange(n_classes), rng.integers(0, n_classes, n - n_classes)])
    )
    wrong = rng.permutation(n) < rng.integers(1, n - 1)
    y_pred = np.where(wrong, (y_true + rng.integers(1, n_classes, n)) % n_classes, y_true)
    return y_pred, y_true


def _first_sample(y_pred: Any, y_true: Any) -> Any:
    for a, b in zip(y_pred, y_true, strict=True):
        return float(a == b)
    return 0.0


def _share(part: Any, whole: Any) -> float:
    return float(part / whole) if whole else 0.0


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.integers(0, 4, 1), rng.integers(0, 4, 1)


def _is_binary(args: tuple[Any, ...]) -> bool:
    return len(args[0]) > 1 and bool(np.max(args) == 1)


def _all_right() -> Level:
    return Level(
        "all labels are right",
        lambda args, rng: (args[1].copy(), args[1]),
        lambda args: np.array_equal(*args),
    )


def _all_wrong() -> Level:
    return Level(
        "all labels are wrong",
        lambda args, rng: (np.where(args[1] == 0, 1, 0), args[1]),
        lambda args: not np.any(args[0] == args[1]),
    )


EXERCISE = Exercise(
    name="accuracy",
    reference=accuracy,
    parts=(
        Part(
            "labels 0 and 1",
            examples=(
                (np.array([1, 0, 1]), np.array([1, 0, 0])),
                (np.array([0, 0, 1, 1, 0, 1, 0]), np.array([0, 1, 1, 1, 0, 0, 0])),
                (np.array([0, 1]), np.array([1, 0])),
                (np.array([0, 1, 0]), np.array([0, 1, 0])),
            ),
            make=lambda rng: _labels(rng, 2),
        ),
        Part(
            "several classes",
            examples=((np.array([2, 0, 3, 1, 1, 2]), np.array([2, 1, 0, 1, 3, 2])),),
            make=lambda rng: _labels(rng, int(rng.integers(3, 6))),
            advice="It works for the labels 0 and 1 only. With more classes, all that matters is "
            "whether two labels are equal.",
        ),
        Part(
            "every kind of labels",
            space=Space(
                lambda rng: _labels(rng, 3),
                (
                    (
                        as_they_are(),
                        sized("there is one sample", _one, lambda a: len(a[0]) == 1),
                        sized("the labels are 0 and 1", lambda rng: _labels(rng, 2), _is_binary),
                    ),
                    (as_they_are(), _all_right(), _all_wrong()),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "percent",
            "You return percent. A share from 0 to 1 is asked for: 0.75, not 75.",
            lambda y_pred, y_true: 100 * float(np.mean(y_pred == y_true)),
        ),
        Misconception(
            "count",
            "You return how *many* are right. Divide by the number of samples.",
            lambda y_pred, y_true: int(np.sum(y_pred == y_true)),
        ),
        Misconception(
            "error rate",
            "You return the share that is wrong. The share that is right is asked for.",
            lambda y_pred, y_true: float(np.mean(y_pred != y_true)),
        ),
        Misconception(
            "matching ones only",
            "You count only samples where both labels are 1, and divide by all. A 0 that was "
            "predicted as 0 is right as well.",
            lambda y_pred, y_true: float(np.mean((y_pred == 1) & (y_true == 1))),
        ),
        Misconception(
            "product of the labels",
            "You multiply the labels. A 0 that was predicted as 0 is right as well, and a product "
            "does not see it. Ask whether the labels are equal.",
            lambda y_pred, y_true: float(np.mean(y_pred * y_true)),
        ),
        Misconception(
            "labels -1 and 1",
            "You ask whether the product of the labels is positive. That works for the labels -1 "
            "and 1; with 0 and 1 it misses every 0 that is right.",
            lambda y_pred, y_true: float(np.mean(y_pred * y_true > 0)),
        ),
        Misconception(
            "share of the true ones",
            "You divide by the number of samples whose label is 1. That is called *recall*. Look "
            "at all samples.",
            lambda y_pred, y_true: _share(
                np.sum((y_pred == 1) & (y_true == 1)), np.sum(y_true == 1)
            ),
        ),
        Misconception(
            "share of the predicted ones",
            "You divide by the number of samples that are predicted as 1. That is called "
            "*precision*. Look at all samples.",
            lambda y_pred, y_true: _share(
                np.sum((y_pred == 1) & (y_true == 1)), np.sum(y_pred == 1)
            ),
        ),
        Misconception(
            "difference of the labels",
            "You reckon with the size of the difference between the labels. With 0 and 1 that "
            "happens to be right. But labels are names: a 7 taken for a 1 is no worse than a 2 "
            "taken for a 1.",
            lambda y_pred, y_true: 1 - float(np.mean(np.abs(y_pred - y_true))),
        ),
        Misconception(
            "differences that cancel",
            "You average differences with their signs, and they cancel. Ask of each sample whether "
            "its two labels are equal.",
            lambda y_pred, y_true: 1 - float(np.mean(y_pred - y_true)),
        ),
        Misconception(
            "all or nothing",
            "You return 1 if all are right, and 0 otherwise. Do you ask whether *all* are equal, "
            "or divide with `//`, which drops the decimals? The share of the right ones is asked "
            "for.",
            lambda y_pred, y_true: float(np.all(y_pred == y_true)),
        ),
        Misconception(
            "all or nothing, as a truth value",
            "You ask whether *all* are right: True or False. The share of those that are is asked "
            "for, a number from 0 to 1.",
            lambda y_pred, y_true: bool(np.all(y_pred == y_true)),
        ),
        Misconception(
            "one answer per sample",
            "You return True or False for each sample. Take the mean: True counts as 1, False as "
            "0.",
            lambda y_pred, y_true: y_pred == y_true,
        ),
        Misconception(
            "divided by n twice",
            "You divide by the number of samples twice: a mean has been divided already.",
            lambda y_pred, y_true: float(np.mean(y_pred == y_true)) / len(y_true),
        ),
        Misconception(
            "rounded",
            "You round the result to two decimals. Return it as it is; rounding is for the moment "
            "in which a person reads it.",
            lambda y_pred, y_true: round(float(np.mean(y_pred == y_true)), 2),
        ),
        Misconception(
            "order ignored",
            "You compare the labels after sorting. Sample i is right if *its* prediction is its "
            "label.",
            lambda y_pred, y_true: float(np.mean(np.sort(y_pred) == np.sort(y_true))),
        ),
        Misconception(
            "n - 1",
            "You divide by n - 1. Divide by the number of samples.",
            lambda y_pred, y_true: float(np.sum(y_pred == y_true)) / (len(y_true) - 1),
        ),
        Misconception(
            "every sample against every other",
            "An array of shape (n, 1) meets one of shape (n,), and NumPy compares every prediction "
            "with every label. Leave both as they come.",
            lambda y_pred, y_true: float(np.mean(y_pred[:, None] == y_true)),
        ),
        Misconception(
            "first sample only",
            "You look at the first sample only: does the `return` stand inside the loop?",
            _first_sample,
        ),
        Misconception(
            "return inside the loop",
            "The loop ends in its first round, so only the first sample counts: the `return` "
            "stands inside the loop over the samples. Return after it.",
            lambda y_pred, y_true: float(y_pred[0] == y_true[0]) / len(y_true),
        ),
        Misconception(
            "count begun again",
            "Only the last sample counts: the count is set back to 0 for each sample. Set it "
            "to 0 once, before the loop over the samples.",
            lambda y_pred, y_true: float(y_pred[-1] == y_true[-1]) / len(y_true),
        ),
        Misconception(
            "if on whole arrays",
            "`if y_pred == y_true` asks one question about many samples, and an array has no "
            "single answer. Ask for each sample in a loop, or take the mean of the comparison.",
            lambda y_pred, y_true: 1.0 if y_pred == y_true else 0.0,
        ),
        Misconception(
            "all or nothing, divided",
            "Two lists are equal as a whole or not at all. Compare them label by label, and count.",
            lambda y_pred, y_true: float(np.array_equal(y_pred, y_true)) / len(y_true),
        ),
        Misconception(
            "argmax of labels",
            "`argmax` has been taken already: `y_pred` holds labels, not probabilities. Compare"
            " them with `y_true` as they are.",
            lambda y_pred, y_true: float(np.mean(y_pred.argmax(axis=1) == y_true)),
        ),
        Misconception(
            "ratio of the sums",
            "You divide the sum of the predictions by that of the labels. Count in how many "
            "samples the two are equal, and divide by the number of samples.",
            lambda y_pred, y_true: _share(np.sum(y_pred), np.sum(y_true)),
        ),
    ),
    hints=(
        "Predictions 1, 0, 1 and labels 1, 0, 0: how many are right, out of how many?",
        "`y_pred == y_true` compares the two arrays place by place. True counts as 1 and False as "
        "0 when you add them up.",
        "The share is the number of right ones divided by the number of samples. That is just what "
        "a mean of ones and zeros is.",
    ),
)
