"""Exercise ``cross_entropy(P, Y)``."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.loss.certain import price
from anncourse.exercises.loss.cross_entropy_mistakes import MISCONCEPTIONS
from annlib.encoding import one_hot
from annlib.losses import cross_entropy


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(size) for size in rng.choice(np.arange(2, 7), 2, replace=False))
    P = rng.dirichlet(np.full(k, 2.0), n) * 0.9 + 0.1 / k
    return P, one_hot(rng.integers(0, k, n), k)


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    P, Y = _random(rng)
    return P[:1], Y[:1]


EXERCISE = Exercise(
    name="cross_entropy",
    reference=cross_entropy,
    parts=(
        Part(
            "one sample",
            examples=((np.array([[0.125, 0.25, 0.125, 0.5]]), np.array([[0, 0, 1, 0]])),),
            make=_one,
        ),
        Part(
            "probabilities between 0 and 1",
            examples=(
                (
                    np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]]),
                    np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
                ),
                (
                    np.array([[0.9, 0.1], [0.4, 0.6], [0.3, 0.7]]),
                    np.array([[0, 1], [0, 1], [1, 0]]),
                ),
            ),
            make=_random,
            weight=3,
        ),
        Part(
            "nearly certain",
            examples=(
                (
                    np.array([[0.989, 0.001, 0.01], [0.002, 0.1, 0.898]]),
                    np.array([[0, 1, 0], [1, 0, 0]]),
                ),
                (np.array([[0.001, 0.249, 0.75]]), np.array([[1, 0, 0]])),
            ),
            core=False,
            advice="What keeps very small probabilities away from 0 has to be far smaller than "
            "they are: 1e-12, say.",
        ),
        Part(
            "certain and right: p exactly 1, the others 0",
            examples=(
                (
                    np.array([[0.0, 1.0, 0.0], [0.25, 0.5, 0.25]]),
                    np.array([[0, 1, 0], [1, 0, 0]]),
                ),
                (
                    np.array([[0.5, 0.0, 0.5, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.1, 0.2, 0.7]]),
                    np.array([[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]]),
                ),
            ),
            core=False,
            quiet=True,
            advice="A sample whose class gets all the probability costs nothing. Keep P a tiny "
            "bit, 1e-12, say, away from 0 before you take logarithms.",
        ),
        Part(
            "certain and wrong: expensive, and finite",
            holds=partial(
                price,
                (
                    (np.array([[1.0, 0.0, 0.0]]), np.array([[0, 1, 0]])),
                    (np.array([[0.0, 0.5, 0.25, 0.25]]), np.array([[1, 0, 0, 0]])),
                ),
            ),
            weight=2,
            core=False,
            advice="Where the network is certain and wrong, the loss is large, and finite: keep "
            "the probability a tiny bit, 1e-12, say, away from 0 before you take the logarithm.",
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "One row first: find the probability that stands where Y has its 1. What does it cost?",
        "`Y * np.log(P)` keeps the logarithm of the true class in each row and makes 0 of all the "
        "others. Add everything up and turn the sign round.",
        "Divide by the number of samples, `len(P)`, and not by the number of elements as `np.mean` "
        "of the table would.",
        "A probability may be 0, also one of a class that is not the true one. Limit P from below, "
        "before the logarithm: `np.maximum(P, …)` with a tiny number. Here no upper limit is "
        "needed.",
    ),
)
