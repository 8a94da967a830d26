"""Exercise ``chronological_split(n, test_fraction)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part


def chronological_split(n: int, test_fraction: float) -> Any:
    """Say which rows to learn from and which to test with: the past, and what came after it.

    Parameters
    ----------
    n : int
        Number of rows, oldest first.
    test_fraction : float
        Share of rows kept for the test, from 0 to 1; their number is rounded.

    Returns
    -------
    train, test : int arrays
        Row numbers, rising: the first rows, and the last ``round(n * test_fraction)``.
    """
    n_train = n - round(n * test_fraction)
    return np.arange(n_train), np.arange(n_train, n)


def _right(n: int, test_fraction: float) -> Any:
    n_train = n - round(n * test_fraction)
    return np.arange(n_train), np.arange(n_train, n)


def _case(rng: np.random.Generator, tenths: Any) -> tuple[Any, ...]:
    # Away from a half, where rounding is a matter of taste.
    while True:
        n, fraction = int(rng.integers(5, 40)), float(rng.choice(tenths))
        if abs(n * fraction % 1 - 0.5) > 0.04:
            return n, fraction


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, [0.1, 0.2, 0.25, 0.3, 0.4, 0.15])


def _large(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, [0.6, 0.7, 0.75, 0.8, 0.9])


def _made(make: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Make something of the right two lists of row numbers."""
    return lambda n, test_fraction: make(*_right(n, test_fraction))


def _shuffled(n: int, test_fraction: float) -> Any:
    rows = np.random.default_rng(0).permutation(n)
    n_train = n - round(n * test_fraction)
    return rows[:n_train], rows[n_train:]


def _cut(count: Callable[[float], int]) -> Callable[..., Any]:
    def wrong(n: int, test_fraction: float) -> Any:
        n_train = n - count(n * test_fraction)
        return np.arange(n_train), np.arange(n_train, n)

    return wrong


def _every_kth(n: int, test_fraction: float) -> Any:
    rows, n_test = np.arange(n), round(n * test_fraction)
    test = np.linspace(0, n - 1, n_test).astype(int) if n_test else rows[:0]
    return np.setdiff1d(rows, test), test


EXERCISE = Exercise(
    name="chronological_split",
    reference=chronological_split,
    parts=(
        Part(
            "the last rows for the test",
            examples=((10, 0.2), (12, 0.3), (9, 0.3)),
            make=_usual,
            weight=3,
        ),
        Part("more than half for the test", examples=((10, 0.7), (7, 0.8)), make=_large),
        Part(
            "nothing, or everything, for the test",
            examples=((6, 0.0), (6, 1.0), (3, 0.1), (6, 0), (1, 1)),
            core=False,
            advice="With 0 rows for the test, the training part is everything. `rows[:-0]` is "
            "empty: count from the front instead.",
        ),
    ),
    misconceptions=(
        Misconception(
            "the wrong way round",
            "The parts are the wrong way round: train comes first.",
            _made(lambda train, test: (test, train)),
        ),
        Misconception(
            "the oldest for the test",
            "You test with the *oldest* rows, and so learn from the future. Test with the last.",
            lambda n, test_fraction: (
                np.arange(round(n * test_fraction), n),
                np.arange(round(n * test_fraction)),
            ),
        ),
        Misconception(
            "shuffled",
            "You shuffle the rows. Then neighbours of each test day are in the training part, the "
            "day after it among them.",
            _shuffled,
        ),
        Misconception(
            "spread over the years",
            "Your test rows are spread over all the time. They are the *last* ones, in one piece.",
            _every_kth,
        ),
        Misconception(
            "fraction for training",
            "You keep test_fraction of the rows for the *training*. It is the share of the test.",
            lambda n, test_fraction: (
                np.arange(round(n * test_fraction)),
                np.arange(round(n * test_fraction), n),
            ),
        ),
        Misconception(
            "rounded down",
            "You drop the decimals of the number of test rows. It is to be rounded.",
            _cut(lambda share: int(share + 1e-9)),
        ),
        Misconception(
            "rounded up",
            "You round the number of test rows up. It is to be rounded to the nearest.",
            _cut(lambda share: int(np.ceil(share - 1e-9))),
        ),
        Misconception(
            "one row on both sides",
            "The first test row is in the training part, too. The parts must not share a row.",
            _made(
                lambda train, test: (np.arange(min(len(train) + 1, len(train) + len(test))), test)
            ),
        ),
        Misconception(
            "one row lost",
            "A row is in neither part: `np.arange(k)` ends with k - 1, so the test begins with k.",
            _made(lambda train, test: (train, test[1:])),
        ),
        Misconception(
            "all rows to learn from",
            "All rows are in the training part, those of the test among them.",
            _made(lambda train, test: (np.arange(len(train) + len(test)), test)),
        ),
        Misconception(
            "counted from 1",
            "Your rows are counted from 1. The first is number 0.",
            _made(lambda train, test: (train + 1, test + 1)),
        ),
        Misconception(
            "how many",
            "You return how many rows there are in each part. Their numbers are asked for.",
            _made(lambda train, test: (len(train), len(test))),
        ),
        Misconception(
            "test rows newest first",
            "Your test rows run backwards. The order of time is asked for.",
            _made(lambda train, test: (train, test[::-1])),
        ),
        Misconception(
            "test part alone",
            "You return one part only. Two are asked for: train and test.",
            _made(lambda train, test: test),
        ),
    ),
    hints=(
        "Of ten rows, oldest first, two are for the test. What are their numbers?",
        "How many rows are for the test? Round. How many are left to learn from? With this number "
        "the first part ends, and the second begins.",
        "`np.arange(k)` counts from 0 up to, but not including, k; `np.arange(k, n)` counts on "
        "from there.",
    ),
)
