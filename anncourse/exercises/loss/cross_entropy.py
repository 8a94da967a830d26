"""Exercise ``cross_entropy(P, Y)``."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import alike, as_they_are, integers, sized
from anncourse.checks.space import Level, Space
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


def _sized(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    return rng.dirichlet(np.full(k, 2.0), n) * 0.9 + 0.1 / k, one_hot(rng.integers(0, k, n), k)


def _even(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    P, Y = args
    return np.full(P.shape, 1 / P.shape[1]), Y


def _is_even(args: tuple[Any, ...]) -> bool:
    return bool(np.all(np.ptp(args[0], axis=1) == 0))


def _nearly_wrong(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    P, Y = args
    truth = rng.uniform(2e-4, 1e-3, (len(P), 1))
    return np.where(Y == 1, truth, (1 - truth) / (P.shape[1] - 1)), Y


def _is_nearly_wrong(args: tuple[Any, ...]) -> bool:
    return bool(np.all((args[0] * args[1]).sum(axis=1) <= 1e-3))


def _others_zero(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    # Of all but the truth and one other.
    P, Y = args
    kept = (Y == 1) | (np.roll(Y, 1, axis=1) == 1)
    return P * kept / np.sum(P * kept, axis=1, keepdims=True), Y


def _has_zero(args: tuple[Any, ...]) -> bool:
    return bool(np.any(args[0] == 0))


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
        Part(
            "every kind of table",
            space=Space(
                lambda rng: _sized(rng, 5, 4),
                (
                    (
                        as_they_are(),
                        sized(
                            "P is square",
                            lambda rng: _sized(rng, 3, 3),
                            lambda args: args[0].shape[0] == args[0].shape[1],
                        ),
                        sized(
                            "there is one sample",
                            lambda rng: _sized(rng, 1, 4),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "there are two classes",
                            lambda rng: _sized(rng, 5, 2),
                            lambda args: args[0].shape[1] == 2,
                        ),
                    ),
                    (as_they_are(), integers(1), alike(1)),
                    (
                        as_they_are(),
                        Level("all probabilities of a row are equal", _even, _is_even),
                        Level("the truth got hardly any", _nearly_wrong, _is_nearly_wrong),
                        Level("other classes got exactly 0", _others_zero, _has_zero),
                    ),
                ),
            ),
            core=False,
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
