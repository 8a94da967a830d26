"""The sizes of networks that the exercises on their shapes are tried with."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Part
from anncourse.checks.levels import as_they_are, repeated, sized
from anncourse.checks.space import Level, Space


def distinct_sizes(rng: np.random.Generator, n_layers: int) -> list[int]:
    """Sizes of n_layers layers behind the input, all different, so that nothing looks alike."""
    return [int(size) for size in rng.permutation(np.arange(2, 13))[: n_layers + 1]]


def is_two(args: tuple[Any, ...]) -> bool:
    """Whether there are an input and an output and nothing between."""
    return len(args[0]) == 2


def are_many(args: tuple[Any, ...]) -> bool:
    """Whether there are more layers than anybody writes out."""
    return len(args[0]) > 6


def equal_sizes() -> Level:
    """Return sizes that are all alike, where a layer taken for another one does not show."""
    return Level(
        "all sizes are alike",
        lambda args, rng: ([args[0][0]] * len(args[0]),),
        lambda args: len(set(args[0])) == 1,
    )


def ends_in_one() -> Level:
    """Return sizes of a network with a single output."""
    return Level(
        "there is one output",
        lambda args, rng: ([*args[0][:-1], 1],),
        lambda args: args[0][-1] == 1,
    )


EVERY_KIND = Part(
    "every kind of sizes",
    space=Space(
        lambda rng: (distinct_sizes(rng, 3),),
        (
            (
                as_they_are(),
                sized("there are two sizes", lambda rng: (distinct_sizes(rng, 1),), is_two),
                sized("there are many", lambda rng: (distinct_sizes(rng, 7),), are_many),
            ),
            (as_they_are(), repeated(0), equal_sizes(), ends_in_one()),
        ),
    ),
    core=False,
)
