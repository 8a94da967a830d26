"""The figure shows what the learner's own window holds."""

import numpy as np
import pytest

from anncourse.figures import price_windows
from anncourse.figures.price_windows.numbers import looks_ahead, window

PRICES = np.array([10.0, 11.0, 12.0, 11.0, 13.0, 12.0])


def log_returns(prices):
    return np.diff(np.log(prices))


def windows(series, size):
    n = max(len(series) - size, 0)
    return series[np.arange(n)[:, None] + np.arange(size)], series[size:]


def leaking(series, size):
    X, y = windows(series, size)
    return np.column_stack([X[:, 1:], y]), y


def test_days_and_target_are_those_of_the_learners_window():
    rows = window(log_returns, windows, PRICES, 2)
    assert [(row.days, row.target) for row in rows] == [([0, 1], 2), ([1, 2], 3), ([2, 3], 4)]


def test_a_window_that_looks_ahead_is_told():
    one = window(log_returns, leaking, PRICES, 2)[0]
    assert looks_ahead(one) == [2]
    assert "It looks ahead" in price_windows(log_returns, leaking, PRICES).move(size=2).say[1]
    honest = price_windows(log_returns, windows, PRICES)
    assert "does not look ahead" in honest.move(size=2, first=0, ahead=0).say[1]
    assert "It looks ahead" in honest.move(size=2, first=0, ahead=1).say[1]


def test_a_window_as_long_as_the_series_leaves_nothing():
    said = price_windows(log_returns, windows, PRICES).move(size=9).say
    assert "nothing is left to say" in said[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((lambda p: None, windows, PRICES), "returned None"),
        ((log_returns, lambda s, n: None, PRICES), "returned None"),
        ((log_returns, lambda s, n: s, PRICES), "two things"),
        ((log_returns, windows, -PRICES), "Prices of 0 or below"),
        ((log_returns, windows, PRICES[:1]), "three prices or more"),
        ((log_returns, windows, []), "three prices or more"),
        ((log_returns, windows, np.ones((5, 2))), "three prices or more"),
    ],
)
def test_what_is_missing_or_wrong_is_said_inside_the_figure(arguments, words):
    assert words in price_windows(*arguments).move(size=2).trouble
