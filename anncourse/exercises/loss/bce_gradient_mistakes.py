"""Wrong ways to write `bce_gradient`, as learners write them."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _first_sample(p: Any, y: Any) -> Any:
    for p_i, y_i in zip(p, y, strict=True):
        return float((p_i - y_i) / (p_i * (1 - p_i)) / len(p))
    return 0.0


def _loss(p: Any, y: Any) -> Any:
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def _measured(p: Any, y: Any) -> Any:
    def prices(p: Any) -> Any:
        return -(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(p)

    return (prices(p + 0.001) - prices(p)) / 0.001


def _as_labels(p: Any, y: Any) -> Any:
    slopes = np.zeros_like(y)
    slopes[:] = (p - y) / (p * (1 - p)) / len(p)
    return slopes


MISCONCEPTIONS = (
    Misconception(
        "sign",
        "Every sign is wrong. Where the label is 1, the loss falls when p rises, so the slope "
        "there is negative.",
        lambda p, y: (y - p) / (p * (1 - p)) / len(p),
    ),
    Misconception(
        "1/n missing",
        "The 1/n is missing. The loss is a mean, and a single sample has only an n-th of a "
        "say in it.",
        lambda p, y: (p - y) / (p * (1 - p)),
    ),
    Misconception(
        "1/n twice",
        "You divide by n twice. The loss is a mean, so every slope holds 1/n once.",
        lambda p, y: (p - y) / (p * (1 - p)) / len(p) ** 2,
    ),
    Misconception(
        "slope with respect to z",
        "This is the slope with respect to z, the number before the sigmoid. Asked for is the "
        "slope with respect to p: `p (1 - p)` still has to stand below the fraction bar.",
        lambda p, y: (p - y) / len(p),
    ),
    Misconception(
        "slope with respect to z, 1/n missing",
        "Two things are missing: `p (1 - p)` below the fraction bar, and the 1/n of the mean.",
        lambda p, y: p - y,
    ),
    Misconception(
        "label 0 forgotten",
        "Samples with label 0 get the slope 0. They pay -log(1 - p), which has a slope too.",
        lambda p, y: -y / p / len(p),
    ),
    Misconception(
        "label 1 forgotten",
        "Samples with label 1 get the slope 0. They pay -log(p), which has a slope too.",
        lambda p, y: (1 - y) / (1 - p) / len(p),
    ),
    Misconception(
        "minus in 1 - p forgotten",
        "The sign is wrong where the label is 0. In log(1 - p) the p stands with a minus: the "
        "larger p is, the *more* such a sample costs.",
        lambda p, y: (-y / p - (1 - y) / (1 - p)) / len(p),
    ),
    Misconception(
        "labels the wrong way round",
        "The two labels are the wrong way round: with label 1 the slope is -1/p, with label 0 "
        "it is 1/(1 - p), each divided by n.",
        lambda p, y: (p - (1 - y)) / (p * (1 - p)) / len(p),
    ),
    Misconception(
        "labels -1 and 1",
        "You reckon with the labels -1 and 1. Here they are 0 and 1.",
        lambda p, y: (p - (1 + y) / 2) / (p * (1 - p)) / len(p),
    ),
    Misconception(
        "bracket missing",
        "A bracket is missing: `a / p * (1 - p)` divides by p and then *multiplies* by 1 - p. "
        "Set brackets around `p * (1 - p)`.",
        lambda p, y: (p - y) / p * (1 - p) / len(p),
    ),
    Misconception(
        "bracket around p - y missing",
        "A bracket is missing: the whole of `p - y` stands above the fraction bar.",
        lambda p, y: p - y / (p * (1 - p)) / len(p),
    ),
    Misconception(
        "bracket around 1 - p missing",
        "`(1 - y) / 1 - p` divides by 1 and subtracts p. The whole of `1 - p` stands below "
        "the fraction bar: set brackets.",
        lambda p, y: (-y / p + (1 - y) / 1 - p) / len(p),
    ),
    Misconception(
        "bracket around 1 - p missing, label by label",
        "`1 / 1 - p` divides by 1 and subtracts p. The whole of `1 - p` stands below the "
        "fraction bar: set brackets.",
        lambda p, y: np.where(y == 1, -1 / p, 1 / 1 - p) / len(p),
    ),
    Misconception(
        "1 + p",
        "Below the second fraction bar stands 1 - p, the probability given to label 0, not 1 + p.",
        lambda p, y: (-y / p + (1 - y) / (1 + p)) / len(p),
    ),
    Misconception(
        "two samples",
        "You divide by 2, as in the example, which has two samples. Divide by the number of"
        " samples that come in.",
        lambda p, y: (p - y) / (p * (1 - p)) / 2,
    ),
    Misconception(
        "measured on one side",
        "You measure the slope between p and p + 0.001. That is near, but not exact: the "
        "formula is.",
        _measured,
    ),
    Misconception(
        "array of whole numbers",
        "`np.zeros_like(y)` can hold whole numbers only, if the labels are whole numbers, "
        "and cuts your slopes down. Take `np.zeros(len(y))`, or `np.zeros_like(p)`.",
        _as_labels,
    ),
    Misconception(
        "multiplied by p (1 - p)",
        "You multiply by `p (1 - p)`. Divide by it: near 0 and 1 the slope is steep.",
        lambda p, y: (p - y) * p * (1 - p) / len(p),
    ),
    Misconception(
        "divided by p only",
        "Below the fraction bar the factor `1 - p` is missing.",
        lambda p, y: (p - y) / p / len(p),
    ),
    Misconception(
        "divided by 1 - p only",
        "Below the fraction bar the factor `p` is missing.",
        lambda p, y: (p - y) / (1 - p) / len(p),
    ),
    Misconception(
        "sign, 1/n missing",
        "Two things: every sign is wrong (where the label is 1, the loss falls when p rises), "
        "and the 1/n of the mean is missing.",
        lambda p, y: (y - p) / (p * (1 - p)),
    ),
    Misconception(
        "bracket missing, 1/n missing",
        "Two things: `a / p * (1 - p)` divides by p and then *multiplies* by 1 - p, so set "
        "brackets around `p * (1 - p)`. And the 1/n of the mean is missing.",
        lambda p, y: (p - y) / p * (1 - p),
    ),
    Misconception(
        "minus in 1 - p forgotten, 1/n missing",
        "Two things: the sign is wrong where the label is 0, as in log(1 - p) the p stands "
        "with a minus. And the 1/n of the mean is missing.",
        lambda p, y: -y / p - (1 - y) / (1 - p),
    ),
    Misconception(
        "label 0 forgotten, 1/n missing",
        "Two things: samples with label 0 get the slope 0, though they pay -log(1 - p). And "
        "the 1/n of the mean is missing.",
        lambda p, y: -y / p,
    ),
    Misconception(
        "gradient of the squared error",
        "This is the slope of the mean squared error. That of the cross-entropy is asked for.",
        lambda p, y: 2 * (p - y) / len(p),
    ),
    Misconception(
        "loss instead",
        "You return the loss. Asked for is its slope, one number for each sample.",
        _loss,
    ),
    Misconception(
        "loss of each sample",
        "You return what each sample costs, with the logarithm. Asked for is the slope: how "
        "fast the loss changes when that p changes.",
        lambda p, y: -(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(p),
    ),
    Misconception(
        "added up",
        "You add the slopes of all samples up. Each p has a slope of its own: return an array "
        "with the shape of p.",
        lambda p, y: float(np.sum((p - y) / (p * (1 - p)) / len(p))),
    ),
    Misconception(
        "added up, 1/n missing",
        "You return the sum of all slopes, and without the 1/n of the mean. Each p has a slope "
        "of its own: return an array with the shape of p.",
        lambda p, y: float(np.sum((p - y) / (p * (1 - p)))),
    ),
    Misconception(
        "absolute values",
        "All your slopes are positive. Where the label is 1 the loss falls when p rises: "
        "there the slope is negative.",
        lambda p, y: np.abs(p - y) / (p * (1 - p)) / len(p),
    ),
    Misconception(
        "column",
        "The numbers are right, but as a column of shape (n, 1). The slopes have the shape of "
        "p, which is (n,).",
        lambda p, y: ((p - y) / (p * (1 - p)) / len(p))[:, None],
    ),
    Misconception(
        "every sample against every other",
        "An array of shape (n, 1) meets one of shape (n,), and NumPy takes every probability "
        "with every label. Leave both as they come.",
        lambda p, y: (p[:, None] - y) / (p[:, None] * (1 - p[:, None])) / len(p),
    ),
    Misconception(
        "first sample only",
        "You return the slope of the first sample only: does the `return` stand inside the loop?",
        _first_sample,
    ),
    Misconception(
        "both labels at once",
        "Every sample gets the slopes of both labels. The switches are missing: -1/p "
        "counts where the label is 1, 1/(1 - p) where it is 0.",
        lambda p, y: (-1 / p + 1 / (1 - p)) / len(p),
    ),
    Misconception(
        "second switch missing",
        "The samples with label 1 get the slope of label 0 on top: the switch `1 - y` in "
        "the second term is missing.",
        lambda p, y: (-y / p + 1 / (1 - p)) / len(p),
    ),
    Misconception(
        "first switch missing",
        "The samples with label 0 get the slope of label 1 on top: the switch `y` in the "
        "first term is missing.",
        lambda p, y: (-1 / p + (1 - y) / (1 - p)) / len(p),
    ),
    Misconception(
        "1/n in the second term only",
        "Only the second term is divided by n: a division binds its own term. Set brackets "
        "around both terms.",
        lambda p, y: -y / p + (1 - y) / (1 - p) / len(p),
    ),
    Misconception(
        "whole-number division",
        "`//` drops the decimals. Write `/`.",
        lambda p, y: (p - y) // (p * (1 - p)) / len(p),
    ),
    Misconception(
        "last sample only",
        "You return the slope of the last sample only: each round of the loop overwrites "
        "the one before. Collect them all.",
        lambda p, y: float((p[-1] - y[-1]) / (p[-1] * (1 - p[-1])) / len(p)),
    ),
)
