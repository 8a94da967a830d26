"""Wrong ways to write `train_test_split`, as learners write them."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.training import train_test_split_words as words


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


def _copied(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    return _made()(X, y, test_fraction, copy.deepcopy(rng))


def _none_for_training(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    rows, n_test = rng.permutation(len(X)), round(len(X) * test_fraction)
    return X[rows[:-n_test]], X[rows[-n_test:]], y[rows[:-n_test]], y[rows[-n_test:]]


def _all_for_training(X: Any, y: Any, test_fraction: Any, rng: Any) -> Any:
    _, X_test, _, y_test = _made()(X, y, test_fraction, rng)
    return X, X_test, y, y_test


MISCONCEPTIONS = (
    Misconception("X and y by turns", words.BY_KIND, _arranged(lambda a, b, c, d: (a, c, b, d))),
    Misconception(
        "the parts of y swapped", words.Y_SWAPPED, _arranged(lambda a, b, c, d: (a, b, d, c))
    ),
    Misconception("only X", words.FOUR, _arranged(lambda a, b, c, d: (a, b))),
    Misconception("two pairs", words.TWO_PAIRS, _arranged(lambda a, b, c, d: ((a, c), (b, d)))),
    Misconception("X shuffled without y", words.WITHOUT_Y, _y_as_it_was),
    Misconception("X and y shuffled apart", words.APART, _shuffled_apart),
    Misconception("columns moved", words.INVENTED, _columns_too),
    Misconception(
        "drawn with replacement",
        words.REPEATED,
        _made(order=lambda n, rng: rng.integers(0, n, n)),
    ),
    Misconception("overlap", words.OVERLAP, _all_for_training),
    Misconception(
        "overlap of one row",
        words.ONE_IN_BOTH,
        _made(parts=lambda rows, k: (rows[k - 1 :], rows[:k])),
    ),
    Misconception("rows lost", words.LOST, _made(parts=lambda rows, k: (rows[k + 1 :], rows[:k]))),
    Misconception(
        "fraction the wrong way round",
        words.WRONG_WAY,
        _made(parts=lambda rows, k: (rows[:k], rows[k:])),
    ),
    Misconception("halves", words.HALVES, _made(n_test=lambda n, fraction: n // 2)),
    Misconception("a coin for each row", words.COIN, _coin_for_each_row),
    Misconception(
        "one row too many", words.SIZES, _made(n_test=lambda n, fraction: round(n * fraction) + 1)
    ),
    Misconception("cut down", words.CUT_DOWN, _made(n_test=lambda n, fraction: int(n * fraction))),
    Misconception(
        "rounded up", words.ROUNDED_UP, _made(n_test=lambda n, fraction: math.ceil(n * fraction))
    ),
    Misconception("the last 0 rows", words.NONE_FOR_TEST, _none_for_training),
    Misconception(
        "not shuffled", words.NOT_SHUFFLED, _made(order=lambda n, rng: np.arange(n)[::-1])
    ),
    Misconception("a block of neighbours", words.BLOCK, _block_of_neighbours),
    Misconception("np.random in place of rng", words.GLOBAL, _global_state),
    Misconception("a seed of one's own", words.FIXED, _own_seed),
    Misconception("a copy of rng", words.SAME_AGAIN, _copied),
)
