"""Exercise ``windows(series, size)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, repeated, sized, whole
from anncourse.checks.space import Space


def windows(series: Any, size: int) -> Any:
    """Cut a series into windows of the past, each with the value that comes right after it.

    Parameters
    ----------
    series : array or list of shape (n,)
        Oldest first.
    size : int
        How many values a window holds; at least 1.

    Returns
    -------
    X : array of shape (n - size, size)
        Row i holds ``series[i]`` to ``series[i + size - 1]``; without rows if there is no value
        after the first window.
    y : array of shape (n - size,)
        Entry i is ``series[i + size]``.
    """
    values = np.asarray(series, dtype=float)
    n = max(len(values) - size, 0)
    return values[np.arange(n)[:, None] + np.arange(size)], values[size:]


def _right(series: Any, size: int) -> Any:
    values = np.asarray(series, dtype=float)
    n = max(len(values) - size, 0)
    return values[np.arange(n)[:, None] + np.arange(size)], values[size:]


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    size = int(rng.integers(2, 5))
    n = size + int(rng.choice([k for k in range(2, 8) if k != size]))
    return rng.normal(0, 1, n), size


def _whole(rng: np.random.Generator) -> tuple[Any, ...]:
    series, size = _usual(rng)
    return rng.integers(-50, 50, len(series)), size


def _list(rng: np.random.Generator) -> tuple[Any, ...]:
    series, size = _whole(rng)
    return series.tolist(), size


def _one_wide(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.normal(0, 1, int(rng.integers(4, 9))), 1


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    size = int(rng.integers(3, 7))
    return rng.normal(0, 1, size + 1), size


def _none(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(2, 6))
    return rng.normal(0, 1, n), n + int(rng.integers(0, 4))


def _made(make: Callable[[Any, Any, Any, int], Any]) -> Callable[..., Any]:
    """Make something of the right X and y, the series and the size."""

    def wrong(series: Any, size: int) -> Any:
        X, y = _right(series, size)
        return make(X, y, np.asarray(series), size)

    return wrong


def _with_its_last_day(series: Any, size: int) -> Any:
    values = np.asarray(series, dtype=float)
    n = max(len(values) - size + 1, 0)
    return values[np.arange(n)[:, None] + np.arange(size)], values[size - 1 :]


_S = np.array([0.5, -1.0, 2.0, 3.5, -4.0, 6.0, 7.0])

EXERCISE = Exercise(
    name="windows",
    reference=windows,
    parts=(
        Part(
            "windows of several days",
            examples=((_S, 3), (_S, 2)),
            make=_usual,
            weight=3,
        ),
        Part("whole numbers", examples=((np.array([5, 1, 4, 2, 8, 6]), 4),), make=_whole),
        Part(
            "a list",
            examples=(([5, 1, 4, 2, 8], 2),),
            make=_list,
            core=False,
        ),
        Part(
            "windows of one day, and a single window",
            examples=((_S, 1), (_S, 6)),
            make=lambda rng: _one_wide(rng) if rng.integers(2) else _one_row(rng),
            core=False,
            advice="X is a table even with a single row, or a single column.",
        ),
        Part(
            "a window as long as the series, or longer",
            examples=((_S, 7), (_S, 9), (np.array([]), 2)),
            make=_none,
            core=False,
            advice="No window has a day after it then: return a table of shape (0, size), such as "
            "`np.zeros((0, size))`, and an empty array.",
        ),
        Part(
            "every kind of series and size",
            space=Space(
                lambda rng: (rng.normal(0, 1, 8), 3),
                (
                    (
                        as_they_are(),
                        sized(
                            "a window has one value",
                            lambda rng: (rng.normal(0, 1, 5), 1),
                            lambda args: args[1] == 1,
                        ),
                        sized(
                            "there is one window",
                            lambda rng: (rng.normal(0, 1, 5), 4),
                            lambda args: len(args[0]) - args[1] == 1,
                        ),
                        sized(
                            "as many windows as values in each",
                            lambda rng: (rng.normal(0, 1, 6), 3),
                            lambda args: len(args[0]) == 2 * args[1],
                        ),
                        sized(
                            "a window is as long as the series",
                            lambda rng: (rng.normal(0, 1, 4), 4),
                            lambda args: len(args[0]) == args[1],
                        ),
                        sized(
                            "a window is longer than the series",
                            lambda rng: (rng.normal(0, 1, 3), 5),
                            lambda args: len(args[0]) < args[1],
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), repeated(0)),
                    (as_they_are(), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "the answer in the window",
            "Your windows look ahead: each one ends with the very day that is to be predicted. "
            "The window ends the day *before*.",
            _made(lambda X, y, s, size: (np.column_stack([X[:, 1:], y]), y)),
        ),
        Misconception(
            "last day of the window as target",
            "Your y is the last day of the window itself. The day *after* the window is to be "
            "predicted.",
            _made(lambda X, y, s, size: (X, X[:, -1])),
        ),
        Misconception(
            "every window with its own last day",
            "Your y is the last day of the window itself, and so you have a window too many. The "
            "day *after* the window is to be predicted; the last window has none and makes no row.",
            _with_its_last_day,
        ),
        Misconception(
            "two days ahead",
            "You skip a day: y is the day right after the window.",
            _made(lambda X, y, s, size: (X[:-1], y[1:])),
        ),
        Misconception(
            "newest first",
            "The days in your windows run backwards. The oldest comes first.",
            _made(lambda X, y, s, size: (X[:, ::-1], y)),
        ),
        Misconception(
            "no overlap",
            "Your windows do not overlap. The next one begins a single day later.",
            _made(lambda X, y, s, size: (X[::size], y[::size])),
        ),
        Misconception(
            "last window missing",
            "The last window is missing: there are n - size of them.",
            _made(lambda X, y, s, size: (X[:-1], y[:-1])),
        ),
        Misconception(
            "first window missing",
            "The first window is missing: it begins with series[0].",
            _made(lambda X, y, s, size: (X[1:], y[1:])),
        ),
        Misconception(
            "one window too many",
            "There is one window too many: the last one has no day after it, and nothing to "
            "predict.",
            _made(
                lambda X, y, s, size: (
                    np.concatenate([X, s[None, len(s) - size :]]) if len(s) >= size else X,
                    y,
                )
            ),
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one *row* for each window.",
            _made(lambda X, y, s, size: (X.T, y)),
        ),
        Misconception(
            "one day too short",
            "Your windows are one day too short: each holds `size` values.",
            _made(lambda X, y, s, size: (X[:, :-1], y)),
        ),
        Misconception(
            "window and target in one",
            "Your windows hold `size` + 1 values, the last of which is to be predicted.",
            _made(lambda X, y, s, size: (np.column_stack([X, y]), y)),
        ),
        Misconception(
            "cut to whole numbers",
            "Your tables hold whole numbers only, so the decimals of the series are lost. Leave "
            "out `dtype=int`.",
            _made(lambda X, y, s, size: (X.astype(int), y.astype(int))),
        ),
        Misconception(
            "up or down",
            "You return whether the day rises. The value itself is asked for.",
            _made(lambda X, y, s, size: (X, (y > 0).astype(int))),
        ),
        Misconception(
            "y as a column",
            "Your y is a table with one column. A plain row of numbers is asked for.",
            _made(lambda X, y, s, size: (X, y[:, None])),
        ),
        Misconception(
            "X alone",
            "You return the windows alone. Two things are asked for: X and y.",
            _made(lambda X, y, s, size: X),
        ),
        Misconception(
            "the wrong way round",
            "X and y are the wrong way round: the windows come first.",
            _made(lambda X, y, s, size: (y, X)),
        ),
    ),
    hints=(
        "Write down the windows of size 3 of a series with five values. How many have a value "
        "after them?",
        "Window i is a slice of the series that begins at i. What is the first place *after* it? "
        "That is y.",
        "There are n - size windows, or none if that is below 0. Fill a table of shape (n - size, "
        "size) row by row with `series[i : i + size]`; y is the series without its first `size` "
        "values.",
    ),
)
