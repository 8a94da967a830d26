"""The kinds of people and pictures that `split_by_person` takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space


def mixed(people: Any, counts: Any, seed: int) -> Any:
    """Return labels, each as often as it is counted, in a random order."""
    return np.random.default_rng(seed).permutation(np.repeat(people, counts))


def _people(names: Any, counts: Any) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    def make(rng: np.random.Generator) -> tuple[Any, ...]:
        seed = int(rng.integers(1000))
        return mixed(names, counts, seed), 2, np.random.default_rng(seed)

    return make


def _in_order(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return np.sort(args[0]), *args[1:]


def _is_in_order(args: tuple[Any, ...]) -> bool:
    return bool(np.all(np.diff(args[0]) >= 0))


def _for_training(words: str, n_train: int) -> Level:
    return Level(
        words,
        lambda args, rng: (args[0], n_train, args[2]),
        lambda args: args[1] == n_train,
    )


SPACE = Space(
    _people([0, 1, 2], [4, 3, 5]),
    (
        (
            as_they_are(),
            sized("there is one person", _people([3], [6]), lambda a: len(np.unique(a[0])) == 1),
            sized(
                "everybody has one picture",
                _people([4, 2, 9], [1, 1, 1]),
                lambda args: len(np.unique(args[0])) == len(args[0]),
            ),
            sized(
                "some labels are negative",
                _people([-1, 1, 0], [3, 2, 4]),
                lambda args: bool(np.any(args[0] < 0)),
            ),
        ),
        (as_they_are(), Level("the pictures are sorted by person", _in_order, _is_in_order)),
        (
            as_they_are(),
            _for_training("n_train is 1", 1),
            _for_training("n_train is larger than anybody's number of pictures", 9),
        ),
    ),
)
