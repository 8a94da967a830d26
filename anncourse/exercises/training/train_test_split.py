"""Exercise ``train_test_split(X, y, test_fraction, rng)``: random, so checked by properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, decimals
from anncourse.checks.space import Level, Space
from anncourse.exercises.training import train_test_split_words as words
from anncourse.exercises.training.kinds_of_rows import NUMBERS, TARGETS, rows_of, sizes
from anncourse.exercises.training.rows import labels, numbers_of, table
from anncourse.exercises.training.train_test_split_mistakes import MISCONCEPTIONS
from annlib.splitting import train_test_split

# Rows, columns, and a fraction whose product with the rows is whole in every rounding.
_CASES = ((24, 3, 0.25), (40, 2, 0.125), (16, 5, 0.375), (32, 4, 0.75))
# Here rounding matters: 6.6 test rows are 7, and 6.3 are 6.
_ROUNDED = ((22, 3, 0.3), (21, 4, 0.3))
# 0.4 rows are none.
_NO_TEST = (4, 2, 0.1)
# With so many seeds, two honest splits of 24 rows are equal in all of them practically never.
_SEEDS = range(6)


@dataclass(frozen=True)
class _Split:
    """One result: for both parts, which rows of X and which labels they hold."""

    n: int
    n_test: int
    y: Any
    train: Any
    test: Any
    y_train: Any
    y_test: Any

    @property
    def paired(self) -> bool:
        """Whether every row stands with its label."""
        return _own(self.train, self.y_train, self.y) and _own(self.test, self.y_test, self.y)

    @property
    def rows(self) -> Any:
        """The rows of both parts, in one array."""
        return np.concatenate([self.train, self.test])


def _own(rows: Any, found: Any, y: Any) -> bool:
    return len(rows) == len(found) and bool(np.all(rows >= 0) and np.array_equal(y[rows], found))


def _run(
    answer: Callable[..., Any], case: tuple[int, int, float], seed: int | np.random.Generator
) -> _Split | str:
    n, k, fraction = case
    args = table(n, k, n), labels(n, 3, n + 1), fraction, np.random.default_rng(seed)
    return _split(answer, args)


def _split(answer: Callable[..., Any], args: tuple[Any, ...]) -> _Split | str:
    X, y, fraction, _ = args
    result = answer(*args)
    if not isinstance(result, tuple | list) or len(result) != 4:
        return words.TWO_PAIRS if _are_pairs(result) else words.FOUR
    # A list of no rows makes an array that has no columns either.
    blank = (X[:0], X[:0], y[:0], y[:0])
    result = [part if np.size(part) else none for part, none in zip(result, blank, strict=True)]
    dims = [np.ndim(part) for part in result]
    if dims == [2, 1, 2, 1]:
        return words.BY_KIND
    if dims != [2, 2, 1, 1]:
        return words.FOUR
    rows = [numbers_of(part, X) for part in result[:2]]
    return _Split(
        len(X), round(len(X) * fraction), y, *rows, *(np.asarray(part) for part in result[2:])
    )


def _are_pairs(result: Any) -> bool:
    return (
        isinstance(result, tuple | list)
        and len(result) == 2
        and all(isinstance(part, tuple | list) and len(part) == 2 for part in result)
    )


def _splits(answer: Callable[..., Any]) -> Iterator[_Split | str]:
    for seed, case in enumerate(_CASES):
        yield _run(answer, case, seed)


def _pairs(answer: Callable[..., Any]) -> str | None:
    for split in _splits(answer):
        if isinstance(split, str):
            return split
        if split.rows.size == 0:
            return words.LOST
        if np.any(split.rows < 0):
            return words.INVENTED
        if split.paired:
            continue
        if _own(split.train, split.y_test, split.y) and _own(split.test, split.y_train, split.y):
            return words.Y_SWAPPED
        as_it_was = [(split.y_test, split.y_train), (split.y_train, split.y_test)]
        if any(np.array_equal(np.concatenate(parts), split.y) for parts in as_it_was):
            return words.WITHOUT_Y
        return words.APART
    return None


def _partition(answer: Callable[..., Any]) -> str | None:
    for split in _splits(answer):
        if isinstance(split, str):
            return split
        if np.any(split.rows < 0):
            return words.INVENTED
        within = [len(np.unique(part)) < len(part) for part in (split.train, split.test)]
        if any(within):
            return words.REPEATED
        common = np.intersect1d(split.train, split.test).size
        if common:
            return words.ONE_IN_BOTH if common == 1 else words.OVERLAP
        if len(split.rows) < split.n:
            return words.LOST
    return None


def _sizes(answer: Callable[..., Any]) -> str | None:
    splits = [_run(answer, _CASES[0], seed) for seed in _SEEDS] + list(_splits(answer))
    told = [split for split in splits if isinstance(split, str)]
    if told:
        return told[0]
    found = [split for split in splits if not isinstance(split, str)]
    if all(len(split.test) == split.n_test for split in found):
        return _rounded(answer)
    if len({len(split.test) for split in found[: len(_SEEDS)]}) > 1:
        return words.COIN
    if all(len(split.test) == split.n - split.n_test for split in found):
        return words.WRONG_WAY
    if all(len(split.test) == split.n // 2 for split in found):
        return words.HALVES
    return words.SIZES


def _rounded(answer: Callable[..., Any]) -> str | None:
    for seed, case in enumerate(_ROUNDED):
        split = _run(answer, case, seed)
        if isinstance(split, str):
            return split
        if len(split.test) != split.n_test:
            return words.CUT_DOWN if len(split.test) < split.n_test else words.ROUNDED_UP
    split = _run(answer, _NO_TEST, 0)
    if isinstance(split, str):
        return split
    return words.NONE_FOR_TEST if len(split.test) else None


def _by_chance(answer: Callable[..., Any]) -> str | None:
    splits = [_run(answer, _CASES[0], seed) for seed in (*_SEEDS, 0)]
    tests = []
    for split in splits:
        if isinstance(split, str):
            return split
        if np.any(split.rows < 0):
            return words.INVENTED
        if split.test.size == 0:
            return words.LOST
        tests.append(np.sort(split.test))
    *tests, again = tests
    if not np.array_equal(tests[0], again):
        return words.GLOBAL
    block = all(np.ptp(test) == len(test) - 1 for test in tests)
    if any(not np.array_equal(tests[0], test) for test in tests):
        return words.BLOCK if block else _goes_on(answer)
    return words.NOT_SHUFFLED if block else words.FIXED


def _goes_on(answer: Callable[..., Any]) -> str | None:
    rng = np.random.default_rng(7)
    tests = []
    for _ in range(3):
        split = _run(answer, _CASES[0], rng)
        if isinstance(split, str):
            return split
        tests.append(np.sort(split.test))
    return words.SAME_AGAIN if all(np.array_equal(tests[0], test) for test in tests) else None


def _any_rows(answer: Callable[..., Any], args: tuple[Any, ...]) -> str | None:
    split = _split(answer, args)
    if isinstance(split, str):
        return split
    if not split.paired:
        return words.APART if np.all(split.rows >= 0) else words.INVENTED
    if not np.array_equal(np.sort(split.rows), np.arange(split.n)):
        return words.OVERLAP if len(split.rows) >= split.n else words.LOST
    return words.SIZES if len(split.test) != split.n_test else None


def _a_test_part_of(fraction: float) -> Level:
    return Level(
        f"test_fraction is {fraction:g}",
        lambda args, rng: (*args[:2], fraction, args[3]),
        lambda args: args[2] == fraction,
    )


def _one_label_each(y: Any) -> Any:
    return y


_SPACE = Space(
    rows_of(_one_label_each, 0.3, 8, 3),
    (
        sizes(_one_label_each, 0.3),
        NUMBERS,
        (*TARGETS, decimals(1)),
        (as_they_are(), *(_a_test_part_of(fraction) for fraction in (0.0, 0.5, 0.9))),
    ),
)


EXERCISE = Exercise(
    name="train_test_split",
    reference=train_test_split,
    parts=(
        Part("every row stands with its label", holds=_pairs, weight=2),
        Part("every row is in exactly one part", holds=_partition, weight=4, core=False),
        Part("the test part is as large as asked for", holds=_sizes, weight=2, core=False),
        Part(
            "chosen by chance, with the rng that comes in", holds=_by_chance, weight=2, core=False
        ),
        every_kind("every kind of data", ("X", "y", "test_fraction", "rng"), _SPACE, _any_rows),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Do not shuffle X and y themselves. Shuffle the *numbers* of the rows, from 0 to "
        "len(X) - 1, and let these say which rows go where.",
        "`rng.permutation(n)` returns the numbers 0 to n - 1 in a random order. Cut this array in "
        "two: so many for the test, the rest for the training.",
        "An array of row numbers can be used as an index: with `rows = np.array([4, 0])`, "
        "`X[rows]` is the table of rows 4 and 0, and `y[rows]` holds their labels.",
    ),
)
