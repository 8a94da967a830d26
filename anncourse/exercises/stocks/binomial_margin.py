"""Exercise ``binomial_margin(p, n)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space


def binomial_margin(p: Any, n: Any) -> Any:
    r"""Return by how much a share varies by chance: half the width of its 95 % interval.

    .. math:: 1.96 \sqrt{p (1 - p) / n}

    Parameters
    ----------
    p : float or array
        A share, from 0 to 1.
    n : int
        Of how many it is the share.

    Returns
    -------
    float or array
        nan where n is 0.
    """
    return _worked_out(p, n)


def _worked_out(p: Any, n: Any) -> Any:
    p, n = np.asarray(p, dtype=float), np.asarray(n, dtype=float)
    result = 1.96 * np.sqrt(p * (1 - p) / np.where(n > 0, n, np.nan))
    return float(result) if result.ndim == 0 else result


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    return float(rng.uniform(0.05, 0.45)), int(rng.integers(20, 5000))


def _table(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(0, 1, int(rng.integers(2, 5))), int(rng.integers(20, 900))


def _always(p: float) -> Level:
    return Level(
        f"p is {p:g}",
        lambda args, rng: (args[0] * 0 + p, args[1]),
        lambda args: bool(np.all(np.asarray(args[0]) == p)),
    )


def _for(n: int) -> Level:
    return Level(f"n is {n}", lambda args, rng: (args[0], n), lambda args: args[1] == n)


def _times(make: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return lambda p, n: make(np.asarray(p, dtype=float), n)


EXERCISE = Exercise(
    name="binomial_margin",
    reference=binomial_margin,
    parts=(
        Part(
            "a share",
            examples=((0.5, 100), (0.2, 2500), (0.9, 30)),
            make=_usual,
            weight=3,
        ),
        Part(
            "shares of 0 and of 1, and a single day",
            examples=((0.0, 50), (1.0, 50), (1, 7), (0.5, 1)),
            core=False,
        ),
        Part(
            "an array of shares",
            examples=((np.array([0.5, 0.1, 0.0, 1.0]), 400),),
            make=_table,
            core=False,
        ),
        Part(
            "no day at all",
            examples=((0.5, 0),),
            core=False,
            advice="A share of no days has no margin: return nan, and divide by nothing.",
        ),
        Part(
            "every kind of share and number",
            space=Space(
                _usual,
                (
                    (
                        as_they_are(),
                        sized("p is an array", _table, lambda args: np.ndim(args[0]) == 1),
                        sized(
                            "p is an array of one number",
                            lambda rng: (rng.uniform(0.1, 0.9, 1), int(rng.integers(20, 900))),
                            lambda args: np.shape(args[0]) == (1,),
                        ),
                    ),
                    (as_they_are(), _always(0.0), _always(0.5), _always(1.0)),
                    (as_they_are(), _for(1), _for(100000)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "0 of no days",
            "Without any day you return 0, as if the share were sure. Nothing is known of it "
            "then: nan.",
            _times(lambda p, n: _worked_out(p, n) if n > 0 else 0.0),
        ),
        Misconception(
            "whole width",
            "That is the whole width of the interval. Half of it is asked for.",
            _times(lambda p, n: 2 * _worked_out(p, n)),
        ),
        Misconception(
            "without 1.96",
            "That is one standard deviation. For 95 % multiply it by 1.96.",
            _times(lambda p, n: _worked_out(p, n) / 1.96),
        ),
        Misconception(
            "2 for 1.96",
            "You multiply by 2. The formula has 1.96.",
            _times(lambda p, n: _worked_out(p, n) / 1.96 * 2),
        ),
        Misconception(
            "99 percent",
            "You multiply by 2.58, which is for 99 %. For 95 % it is 1.96.",
            _times(lambda p, n: _worked_out(p, n) / 1.96 * 2.58),
        ),
        Misconception(
            "90 percent",
            "You multiply by 1.645, which is for 90 %. For 95 % it is 1.96.",
            _times(lambda p, n: _worked_out(p, n) / 1.96 * 1.645),
        ),
        Misconception(
            "no root",
            "The square root is missing.",
            _times(lambda p, n: 1.96 * p * (1 - p) / np.where(n > 0, n, np.nan)),
        ),
        Misconception(
            "n outside the root",
            "n belongs under the square root: to halve the margin, four times as many days are "
            "needed.",
            _times(lambda p, n: 1.96 * np.sqrt(p * (1 - p)) / np.where(n > 0, n, np.nan)),
        ),
        Misconception(
            "p alone",
            "(1 - p) is missing.",
            _times(lambda p, n: 1.96 * np.sqrt(p / np.where(n > 0, n, np.nan))),
        ),
        Misconception(
            "p squared",
            "You have p · p in place of p · (1 - p).",
            _times(lambda p, n: 1.96 * np.sqrt(p * p / np.where(n > 0, n, np.nan))),
        ),
        Misconception(
            "n - 1",
            "You divide by n - 1. The formula has n.",
            _times(lambda p, n: 1.96 * np.sqrt(p * (1 - p) / (n - 1 if n > 1 else np.nan))),
        ),
        Misconception(
            "worst case",
            "You take p as 0.5 whatever it is.",
            _times(lambda p, n: _worked_out(0 * p + 0.5, n)),
        ),
        Misconception(
            "percent",
            "Your margin is in percent. A share is asked for, as p is one.",
            _times(lambda p, n: 100 * _worked_out(p, n)),
        ),
        Misconception(
            "both ends",
            "You return both ends of the interval. Half of its width is asked for.",
            _times(lambda p, n: (p - _worked_out(p, n), p + _worked_out(p, n))),
        ),
        Misconception(
            "a count",
            "You multiply by n where the formula divides: that is the margin of the *number* of "
            "days, not of their share.",
            _times(lambda p, n: 1.96 * np.sqrt(p * (1 - p) * n)),
        ),
    ),
    hints=(
        "Write the formula down as it stands, with `np.sqrt`.",
        "All of p · (1 - p) / n is under the root, the 1.96 before it.",
        "If n is 0, return `float('nan')` before you divide. Else "
        "`1.96 * np.sqrt(p * (1 - p) / n)`; for a list, make an array first.",
    ),
)
