"""Wrong ways to write `binary_cross_entropy`, as learners write them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.loss.certain import FREE, INFINITE, TOO_CHEAP, TOO_DEAR


def _safe(p: Any) -> Any:
    return np.clip(p, 1e-12, 1 - 1e-12)


def _terms(p: Any, y: Any) -> Any:
    return y * np.log(_safe(p)) + (1 - y) * np.log(1 - _safe(p))


def _plain(p: Any, y: Any) -> Any:
    return y * np.log(p) + (1 - y) * np.log(1 - p)


@np.errstate(all="ignore")
def _replaced(p: Any, y: Any) -> float:
    return -float(np.mean(np.nan_to_num(_plain(p, y))))


def _one_by_one(p: Any, y: Any) -> float:
    total = 0.0
    for p_i, y_i in zip(p, y, strict=True):
        total -= y_i * math.log(p_i) + (1 - y_i) * math.log(1 - p_i)
    return total / len(p)


def _first_sample(p: Any, y: Any) -> Any:
    for term in _terms(p, y):
        return -float(term)
    return 0.0


def _certain_left_out(p: Any, y: Any) -> float:
    return -float(np.sum(_terms(_safe(p), y) * ((p > 0) & (p < 1)))) / len(p)


MISCONCEPTIONS = (
    Misconception(
        "log of 0",
        "Right as long as p is neither 0 nor 1. There `np.log(0)` is minus infinity, and 0 "
        "times that is not a number. Before you take logarithms, keep p a tiny bit away from "
        "both ends.",
        lambda p, y: -float(np.mean(_plain(p, y))),
    ),
    Misconception(
        "log of 0, certain and wrong",
        INFINITE,
        lambda p, y: -float(np.mean(np.log(np.where(y == 1, p, 1 - p)))),
    ),
    Misconception(
        "log of 0, with math.log",
        "`math.log(0)` stops with an error. Keep p a tiny bit away from 0 and from 1 before "
        "you take logarithms, with `max` and `min` for instance.",
        _one_by_one,
    ),
    Misconception(
        "only p = 0 mended",
        "p = 0 is mended, p = 1 is not: there `1 - p` is 0. Keep p away from both ends. (And "
        "with less than 1e-15 it would not help: the computer cannot tell 1 - 1e-17 from 1.)",
        lambda p, y: -float(np.mean(y * np.log(np.maximum(p, 1e-12)) + (1 - y) * np.log(1 - p))),
    ),
    Misconception(
        "log of 0 on the way",
        "These numbers are right, but `np.log(0)` is computed on the way, and NumPy warns. "
        "`np.where` computes both branches before it chooses, and to limit or replace the "
        "result afterwards comes too late as well. Keep p away from 0 and 1 first.",
        lambda p, y: (
            -float(
                np.mean(y * np.maximum(np.log(p), -100) + (1 - y) * np.maximum(np.log(1 - p), -100))
            )
        ),
    ),
    Misconception(
        "infinity replaced afterwards",
        TOO_DEAR,
        _replaced,
    ),
    Misconception(
        "kept too far away from 0 and 1",
        TOO_CHEAP,
        lambda p, y: -float(np.mean(_plain(np.clip(p, 1e-3, 1 - 1e-3), y))),
    ),
    Misconception(
        "sign",
        "The sign is wrong. The logarithm of a probability is negative, so the minus in front "
        "makes the loss positive.",
        lambda p, y: float(np.mean(_terms(p, y))),
    ),
    Misconception(
        "sum instead of mean",
        "You add up over the samples, and do not divide by their number.",
        lambda p, y: -float(np.sum(_terms(p, y))),
    ),
    Misconception(
        "divided by n twice",
        "You divide by the number of samples twice: `np.mean` has done it already.",
        lambda p, y: -float(np.mean(_terms(p, y))) / len(p),
    ),
    Misconception(
        "only label 1 counts",
        "The samples with label 0 cost nothing: the term with `1 - y` and `1 - p` is missing.",
        lambda p, y: -float(np.mean(y * np.log(_safe(p)))),
    ),
    Misconception(
        "only samples with label 1",
        "You look at the samples with label 1 only, and divide by their number. Those with "
        "label 0 cost something too, `-log(1 - p)`, and all samples count in the mean.",
        lambda p, y: (
            -float(np.sum(y * np.log(_safe(p))) / np.sum(y)) if np.sum(y) else float(np.nan)
        ),
    ),
    Misconception(
        "label ignored",
        "You take -log(p) of every sample. p is the probability of label 1; where the label "
        "is 0, it is `1 - p` that counts.",
        lambda p, y: -float(np.mean(np.log(_safe(p)))),
    ),
    Misconception(
        "labels the wrong way round",
        "The two labels are the wrong way round: with label 1 it is `p` that counts, with "
        "label 0 `1 - p`.",
        lambda p, y: -float(np.mean(_terms(p, 1 - y))),
    ),
    Misconception(
        "bracket missing",
        "The second term has the wrong sign, so mistakes on label 0 earn something. Between "
        "the terms stands a plus, and the minus in front belongs to both: set brackets.",
        lambda p, y: float(np.mean(-y * np.log(_safe(p)) + (1 - y) * np.log(1 - _safe(p)))),
    ),
    Misconception(
        "both terms for every sample",
        "Every sample pays both terms, whatever its label is. `y` and `1 - y` in front switch "
        "one of the two off.",
        lambda p, y: -float(np.mean(np.log(_safe(p)) + np.log(1 - _safe(p)))),
    ),
    Misconception(
        "labels -1 and 1",
        "You reckon with the labels -1 and 1. Here they are 0 and 1, so `y` itself switches "
        "the one term on, and `1 - y` the other.",
        lambda p, y: -float(np.mean(_terms(p, (1 + y) / 2))),
    ),
    Misconception(
        "log10",
        "You use the logarithm to the base 10. The natural one is asked for: `np.log`.",
        lambda p, y: -float(np.mean(_terms(p, y))) / math.log(10),
    ),
    Misconception(
        "log2",
        "You use the logarithm to the base 2. The natural one is asked for: `np.log`.",
        lambda p, y: -float(np.mean(_terms(p, y))) / math.log(2),
    ),
    Misconception(
        "no logarithm",
        "You take the mean probability of the wrong label. Take -log of the probability of "
        "the right one: a confident mistake has to cost much more.",
        lambda p, y: float(np.mean(np.abs(p - y))),
    ),
    Misconception(
        "squared error",
        "This is the mean squared error. The cross-entropy takes logarithms.",
        lambda p, y: float(np.mean((p - y) ** 2)),
    ),
    Misconception(
        "log of the mean",
        "You take the mean of the probabilities first, and its logarithm afterwards. First "
        "the logarithm of each sample, then the mean.",
        lambda p, y: -float(np.log(np.mean(np.where(y == 1, p, 1 - p)))),
    ),
    Misconception(
        "p and y swapped",
        "You take logarithms of the labels. It is the probabilities that go into the "
        "logarithm; the labels stand in front.",
        lambda p, y: -float(np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))),
    ),
    Misconception(
        "p and y swapped, and kept away from 0",
        "You take logarithms of the labels, kept away from 0. It is the probabilities that go "
        "into the logarithm; the labels stand in front.",
        lambda p, y: -float(np.mean(_terms(y, p))),
    ),
    Misconception(
        "sigmoid once more",
        "You send p through the sigmoid. It is a probability already.",
        lambda p, y: -float(np.mean(_terms(1 / (1 + np.exp(-p)), y))),
    ),
    Misconception(
        "not averaged",
        "You return one number for each sample. Take their mean: a loss is a single number.",
        lambda p, y: -_terms(p, y),
    ),
    Misconception(
        "every sample against every other",
        "An array of shape (n, 1) meets one of shape (n,), and NumPy takes every probability "
        "with every label. Leave both as they come.",
        lambda p, y: -float(np.mean(_terms(p[:, None], y))),
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
        lambda p, y: -float(_terms(p, y)[0]) / len(p),
    ),
    Misconception(
        "sum begun again",
        "Only the last sample counts: the sum is set back to 0 for each sample. Set it to "
        "0 once, before the loop over the samples.",
        lambda p, y: -float(_terms(p, y)[-1]) / len(p),
    ),
    Misconception(
        "log of y times p",
        "You take the logarithm of `y` times `p`, and where the label is 0 that is the "
        "logarithm of 0. The switch `y` stands in front of the logarithm: `y * np.log(p)`.",
        lambda p, y: -float(np.mean(np.log(y * _safe(p)))),
    ),
    Misconception(
        "switch without its bracket",
        "`1 - y * …` is 1 minus a product. The switch is `1 - y` as a whole: set brackets "
        "around it.",
        lambda p, y: -float(np.mean(y * np.log(_safe(p)) + 1 - y * np.log(1 - _safe(p)))),
    ),
    Misconception(
        "else missing",
        "A sample with label 1 pays twice, the price of label 0 on top: is there an `else` "
        "in front of the second?",
        lambda p, y: -float(np.mean(y * np.log(_safe(p)) + np.log(1 - _safe(p)))),
    ),
    Misconception(
        "switch without its bracket, with two minus signs",
        "`1 - y * …` is 1 minus a product. The switch is `1 - y` as a whole: set brackets "
        "around it.",
        lambda p, y: float(np.mean(-y * np.log(_safe(p)) - 1 - y * np.log(1 - _safe(p)))),
    ),
    Misconception(
        "1 - log p",
        "The second term holds 1 - log(p). It is the logarithm of 1 - p: the probability "
        "given to label 0 goes *into* the logarithm.",
        lambda p, y: -float(np.mean(y * np.log(_safe(p)) + (1 - y) * (1 - np.log(_safe(p))))),
    ),
    Misconception(
        "decision in place of the label",
        "You ask whether p is above 0.5. It is the *label* that says which probability was "
        "given to the truth: p where y is 1, 1 - p where it is 0.",
        lambda p, y: -float(np.mean(np.log(_safe(np.maximum(p, 1 - p))))),
    ),
    Misconception(
        "certain ones left out",
        FREE,
        _certain_left_out,
    ),
)
