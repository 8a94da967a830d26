"""Challenge: ``log_softmax(Z)``, finite where the probability is too small for a number."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space
from annlib.activations import softmax


def log_softmax(Z: Any) -> Any:
    """Logarithm of each row's softmax, stable; shape of Z."""
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))


def _scores(rng: np.random.Generator) -> tuple[Any, ...]:
    n_samples = int(rng.integers(2, 5))
    return (rng.uniform(-3, 3, (n_samples, n_samples + int(rng.integers(1, 4)))),)


def _square(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, (4, 4)),)


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, (1, 5)),)


def _sums(E: Any) -> Any:
    return np.sum(E, axis=1, keepdims=True)


def _shift_lost(Z: Any) -> Any:
    return Z - np.log(_sums(np.exp(Z - np.max(Z, axis=1, keepdims=True))))


EXERCISE = Exercise(
    name="log_softmax",
    reference=log_softmax,
    parts=(
        Part(
            "scores of ordinary size",
            examples=(
                (np.array([[2.0, 1.0, -1.0]]),),
                (np.array([[1.0, 0.0, -2.0, 0.5], [0.25, 3.0, 1.5, -1.0]]),),
            ),
            make=_scores,
        ),
        Part(
            "scores far apart, without a warning",
            examples=(
                (np.array([[0.0, 1000.0, 998.0]]),),
                (np.array([[-1000.0, 0.0, 999.0], [3.0, 1.0, -2.0]]),),
                (np.array([[1000.0, 1001.0, 999.5]]),),
                (np.array([[-1000.0, -1001.5, -999.0]]),),
                (np.array([[0.0, 800.0, 799.0], [-900.0, -901.0, -899.5]]),),
            ),
            core=False,
            quiet=True,
            advice="Softmax makes 0 of a probability below $10^{-323}$, and the logarithm of 0 is "
            "no number any more. Take the logarithm of the formula on paper, before you compute.",
        ),
        Part(
            "every kind of table",
            space=Space(
                _scores,
                (
                    (
                        as_they_are(),
                        sized("Z is square", _square, lambda a: a[0].shape == (4, 4)),
                        sized("Z has one row", _one_row, lambda a: a[0].shape[0] == 1),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), zero(0), repeated(0), negative(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "logarithm of the softmax",
            "Right for scores of ordinary size. But softmax has made 0 of a tiny probability "
            "before you take its logarithm. What is the logarithm of a fraction, on paper? What is "
            "that of $e^z$?",
            lambda Z: np.log(softmax(Z)),
        ),
        Misconception(
            "kept away from 0",
            "You keep the probabilities away from 0, so every very small one gets the same "
            "logarithm. None is too small: the logarithm of $e^z$ is $z$, without any $e$.",
            lambda Z: np.log(np.maximum(softmax(Z), 1e-12)),
        ),
        Misconception(
            "no shift",
            "Right for scores of ordinary size. But `np.exp(1000)` is too large for the computer: "
            "shift each row by its maximum first, as in softmax.",
            lambda Z: Z - np.log(_sums(np.exp(Z))),
        ),
        Misconception(
            "shift lost",
            "The shift is in the sum alone. What you subtract there has to come off the scores "
            "too, or it does not cancel.",
            _shift_lost,
        ),
        Misconception(
            "softmax",
            "These are the probabilities. Their logarithms are asked for.",
            softmax,
        ),
        Misconception(
            "sign",
            "Every number has the wrong sign: the logarithm of a probability is negative.",
            lambda Z: np.logaddexp.reduce(Z, axis=1)[:, None] - Z,
        ),
        Misconception(
            "divided by the logarithm",
            "The logarithm of a fraction is a difference, not another fraction.",
            lambda Z: Z / np.log(_sums(np.exp(Z))),
        ),
        Misconception(
            "sum of the scores",
            "You take the logarithm of the sum of the scores. In softmax their exponentials are "
            "added up.",
            lambda Z: Z - np.log(np.abs(_sums(Z))),
        ),
        Misconception(
            "exponentials not added up",
            "The logarithm of a sum is not the sum of the logarithms: add the exponentials up "
            "first, then take one logarithm for each row.",
            lambda Z: Z - _sums(Z),
        ),
        Misconception(
            "whole table",
            "You add up over the whole table. Each row is a sample of its own: `axis=1`.",
            lambda Z: Z - np.log(np.sum(np.exp(Z))),
        ),
        Misconception(
            "wrong axis",
            "You add up down the columns. Each row is a sample: `axis=1`.",
            lambda Z: Z - np.log(np.sum(np.exp(Z), axis=0)),
        ),
        Misconception(
            "other base",
            "This is a logarithm to another base. `np.log` is the natural one, which undoes "
            "`np.exp`.",
            lambda Z: np.log10(softmax(Z)),
        ),
    ),
    hints=(
        "On paper: what is $\\log \\dfrac{e^z}{s}$? The logarithm of a fraction is a difference, "
        "and that of $e^z$ is $z$.",
        "The sum $s$ can still overflow, and it cannot any more once each row is shifted by its "
        "maximum. The shift may be done at the very beginning, for all that follows.",
        "Shift `Z` by the maximum of each row, a column. Then take off the logarithm of the row's "
        "sum of exponentials, a column too.",
    ),
)
