"""Known mistakes of ``split_by_person``."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.faces import split_by_person_words as words


def _made(
    pick: Callable[..., Any] = lambda rows, n_train, rng: np.split(
        rng.permutation(rows), [n_train]
    ),
    arrange: Callable[..., Any] = lambda train, test, y: (train, test),
) -> Callable[..., Any]:
    """Split rightly but for what is handed in."""

    def split(y: Any, n_train: int, rng: Any) -> Any:
        y = np.asarray(y)
        parts = [pick(np.flatnonzero(y == person), n_train, rng) for person in np.unique(y)]
        train, test = (np.concatenate([part[k] for part in parts]) for k in (0, 1))
        return arrange(train, test, y)

    return split


def _without_a_look(y: Any, n_train: int, rng: Any) -> Any:
    rows = rng.permutation(len(y))
    k = n_train * len(np.unique(y))
    return rows[:k], rows[k:]


def _whole_people(y: Any, n_train: int, rng: Any) -> Any:
    people = rng.permutation(np.unique(y))
    train = np.isin(y, people[: max(1, len(people) // 2)])
    return np.flatnonzero(train), np.flatnonzero(~train)


def _in_blocks(y: Any, n_train: int, rng: Any) -> Any:
    n_people = len(np.unique(y))
    each = len(y) // n_people
    train, test = [], []
    for first in range(0, len(y), each):
        rows = rng.permutation(np.arange(first, min(first + each, len(y))))
        train += rows[:n_train].tolist()
        test += rows[n_train:].tolist()
    return np.array(train), np.array(test)


def _called_from_zero(y: Any, n_train: int, rng: Any) -> Any:
    train, test = [], []
    for person in range(len(np.unique(y))):
        rows = rng.permutation(np.flatnonzero(np.asarray(y) == person))
        train += rows[:n_train].tolist()
        test += rows[n_train:].tolist()
    rest = np.setdiff1d(np.arange(len(y)), train + test)
    return np.array(train, dtype=int), np.concatenate([np.array(test, dtype=int), rest])


def _same_places(y: Any, n_train: int, rng: Any) -> Any:
    seed = int(rng.integers(1000))
    return _made(lambda rows, n, _: np.split(np.random.default_rng(seed).permutation(rows), [n]))(
        y, n_train, rng
    )


def _with_replacement(rows: Any, n_train: int, rng: Any) -> Any:
    train = rng.choice(rows, n_train)
    return train, np.setdiff1d(rows, train)


def _few_to_the_test(rows: Any, n_train: int, rng: Any) -> Any:
    return np.split(rng.permutation(rows), [n_train if len(rows) > n_train else 0])


def _few_left_out(rows: Any, n_train: int, rng: Any) -> Any:
    return np.split(rng.permutation(rows) if len(rows) > n_train else rows[:0], [n_train])


MISCONCEPTIONS = (
    Misconception("swapped", words.SWAPPED, _made(arrange=lambda train, test, y: (test, train))),
    Misconception(
        "truth values",
        words.MASKS,
        _made(
            arrange=lambda train, test, y: (
                np.isin(np.arange(len(y)), train),
                np.isin(np.arange(len(y)), test),
            )
        ),
    ),
    Misconception(
        "labels for row numbers",
        words.NAMES,
        _made(arrange=lambda train, test, y: (y[train], y[test])),
    ),
    Misconception("training alone", words.TWO, _made(arrange=lambda train, test, y: train)),
    Misconception(
        "counted from 1", words.OUTSIDE, _made(arrange=lambda train, test, y: (train + 1, test + 1))
    ),
    Misconception("drawn with replacement", words.REPEATED, _made(_with_replacement)),
    Misconception(
        "all for the test",
        words.OVERLAP,
        _made(arrange=lambda train, test, y: (train, np.arange(len(y)))),
    ),
    Misconception(
        "one each for the test",
        words.LOST,
        _made(lambda rows, n, rng: (lambda r: (r[:n], r[n : n + 1]))(rng.permutation(rows))),
    ),
    Misconception("without a look at who it is", words.ANYHOW, _without_a_look),
    Misconception("whole people", words.PEOPLE, _whole_people),
    Misconception("blocks", words.BLOCKS, _in_blocks),
    Misconception("people called 0, 1, 2", words.FROM_ZERO, _called_from_zero),
    Misconception(
        "the first of each", words.FIRST, _made(lambda rows, n, rng: np.split(rows, [n]))
    ),
    Misconception(
        "the last of each",
        words.LAST,
        _made(lambda rows, n, rng: np.split(rows[::-1], [n])),
    ),
    Misconception("the same places", words.SAME_PLACES, _same_places),
    Misconception(
        "np.random in place of rng",
        words.GLOBAL,
        lambda y, n_train, rng: _made()(y, n_train, np.random.default_rng()),
    ),
    Misconception(
        "a seed of one's own",
        words.FIXED,
        lambda y, n_train, rng: _made()(y, n_train, np.random.default_rng(0)),
    ),
    Misconception(
        "a copy of rng",
        words.SAME_AGAIN,
        lambda y, n_train, rng: _made()(y, n_train, copy.deepcopy(rng)),
    ),
    Misconception("few pictures, to the test", words.ALL_OF_FEW, _made(_few_to_the_test)),
    Misconception("few pictures, left out", words.FEW_LOST, _made(_few_left_out)),
)
