"""Exercise ``train_test_split(X, y, test_fraction, rng)``: random, so checked by properties."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.training.rows import labels, numbers_of, table
from annlib.splitting import train_test_split

# Rows, columns, and a fraction whose product with the rows is whole in every rounding.
_CASES = ((24, 3, 0.25), (40, 2, 0.125), (16, 5, 0.375), (32, 4, 0.75))
# Here rounding matters: 6.6 test rows are 7, and 6.3 are 6.
_ROUNDED = ((22, 3, 0.3), (21, 4, 0.3))
# With so many seeds, two honest splits of 24 rows are equal in all of them practically never.
_SEEDS = range(6)

_FOUR = "Four arrays are asked for, in this order: X_train, X_test, y_train, y_test."
_TWO_PAIRS = (
    "You return two pairs. Four arrays are asked for, not packed into pairs: X_train, X_test, "
    "y_train, y_test."
)
_BY_KIND = (
    "The four results stand in another order than asked for. First both parts of X, then both "
    "parts of y: X_train, X_test, y_train, y_test."
)
_Y_SWAPPED = (
    "The two parts of y are swapped: X_train, X_test, y_train, y_test. First comes what belongs to "
    "the training, each time."
)
_WITHOUT_Y = (
    "X is shuffled and y is not: rows and labels no longer belong together. Make *one* random "
    "order of row numbers and use it for both."
)
_APART = (
    "X and y are shuffled each in an order of its own: rows and labels no longer belong together. "
    "Make *one* random order of row numbers and use it for both."
)
_INVENTED = (
    "Some rows of your result are no rows of X at all. Only the order of the rows may change, not "
    "what is in them."
)
_OVERLAP = (
    "Some rows are in both parts. Then the test asks what the network has seen already: each row "
    "belongs to exactly one part."
)
_ONE_IN_BOTH = (
    "One row is in both parts. Where the first slice ends, the second begins, with the same "
    "number: `[:k]` and `[k:]`."
)
_REPEATED = (
    "Some rows come several times: they are drawn with replacement. Shuffle all row numbers "
    "instead, with `rng.permutation`."
)
_LOST = "Some rows are lost: every row belongs to one of the two parts."
_WRONG_WAY = (
    "The test part gets the rows that the training should have: test_fraction is the share of the "
    "*test*. Or is it the order of your results? X_train comes before X_test."
)
_HALVES = "Both parts are equally large, whatever test_fraction says."
_COIN = (
    "The sizes of the parts change from one `rng` to the next. The test part has exactly "
    "`round(len(X) * test_fraction)` rows."
)
_SIZES = "The test part has not the right size: it is `round(len(X) * test_fraction)` rows."
_CUT_DOWN = (
    "The test part is one row too small where `len(X) * test_fraction` is no whole number: `int` "
    "and `//` cut the decimals off. Take `round(…)`."
)
_ROUNDED_UP = (
    "The test part is one row too large where `len(X) * test_fraction` is no whole number: you "
    "round up. Take `round(…)`."
)
_NOT_SHUFFLED = (
    "The test part is always the end or the beginning of the data. If they are sorted, some labels "
    "come only in the test. Choose the rows by chance: `rng.permutation(len(X))` makes a random "
    "order of the row numbers."
)
_BLOCK = (
    "The test part is always a block of neighbours; only where it begins is left to chance. If the "
    "data are sorted, some labels come only in the test. Choose each row by chance: "
    "`rng.permutation(len(X))` makes a random order of the row numbers."
)
_GLOBAL = (
    "The same `rng` gives another split each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)
_FIXED = (
    "Whatever `rng` comes in, the split is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)


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


def _run(answer: Callable[..., Any], case: tuple[int, int, float], seed: int) -> _Split | str:
    n, k, fraction = case
    X, y = table(n, k, n), labels(n, 3, n + 1)
    result = answer(X, y, fraction, np.random.default_rng(seed))
    if not isinstance(result, tuple | list) or len(result) != 4:
        return _TWO_PAIRS if _are_pairs(result) else _FOUR
    dims = [np.ndim(part) for part in result]
    if dims == [2, 1, 2, 1]:
        return _BY_KIND
    if dims != [2, 2, 1, 1]:
        return _FOUR
    rows = [numbers_of(part, X) for part in result[:2]]
    return _Split(n, round(n * fraction), y, *rows, *(np.asarray(part) for part in result[2:]))


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
            return _LOST
        if np.any(split.rows < 0):
            return _INVENTED
        if split.paired:
            continue
        if _own(split.train, split.y_test, split.y) and _own(split.test, split.y_train, split.y):
            return _Y_SWAPPED
        as_it_was = [(split.y_test, split.y_train), (split.y_train, split.y_test)]
        if any(np.array_equal(np.concatenate(parts), split.y) for parts in as_it_was):
            return _WITHOUT_Y
        return _APART
    return None


def _partition(answer: Callable[..., Any]) -> str | None:
    for split in _splits(answer):
        if isinstance(split, str):
            return split
        if np.any(split.rows < 0):
            return _INVENTED
        within = [len(np.unique(part)) < len(part) for part in (split.train, split.test)]
        if any(within):
            return _REPEATED
        common = np.intersect1d(split.train, split.test).size
        if common:
            return _ONE_IN_BOTH if common == 1 else _OVERLAP
        if len(split.rows) < split.n:
            return _LOST
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
        return _COIN
    if all(len(split.test) == split.n - split.n_test for split in found):
        return _WRONG_WAY
    if all(len(split.test) == split.n // 2 for split in found):
        return _HALVES
    return _SIZES


def _rounded(answer: Callable[..., Any]) -> str | None:
    for seed, case in enumerate(_ROUNDED):
        split = _run(answer, case, seed)
        if isinstance(split, str):
            return split
        if len(split.test) != split.n_test:
            return _CUT_DOWN if len(split.test) < split.n_test else _ROUNDED_UP
    return None


def _by_chance(answer: Callable[..., Any]) -> str | None:
    splits = [_run(answer, _CASES[0], seed) for seed in (*_SEEDS, 0)]
    tests = []
    for split in splits:
        if isinstance(split, str):
            return split
        if np.any(split.rows < 0):
            return _INVENTED
        if split.test.size == 0:
            return _LOST
        tests.append(np.sort(split.test))
    *tests, again = tests
    if not np.array_equal(tests[0], again):
        return _GLOBAL
    block = all(np.ptp(test) == len(test) - 1 for test in tests)
    if any(not np.array_equal(tests[0], test) for test in tests):
        return _BLOCK if block else None
    return _NOT_SHUFFLED if block else _FIXED


def _made(
    order: Callable[[int, Any], Any] = lambda n, rng: rng.permutation(n),
    n_test: Callable[[int, float], int] = lambda n, fraction: round(n * fraction),
    parts: Callable[[Any, int], tuple[Any, Any]] = lambda rows, k: (rows[k:], rows[:k]),
) -> Callable[..., Any]:
    """Split rightly but for what is handed in."""

    def split(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
        train, test = parts(order(len(X), rng), n_test(len(X), test_fraction))
        return X[train], X[test], y[train], y[test]

    return split


def _arranged(arrange: Callable[..., Any]) -> Callable[..., Any]:
    """Split rightly, and return the four arrays in another arrangement."""
    right = _made()
    return lambda X, y, test_fraction, rng: arrange(*right(X, y, test_fraction, rng))


def _shuffled_apart(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    k = round(len(X) * test_fraction)
    X, y = rng.permutation(X), rng.permutation(y)
    return X[k:], X[:k], y[k:], y[:k]


def _y_as_it_was(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    k = round(len(X) * test_fraction)
    X = rng.permutation(X)
    return X[k:], X[:k], y[k:], y[:k]


def _columns_too(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    X_train, X_test, y_train, y_test = _made()(X, y, test_fraction, rng)
    return X_train[:, ::-1], X_test[:, ::-1], y_train, y_test


def _coin_for_each_row(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    test = rng.random(len(X)) < test_fraction
    return X[~test], X[test], y[~test], y[test]


def _block_of_neighbours(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    k = round(len(X) * test_fraction)
    rows, start = np.arange(len(X)), rng.integers(0, len(X) - k + 1)
    test = (rows >= start) & (rows < start + k)
    return X[~test], X[test], y[~test], y[test]


def _global_state(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    return _made()(X, y, test_fraction, np.random.default_rng())


def _own_seed(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    return _made()(X, y, test_fraction, np.random.default_rng(0))


def _all_for_training(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    _, X_test, _, y_test = _made()(X, y, test_fraction, rng)
    return X, X_test, y, y_test


EXERCISE = Exercise(
    name="train_test_split",
    reference=train_test_split,
    parts=(
        Part("every row stands with its label", holds=_pairs, weight=2),
        Part("every row is in exactly one part", holds=_partition, weight=2, core=False),
        Part("the test part is as large as asked for", holds=_sizes, weight=2, core=False),
        Part(
            "chosen by chance, with the rng that comes in", holds=_by_chance, weight=2, core=False
        ),
    ),
    misconceptions=(
        Misconception("X and y by turns", _BY_KIND, _arranged(lambda a, b, c, d: (a, c, b, d))),
        Misconception(
            "the parts of y swapped", _Y_SWAPPED, _arranged(lambda a, b, c, d: (a, b, d, c))
        ),
        Misconception("only X", _FOUR, _arranged(lambda a, b, c, d: (a, b))),
        Misconception("two pairs", _TWO_PAIRS, _arranged(lambda a, b, c, d: ((a, c), (b, d)))),
        Misconception("X shuffled without y", _WITHOUT_Y, _y_as_it_was),
        Misconception("X and y shuffled apart", _APART, _shuffled_apart),
        Misconception("columns moved", _INVENTED, _columns_too),
        Misconception(
            "drawn with replacement",
            _REPEATED,
            _made(order=lambda n, rng: rng.integers(0, n, n)),
        ),
        Misconception("overlap", _OVERLAP, _all_for_training),
        Misconception(
            "overlap of one row",
            _ONE_IN_BOTH,
            _made(parts=lambda rows, k: (rows[k - 1 :], rows[:k])),
        ),
        Misconception("rows lost", _LOST, _made(parts=lambda rows, k: (rows[k + 1 :], rows[:k]))),
        Misconception(
            "fraction the wrong way round",
            _WRONG_WAY,
            _made(parts=lambda rows, k: (rows[:k], rows[k:])),
        ),
        Misconception("halves", _HALVES, _made(n_test=lambda n, fraction: n // 2)),
        Misconception("a coin for each row", _COIN, _coin_for_each_row),
        Misconception(
            "one row too many", _SIZES, _made(n_test=lambda n, fraction: round(n * fraction) + 1)
        ),
        Misconception("cut down", _CUT_DOWN, _made(n_test=lambda n, fraction: int(n * fraction))),
        Misconception(
            "rounded up", _ROUNDED_UP, _made(n_test=lambda n, fraction: math.ceil(n * fraction))
        ),
        Misconception(
            "not shuffled", _NOT_SHUFFLED, _made(order=lambda n, rng: np.arange(n)[::-1])
        ),
        Misconception("a block of neighbours", _BLOCK, _block_of_neighbours),
        Misconception("np.random in place of rng", _GLOBAL, _global_state),
        Misconception("a seed of one's own", _FIXED, _own_seed),
    ),
    hints=(
        "Do not shuffle X and y themselves. Shuffle the *numbers* of the rows, from 0 to "
        "len(X) - 1, and let these say which rows go where.",
        "`rng.permutation(n)` returns the numbers 0 to n - 1 in a random order. Cut this array in "
        "two: so many for the test, the rest for the training.",
        "An array of row numbers can be used as an index: with `rows = np.array([4, 0])`, "
        "`X[rows]` is the table of rows 4 and 0, and `y[rows]` holds their labels.",
    ),
)
