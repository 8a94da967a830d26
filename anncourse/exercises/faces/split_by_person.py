"""Exercise ``split_by_person(y, n_train, rng)``: random, so checked by properties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from nbjudge.shared.plain import as_array


def split_by_person(y: Any, n_train: int, rng: np.random.Generator) -> tuple[Any, Any]:
    """Draw n_train pictures of each person to learn from; the others are for the test.

    Parameters
    ----------
    y : int array of shape (n,)
        Who is on each picture; any whole numbers in any order.
    n_train : int
        At least 1. Who has no more pictures than that has them all in the training part.
    rng : numpy.random.Generator

    Returns
    -------
    train, test : int arrays
        Row numbers, in any order; every row is in exactly one of them.
    """
    y = np.asarray(y)
    train: list[int] = []
    test: list[int] = []
    for person in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == person)).tolist()
        train += rows[:n_train]
        test += rows[n_train:]
    return np.array(train, dtype=int), np.array(test, dtype=int)


def _mixed(people: Any, counts: Any, seed: int) -> Any:
    return np.random.default_rng(seed).permutation(np.repeat(people, counts))


#: The faces' own order, one person after the other; then others, and other numbers of pictures.
_SORTED = (np.repeat(np.arange(5), 6), 4)
_MIXED = (_mixed(np.arange(4), 5, 1), 3)
_OTHER_NAMES = (_mixed([3, 40, 7, 12], [4, 6, 5, 7], 2), 2)
_ONE_EACH = (_mixed(np.arange(6), 4, 3), 1)
_FEW = (_mixed([0, 1, 2, 3, 4], [1, 5, 2, 3, 6], 4), 3)
_USUAL = (_SORTED, _MIXED, _OTHER_NAMES, _ONE_EACH)
_SEEDS = range(6)

_TWO = (
    "Two arrays of row numbers are asked for, train and test, each with a single axis and whole "
    "numbers in it."
)
_MASKS = (
    "You return True and False for each row. Row *numbers* are asked for; `np.flatnonzero` makes "
    "them of truth values."
)
_NAMES = (
    "What you return are no row numbers but labels from y: who is on the pictures. The numbers of "
    "the rows are asked for, each of which comes once."
)
_OUTSIDE = "Some of your numbers are no row numbers: they run from 0 to len(y) - 1."
_REPEATED = "Some rows come several times. Every row comes once, in one of the two parts."
_OVERLAP = (
    "Some rows are in both parts. Then the test shows pictures that the network has learned: each "
    "row belongs to exactly one part."
)
_LOST = "Some rows are in neither part. What is not for the training is for the test."
_SWAPPED = (
    "The parts are the wrong way round: n_train of each person belong to the *training*, which "
    "comes first."
)
_PEOPLE = (
    "Your parts divide the people: all pictures of some are in one part. Here every *person* has "
    "n_train pictures in the training; nobody can recognise a face that was never seen."
)
_ANYHOW = (
    "The rows are split without a look at who is on them, so some people have more pictures in the "
    "training than others. Draw n_train of *each* person."
)
_EACH = "Not everybody has n_train pictures in the training part."
_BLOCKS = (
    "It works where the pictures stand sorted by person, and not where they are mixed: ask y whose "
    "picture each row is."
)
_FROM_ZERO = (
    "It works where the people are called 0, 1, 2, …, and not where they have other numbers or "
    "unequally many pictures. `np.unique(y)` tells who occurs."
)
_FIRST = (
    "You always take the first pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)
_LAST = (
    "You always take the last pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)
_SAME_PLACES = (
    "You draw once and take the same pictures of everybody: the first and third, say. Draw anew "
    "for each person."
)
_GLOBAL = (
    "The same `rng` gives another split each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)
_FIXED = (
    "Whatever `rng` comes in, the split is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)
_ALL_OF_FEW = (
    "Somebody has n_train pictures or fewer: all of theirs belong to the training, and none to the "
    "test."
)
_FEW_LOST = (
    "Who has n_train pictures or fewer is left out of both parts. All of their pictures belong to "
    "the training."
)


@dataclass(frozen=True)
class _Split:
    """One result: the rows of both parts, and what was split."""

    y: Any
    n_train: int
    train: Any
    test: Any

    def of_each(self, rows: Any) -> list[int]:
        """How many of some rows show each person."""
        return [int((self.y[rows] == person).sum()) for person in np.unique(self.y)]

    @property
    def wanted(self) -> list[int]:
        """How many pictures of each person belong to the training."""
        return [min(count, self.n_train) for count in self.of_each(np.arange(len(self.y)))]


def _run(answer: Callable[..., Any], case: Any, seed: int) -> _Split | str:
    y, n_train = case
    result = answer(y.copy(), n_train, np.random.default_rng(seed))
    if not isinstance(result, tuple | list | np.ndarray) or len(result) != 2:
        return _TWO
    parts: list[Any] = [as_array(part) for part in result]
    if any(part is None or part.ndim != 1 for part in parts):
        return _TWO
    if any(part.dtype.kind == "b" for part in parts):
        return _MASKS
    if any(part.size and part.dtype.kind not in "iu" for part in parts):
        return _TWO
    return _Split(y, n_train, *(part.astype(int) for part in parts))


def _partition(answer: Callable[..., Any]) -> str | None:
    for seed, case in enumerate(_USUAL):
        split = _run(answer, case, seed)
        if isinstance(split, str):
            return split
        trouble = _not_parted(split)
        if trouble:
            return trouble
    return None


def _not_parted(split: _Split) -> str | None:
    n = len(split.y)
    rows = np.concatenate([split.train, split.test])
    if sorted(rows.tolist()) == sorted(split.y.tolist()):
        return _NAMES
    if rows.size and (rows.min() < 0 or rows.max() >= n):
        return _OUTSIDE
    if any(len(np.unique(part)) < len(part) for part in (split.train, split.test)):
        return _REPEATED
    if np.intersect1d(split.train, split.test).size:
        return _OVERLAP
    return _LOST if len(rows) < n else None


def _of_each_person(answer: Callable[..., Any]) -> str | None:
    fits = []
    for seed, case in enumerate(_USUAL):
        split = _run(answer, case, seed)
        if isinstance(split, str):
            return split
        trouble = _not_parted(split)
        if trouble:
            return trouble
        fits.append(split.of_each(split.train) == split.wanted)
        if fits[-1]:
            continue
        if split.of_each(split.test) == split.wanted and len(fits) == 1:
            return _SWAPPED
        counts = zip(split.of_each(split.train), split.of_each(split.test), strict=True)
        if len(fits) == 1:
            return _PEOPLE if all(0 in pair for pair in counts) else _ANYHOW
    if all(fits):
        return None
    if not fits[1]:
        return _BLOCKS
    return _FROM_ZERO if not fits[2] else _EACH


def _by_chance(answer: Callable[..., Any]) -> str | None:
    drawn = []
    for seed in (*_SEEDS, 0):
        split = _run(answer, _SORTED, seed)
        if isinstance(split, str):
            return split
        trouble = _not_parted(split)
        if trouble:
            return trouble
        drawn.append(tuple(sorted(split.train.tolist())))
    *drawn, again = drawn
    if again != drawn[0]:
        return _GLOBAL
    places = [
        {frozenset(row % 6 for row in rows if row // 6 == person) for person in range(5)}
        for rows in drawn
    ]
    for edge, words in ((frozenset(range(4)), _FIRST), (frozenset(range(2, 6)), _LAST)):
        if all(each == {edge} for each in places):
            return words
    if len(set(drawn)) == 1:
        return _FIXED
    return _SAME_PLACES if all(len(each) == 1 for each in places) else None


def _few(answer: Callable[..., Any]) -> str | None:
    split = _run(answer, _FEW, 0)
    if isinstance(split, str):
        return split
    if split.of_each(split.train) == split.wanted and _not_parted(split) is None:
        return None
    both = np.concatenate([split.train, split.test])
    counts = split.of_each(np.arange(len(split.y)))
    seen = split.of_each(both) if both.size == 0 or both.max() < len(split.y) else counts
    lost = [s == 0 for s, c in zip(seen, counts, strict=True) if c <= split.n_train]
    return _FEW_LOST if all(lost) else _ALL_OF_FEW


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


EXERCISE = Exercise(
    name="split_by_person",
    reference=split_by_person,
    parts=(
        Part("every row is in exactly one part", holds=_partition),
        Part("n_train pictures of each person to learn from", holds=_of_each_person, weight=3),
        Part("drawn by lot, with the rng that comes in", holds=_by_chance, weight=2, core=False),
        Part("people with few pictures", holds=_few, core=False),
    ),
    misconceptions=(
        Misconception("swapped", _SWAPPED, _made(arrange=lambda train, test, y: (test, train))),
        Misconception(
            "truth values",
            _MASKS,
            _made(
                arrange=lambda train, test, y: (
                    np.isin(np.arange(len(y)), train),
                    np.isin(np.arange(len(y)), test),
                )
            ),
        ),
        Misconception(
            "labels for row numbers",
            _NAMES,
            _made(arrange=lambda train, test, y: (y[train], y[test])),
        ),
        Misconception("training alone", _TWO, _made(arrange=lambda train, test, y: train)),
        Misconception(
            "counted from 1", _OUTSIDE, _made(arrange=lambda train, test, y: (train + 1, test + 1))
        ),
        Misconception("drawn with replacement", _REPEATED, _made(_with_replacement)),
        Misconception(
            "all for the test",
            _OVERLAP,
            _made(arrange=lambda train, test, y: (train, np.arange(len(y)))),
        ),
        Misconception(
            "one each for the test",
            _LOST,
            _made(lambda rows, n, rng: (lambda r: (r[:n], r[n : n + 1]))(rng.permutation(rows))),
        ),
        Misconception("without a look at who it is", _ANYHOW, _without_a_look),
        Misconception("whole people", _PEOPLE, _whole_people),
        Misconception("blocks", _BLOCKS, _in_blocks),
        Misconception("people called 0, 1, 2", _FROM_ZERO, _called_from_zero),
        Misconception("the first of each", _FIRST, _made(lambda rows, n, rng: np.split(rows, [n]))),
        Misconception(
            "the last of each",
            _LAST,
            _made(lambda rows, n, rng: np.split(rows[::-1], [n])),
        ),
        Misconception("the same places", _SAME_PLACES, _same_places),
        Misconception(
            "np.random in place of rng",
            _GLOBAL,
            lambda y, n_train, rng: _made()(y, n_train, np.random.default_rng()),
        ),
        Misconception(
            "a seed of one's own",
            _FIXED,
            lambda y, n_train, rng: _made()(y, n_train, np.random.default_rng(0)),
        ),
        Misconception("few pictures, to the test", _ALL_OF_FEW, _made(_few_to_the_test)),
        Misconception("few pictures, left out", _FEW_LOST, _made(_few_left_out)),
    ),
    hints=(
        "Take one person. Which rows are theirs? How do you choose n_train of these by lot, and "
        "what becomes of the others?",
        "`np.unique(y)` lists who occurs, `np.flatnonzero(y == person)` the rows of one of them, "
        "and `rng.permutation(rows)` brings these into a random order.",
        "In a loop over the people: shuffle the rows of this one, add the first n_train to one "
        "list and the rest to another. After the loop make arrays of both lists.",
    ),
)
