"""Exercise ``log_returns(prices)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, repeated, sized, whole
from anncourse.checks.space import Level, Space


def log_returns(prices: Any) -> Any:
    """Return by how much the logarithm of the price changes from each day to the next.

    Parameters
    ----------
    prices : array or list of shape (n_days,)
        Oldest first.

    Returns
    -------
    float array of shape (n_days - 1,)
        Empty for fewer than two prices; nan where one of the two prices is 0 or below.
    """
    p = np.asarray(prices, dtype=float)
    return np.diff(np.log(np.where(p > 0, p, np.nan)))


def _right(prices: Any) -> Any:
    p = np.asarray(prices, dtype=float)
    return np.diff(np.log(np.where(p > 0, p, np.nan)))


def _walk(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(5, 10))
    return (float(rng.uniform(20, 200)) * np.exp(np.cumsum(rng.normal(0, 0.1, n))),)


def _whole(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.integers(1, 400, int(rng.integers(5, 9))),)


def _list(rng: np.random.Generator) -> tuple[Any, ...]:
    return (_whole(rng)[0].tolist(),)


def _broken(rng: np.random.Generator) -> tuple[Any, ...]:
    (prices,) = _walk(rng)
    first = int(rng.integers(len(prices) - 2))
    prices[first] = 0.0 if rng.integers(2) else -prices[first]
    if rng.integers(2):
        prices[first + 1] *= -1
    return (prices,)


def _long(rng: np.random.Generator, n: int) -> tuple[Any, ...]:
    return (rng.uniform(20, 200, n),)


def _with(price: float) -> Any:
    def change(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
        prices = np.array(args[0])
        if len(prices):
            prices[int(rng.integers(len(prices)))] = price
        return (prices if isinstance(args[0], np.ndarray) else prices.tolist(),)

    return change


def _a(prices: Any) -> Any:
    return np.asarray(prices, dtype=float)


def _known(prices: Any) -> Any:
    # Who takes another formula may have seen to bad prices all the same.
    return np.where(_a(prices) > 0, _a(prices), np.nan)


def _with_zero_first(prices: Any) -> Any:
    return np.concatenate([np.zeros(min(1, len(prices))), _right(prices)])


def _infinite(prices: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.diff(np.log(_a(prices)))


def _of_the_ratio(prices: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.log(_a(prices)[1:] / _a(prices)[:-1])


def _of_the_ratio_if_finite(prices: Any) -> Any:
    returns = _of_the_ratio(prices)
    return np.where(np.isfinite(returns), returns, np.nan)


def _of_the_ratio_of_lists(prices: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.log(prices[1:] / prices[:-1])


def _nan_among_whole_numbers(prices: Any) -> Any:
    p = np.array(prices)
    p[p <= 0] = np.nan
    return np.diff(np.log(p))


EXERCISE = Exercise(
    name="log_returns",
    reference=log_returns,
    parts=(
        Part(
            "prices of several days",
            examples=(
                (np.array([100.0, 110.0, 99.0, 99.0]),),
                (np.array([10.0, 20.0, 40.0, 5.0, 7.5]),),
                (np.array([3.0, 0.5, 0.25, 1.0]),),
            ),
            make=_walk,
            weight=3,
        ),
        Part("whole numbers", examples=((np.array([3, 4, 2, 7]),),), make=_whole),
        Part(
            "a list of prices",
            examples=(([50, 55, 44],), ([50.5, 49.5],)),
            make=_list,
            core=False,
        ),
        Part(
            "prices of 0 or below",
            examples=(
                (np.array([10.0, 0.0, 12.0, 13.0]),),
                (np.array([10.0, -37.5, -30.0, 8.0]),),
                (np.array([0, 5, 6]),),
            ),
            make=_broken,
            core=False,
            advice="Where one of the two prices is 0 or below, the return is nan: not infinite, "
            "and not the logarithm of a ratio of two negative prices, which would look sound.",
        ),
        Part(
            "one price, or none",
            examples=((np.array([10.0]),), (np.array([]),)),
            core=False,
            advice="With fewer than two prices there is no change: return an empty array.",
        ),
        Part(
            "every kind of prices",
            space=Space(
                lambda rng: _long(rng, 6),
                (
                    (
                        as_they_are(),
                        sized(
                            "there are two prices",
                            lambda rng: _long(rng, 2),
                            lambda args: len(args[0]) == 2,
                        ),
                        sized(
                            "there are fewer than two prices",
                            lambda rng: _long(rng, int(rng.integers(2))),
                            lambda args: len(args[0]) < 2,
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (
                        as_they_are(),
                        repeated(0),
                        Level("a price is 0", _with(0), lambda args: 0 in list(args[0])),
                        Level(
                            "a price is below 0",
                            _with(-3),
                            lambda args: any(price < 0 for price in args[0]),
                        ),
                    ),
                    (as_they_are(), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "simple returns",
            "You return the change as a share of the price. The difference of the *logarithms* is "
            "asked for.",
            lambda prices: _known(prices)[1:] / _known(prices)[:-1] - 1,
        ),
        Misconception(
            "upside down",
            "Your signs are the other way round: a rising price has a return above 0.",
            lambda prices: -_right(prices),
        ),
        Misconception(
            "differences of prices",
            "You return differences of the prices themselves. Take the logarithm first.",
            lambda prices: np.diff(_known(prices)),
        ),
        Misconception(
            "logarithm of the prices",
            "You return the logarithms themselves. Their change from one day to the next is "
            "asked for.",
            lambda prices: np.log(_known(prices)),
        ),
        Misconception(
            "ratio without logarithm",
            "You return the ratio of the prices. Its logarithm is asked for.",
            lambda prices: _known(prices)[1:] / _known(prices)[:-1],
        ),
        Misconception(
            "percent",
            "Your numbers are a hundred times too large: no percent here.",
            lambda prices: 100 * _right(prices),
        ),
        Misconception(
            "other base",
            "You took the logarithm to base 10. The natural one is asked for, `np.log`.",
            lambda prices: _right(prices) / np.log(10),
        ),
        Misconception(
            "to base 2",
            "You took the logarithm to base 2. The natural one is asked for, `np.log`.",
            lambda prices: _right(prices) / np.log(2),
        ),
        Misconception(
            "a zero first",
            "You put a 0 in front. The first day has no day before it, so there is one return "
            "fewer than there are prices.",
            _with_zero_first,
        ),
        Misconception(
            "from the first day",
            "You compare every day with the *first*. Compare it with the day before.",
            lambda prices: np.log(_known(prices)[1:] / _known(prices)[:1]),
        ),
        Misconception(
            "newest first",
            "Your returns stand in reverse order: the oldest comes first.",
            lambda prices: _right(prices)[::-1],
        ),
        Misconception(
            "infinite",
            "Where a price is 0, your return is infinite. It should be nan: there is none.",
            _infinite,
        ),
        Misconception(
            "ratio of two negative prices",
            "The ratio of two negative prices is positive, and its logarithm looks sound. Say nan "
            "wherever one of the two prices is 0 or below.",
            _of_the_ratio,
        ),
        Misconception(
            "nan only in place of what is infinite",
            "The ratio of two negative prices is positive, and its logarithm looks sound. Say nan "
            "wherever one of the two prices is 0 or below, whatever comes of the logarithm.",
            _of_the_ratio_if_finite,
        ),
        Misconception(
            "a list divided",
            "A list cannot be divided by a list: make an array of it first, with `np.asarray`.",
            _of_the_ratio_of_lists,
        ),
        Misconception(
            "0 for nan",
            "Where one of the two prices is 0 or below, you return 0: that would say that nothing "
            "changed. There is no return then: nan.",
            lambda prices: np.nan_to_num(_right(prices)),
        ),
        Misconception(
            "nan among whole numbers",
            "An array of whole numbers holds no nan. Make it one of decimal numbers first: "
            "`np.array(prices, dtype=float)`.",
            _nan_among_whole_numbers,
        ),
        Misconception(
            "bad days left out",
            "You leave days out. Put nan in their place, so that each return still belongs to its "
            "day.",
            lambda prices: np.diff(np.log(_a(prices)[_a(prices) > 0])),
        ),
    ),
    hints=(
        "How many changes are there between n prices? What does `np.diff` do?",
        "First the logarithm of every price, then the difference of each from the one before.",
        "Before the logarithm, put nan in the place of each price that is not above 0: "
        "`np.where` chooses. nan goes through the logarithm and the difference by itself.",
    ),
)
