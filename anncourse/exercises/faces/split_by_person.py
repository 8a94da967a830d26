"""Exercise ``split_by_person(y, n_train, rng)``: random, so checked by properties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.faces import split_by_person_words as words
from anncourse.exercises.faces.split_by_person_kinds import SPACE, mixed
from anncourse.exercises.faces.split_by_person_mistakes import MISCONCEPTIONS
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


#: The faces' own order, one person after the other; then others, and other numbers of pictures.
_SORTED = (np.repeat(np.arange(5), 6), 4)


_MIXED = (mixed(np.arange(4), 5, 1), 3)


_OTHER_NAMES = (mixed([3, 40, 7, 12], [4, 6, 5, 7], 2), 2)


_ONE_EACH = (mixed(np.arange(6), 4, 3), 1)


_FEW = (mixed([0, 1, 2, 3, 4], [1, 5, 2, 3, 6], 4), 3)


_USUAL = (_SORTED, _MIXED, _OTHER_NAMES, _ONE_EACH)


_SEEDS = range(6)


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


def _run(answer: Callable[..., Any], case: Any, seed: int | np.random.Generator) -> _Split | str:
    y, n_train = case
    result = answer(y.copy(), n_train, np.random.default_rng(seed))
    if not isinstance(result, tuple | list | np.ndarray) or len(result) != 2:
        return words.TWO
    parts: list[Any] = [as_array(part) for part in result]
    if any(part is None or part.ndim != 1 for part in parts):
        return words.TWO
    if any(part.dtype.kind == "b" for part in parts):
        return words.MASKS
    if any(part.size and part.dtype.kind not in "iu" for part in parts):
        return words.TWO
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
        return words.NAMES
    if rows.size and (rows.min() < 0 or rows.max() >= n):
        return words.OUTSIDE
    if any(len(np.unique(part)) < len(part) for part in (split.train, split.test)):
        return words.REPEATED
    if np.intersect1d(split.train, split.test).size:
        return words.OVERLAP
    return words.LOST if len(rows) < n else None


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
            return words.SWAPPED
        counts = zip(split.of_each(split.train), split.of_each(split.test), strict=True)
        if len(fits) == 1:
            return words.PEOPLE if all(0 in pair for pair in counts) else words.ANYHOW
    if all(fits):
        return None
    if not fits[1]:
        return words.BLOCKS
    return words.FROM_ZERO if not fits[2] else words.EACH


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
        return words.GLOBAL
    places = [
        {frozenset(row % 6 for row in rows if row // 6 == person) for person in range(5)}
        for rows in drawn
    ]
    for edge, said in ((frozenset(range(4)), words.FIRST), (frozenset(range(2, 6)), words.LAST)):
        if all(each == {edge} for each in places):
            return said
    if len(set(drawn)) == 1:
        return words.FIXED
    return words.SAME_PLACES if all(len(each) == 1 for each in places) else _goes_on(answer)


def _goes_on(answer: Callable[..., Any]) -> str | None:
    rng = np.random.default_rng(7)
    chosen = set()
    for _ in range(3):
        split = _run(answer, _SORTED, rng)
        if isinstance(split, str):
            return split
        chosen.add(tuple(sorted(split.train.tolist())))
    return words.SAME_AGAIN if len(chosen) == 1 else None


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
    return words.FEW_LOST if all(lost) else words.ALL_OF_FEW


def _any_people(answer: Callable[..., Any], args: tuple[Any, ...]) -> str | None:
    split = _run(answer, args[:2], args[2])
    if isinstance(split, str):
        return split
    return _not_parted(split) or (
        words.EACH if split.of_each(split.train) != split.wanted else None
    )


EXERCISE = Exercise(
    name="split_by_person",
    reference=split_by_person,
    parts=(
        Part("every row is in exactly one part", holds=_partition),
        Part("n_train pictures of each person to learn from", holds=_of_each_person, weight=3),
        Part("drawn by lot, with the rng that comes in", holds=_by_chance, weight=2, core=False),
        Part("people with few pictures", holds=_few, core=False),
        every_kind("every kind of people", ("y", "n_train", "rng"), SPACE, _any_people),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Take one person. Which rows are theirs? How do you choose n_train of these by lot, and "
        "what becomes of the others?",
        "`np.unique(y)` lists who occurs, `np.flatnonzero(y == person)` the rows of one of them, "
        "and `rng.permutation(rows)` brings these into a random order.",
        "In a loop over the people: shuffle the rows of this one, add the first n_train to one "
        "list and the rest to another. After the loop make arrays of both lists.",
    ),
)
