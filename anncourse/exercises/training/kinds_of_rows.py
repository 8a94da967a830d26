"""Kinds of tables with a label, or a target, for each row, which are shuffled and cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.levels import alike, as_they_are, sized
from anncourse.checks.space import Arguments, Level
from anncourse.exercises.training.rows import labels, table


def rows_of(
    target: Callable[[Any], Any], third: float, n: int, k: int
) -> Callable[[np.random.Generator], Arguments]:
    """Return what makes n rows of k numbers, their targets, a third argument and a generator."""

    def make(rng: np.random.Generator) -> Arguments:
        seed = int(rng.integers(1000))
        targets = target(labels(n, 3, seed + 1))
        return table(n, k, seed), targets, third, np.random.default_rng(seed)

    return make


def sizes(target: Callable[[Any], Any], third: float) -> tuple[Level, ...]:
    """Tables of all sizes."""
    return (
        as_they_are(),
        sized(
            "X is square",
            rows_of(target, third, 6, 6),
            lambda args: args[0].shape[0] == args[0].shape[1],
        ),
        sized(
            "X has one column",
            rows_of(target, third, 10, 1),
            lambda args: args[0].shape[1] == 1,
        ),
    )


def _in_order(args: Arguments, rng: np.random.Generator) -> Arguments:
    order = np.argsort(_label(args[1]), kind="stable")
    return args[0], args[1][order], *args[2:]


def _is_in_order(args: Arguments) -> bool:
    return bool(np.all(np.diff(_label(args[1])) >= 0) and np.any(_label(args[1]) != 0))


def _label(targets: Any) -> Any:
    return targets if targets.ndim == 1 else targets.argmax(axis=1)


#: What the numbers are; quarters times 4 are whole.
NUMBERS = (
    as_they_are(),
    Level(
        "X holds whole numbers",
        lambda args, rng: ((4 * args[0]).astype(int), *args[1:]),
        lambda args: args[0].dtype.kind == "i",
    ),
    Level(
        "X holds float32",
        lambda args, rng: (args[0].astype(np.float32), *args[1:]),
        lambda args: args[0].dtype == np.float32,
    ),
)
#: What the labels or targets are.
TARGETS = (
    as_they_are(),
    alike(1, words="all rows are of one class"),
    Level("the rows are sorted by class", _in_order, _is_in_order),
)
