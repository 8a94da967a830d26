"""Exercise ``chronological_split(n, test_fraction)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space


def chronological_split(n: int, test_fraction: float) -> Any:
    """Return the numbers of the earlier rows, to learn from, and of the later ones, to test with.

    Parameters
    ----------
    n : int
        How many rows there are, oldest first.
    test_fraction : float
        From 0 to 1.

    Returns
    -------
    train, test : int arrays
        The last ``int(n * test_fraction)`` rows are the test part.
    """
    return _worked_out(n, test_fraction)


def _worked_out(n: int, test_fraction: float) -> Any:
    n_test = int(n * test_fraction)
    return np.arange(n - n_test), np.arange(n - n_test, n)


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    # It comes out even, so that who rounds otherwise is wrong in that alone.
    return int(rng.integers(1, 16)) * 8, float(rng.choice([0.125, 0.25, 0.375, 0.625]))


def _uneven(rng: np.random.Generator) -> tuple[Any, ...]:
    return int(rng.integers(5, 60)) * 4 + int(rng.integers(1, 4)), 0.25


def _of(fraction: float) -> Level:
    return Level(
        f"test_fraction is {fraction:g}",
        lambda args, rng: (args[0], fraction),
        lambda args: args[1] == fraction,
    )


def _edge(rng: np.random.Generator) -> tuple[Any, ...]:
    return int(rng.integers(3, 60)), float(rng.integers(2))


def _made(make: Callable[..., Any]) -> Callable[..., Any]:
    """Make something of the right rows and of n."""
    return lambda n, test_fraction: make(*_worked_out(n, test_fraction), n)


def _rounded_up(n: int, test_fraction: float) -> Any:
    n_test = int(np.ceil(n * test_fraction))
    return np.arange(n - n_test), np.arange(n - n_test, n)


def _rounded(n: int, test_fraction: float) -> Any:
    n_test = round(n * test_fraction)
    return np.arange(n - n_test), np.arange(n - n_test, n)


def _shuffled(n: int, test_fraction: float) -> Any:
    n_test = int(n * test_fraction)
    order = np.random.default_rng(0).permutation(n)
    return order[n_test:], order[:n_test]


def _first_rows(n: int, test_fraction: float) -> Any:
    n_test = int(n * test_fraction)
    return np.arange(n_test, n), np.arange(n_test)


def _train_fraction(n: int, test_fraction: float) -> Any:
    n_train = int(n * test_fraction)
    return np.arange(n_train), np.arange(n_train, n)


def _minus_zero(n: int, test_fraction: float) -> Any:
    n_test = int(n * test_fraction)
    rows = np.arange(n)
    return rows[:-n_test], rows[-n_test:]


EXERCISE = Exercise(
    name="chronological_split",
    reference=chronological_split,
    parts=(
        Part(
            "early rows and late rows",
            examples=((10, 0.2), (12, 0.25)),
            make=_usual,
            weight=3,
        ),
        Part(
            "a fraction that does not come out even",
            examples=((11, 0.25), (7, 0.5)),
            make=_uneven,
            core=False,
            advice="The number of test rows is `int(n * test_fraction)`: the decimals are dropped.",
        ),
        Part(
            "no test rows, all of them, or no rows",
            examples=((6, 0.0), (6, 1.0), (0, 0.5), (3, 0.1)),
            make=_edge,
            core=False,
            advice="Mind that `rows[-0:]` is all rows, not none: count from the front.",
        ),
        Part(
            "every kind of number and fraction",
            space=Space(
                lambda rng: (int(rng.integers(8, 40)), 0.3),
                (
                    (
                        as_they_are(),
                        sized("n is 0", lambda rng: (0, 0.3), lambda args: args[0] == 0),
                        sized("n is 1", lambda rng: (1, 0.3), lambda args: args[0] == 1),
                        sized(
                            "n is large",
                            lambda rng: (int(rng.integers(2000, 3000)), 0.3),
                            lambda args: args[0] >= 2000,
                        ),
                    ),
                    (as_they_are(), _of(0.0), _of(0.5), _of(0.9), _of(1.0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "the wrong way round",
            "The parts are the wrong way round: the earlier rows, to learn from, come first.",
            _made(lambda train, test, n: (test, train)),
        ),
        Misconception(
            "test with the past",
            "You test with the *first* rows and learn from the later ones: that is learning from "
            "the future. The last rows are the test.",
            _first_rows,
        ),
        Misconception(
            "at random",
            "Your split is at random: days of the test then lie between days that the network "
            "learned from. Cut once, by time.",
            _shuffled,
        ),
        Misconception(
            "fraction of the training part",
            "You take `test_fraction` for the share of the *training* part.",
            _train_fraction,
        ),
        Misconception(
            "rounded up",
            "You round the number of test rows up. Its decimals are dropped: `int`.",
            _rounded_up,
        ),
        Misconception(
            "rounded",
            "You round the number of test rows. Its decimals are dropped: `int`.",
            _rounded,
        ),
        Misconception(
            "minus zero",
            "With no test rows your parts are the wrong way round: `rows[-0:]` is all rows.",
            _minus_zero,
        ),
        Misconception(
            "counted from 1",
            "Your rows are counted from 1. The first one is number 0.",
            _made(lambda train, test, n: (train + 1, test + 1)),
        ),
        Misconception(
            "truth values",
            "You return a truth value for each row. The *numbers* of the rows are asked for: "
            "`np.flatnonzero` gives those at which it is true.",
            _made(lambda train, test, n: (np.arange(n) < len(train), np.arange(n) >= len(train))),
        ),
        Misconception(
            "how many",
            "You return how many rows are in each part. Their numbers are asked for.",
            _made(lambda train, test, n: (len(train), len(test))),
        ),
        Misconception(
            "all rows to learn from",
            "Your training part holds the test rows as well.",
            _made(lambda train, test, n: (np.arange(n), test)),
        ),
        Misconception(
            "a day on both sides",
            "One row is in both parts: where the training part ends, the test part begins.",
            _made(lambda train, test, n: (np.arange(min(len(train) + 1, n)), test)),
        ),
        Misconception(
            "a day lost",
            "The last row of the training part is missing.",
            _made(lambda train, test, n: (train[:-1], test)),
        ),
        Misconception(
            "test part alone",
            "You return one part only. Two are asked for: train and test.",
            _made(lambda train, test, n: test),
        ),
    ),
    hints=(
        "Of ten days, with a fifth for the test: which are the two?",
        "First the number of test rows, as a whole number; the rest is the training part.",
        "With n_test = int(n * test_fraction), the training rows are `np.arange(n - n_test)`. "
        "`np.arange(a, b)` makes those from a up to, not including, b.",
    ),
)
