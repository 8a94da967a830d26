"""Samples with a probability and a label each, of every kind that two exercises are tried with."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Part
from anncourse.checks.levels import alike, as_they_are, decimals, repeated, sized
from anncourse.checks.space import Level, Space

Arguments = tuple[Any, ...]


def random_samples(rng: np.random.Generator) -> Arguments:
    """Return probabilities well between 0 and 1, and labels of which both occur."""
    n = int(rng.integers(3, 9))
    y = rng.permutation(np.concatenate([[0, 1], rng.integers(0, 2, n - 2)]))
    return rng.uniform(0.05, 0.95, n), y


def _many(rng: np.random.Generator) -> Arguments:
    return rng.uniform(0.05, 0.95, 40), rng.permutation(np.arange(40) % 2)


def one_sample(rng: np.random.Generator) -> Arguments:
    """Return a single one."""
    return rng.uniform(0.05, 0.95, 1), rng.integers(0, 2, 1)


def _near_zero(args: Arguments, rng: np.random.Generator) -> Arguments:
    # Exact in binary, so that 1 - p is right in single precision too.
    return rng.integers(2, 9, len(args[0])) / 8192, args[1]


def _near_one(args: Arguments, rng: np.random.Generator) -> Arguments:
    return 1 - rng.integers(2, 9, len(args[0])) / 8192, args[1]


EVERY_KIND = Part(
    "every kind of probabilities and labels",
    space=Space(
        random_samples,
        (
            (
                as_they_are(),
                sized("there is one sample", one_sample, lambda args: len(args[0]) == 1),
                sized("there are many samples", _many, lambda args: len(args[0]) > 30),
            ),
            (as_they_are(), decimals(1), alike(1)),
            (
                as_they_are(),
                repeated(0),
                Level("p lies near 0", _near_zero, lambda args: bool(np.all(args[0] <= 1e-3))),
                Level("p lies near 1", _near_one, lambda args: bool(np.all(args[0] >= 1 - 1e-3))),
            ),
        ),
    ),
    core=False,
)
