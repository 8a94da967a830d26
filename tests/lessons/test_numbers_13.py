"""What lab 13 says of the years that it keeps for the exam, and of the old ones, computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exam_data import exam_sp500
from anncourse.exercises.stocks.days import exam
from anncourse.tools import sign_test
from annlib import load_sp500, one_hot, predict, train
from tests.lessons.numbers import says

PRICES, LATER = load_sp500(), exam_sp500()
RETURNS = np.diff(np.log(PRICES.close))


def with_the_next(series):
    return float(np.corrcoef(series[1:], series[:-1])[0, 1])


def test_how_one_day_goes_with_another():
    says("13", "from 1970 to 1979 or so one day's return had a correlation of 0.25 with the next")
    says("13", "In the nineties it was about 0.02.")
    years = PRICES.dates[1:].astype("datetime64[Y]").astype(int) + 1970
    assert round(with_the_next(RETURNS[(years >= 1970) & (years < 1980)]), 2) == 0.25
    assert round(with_the_next(RETURNS[years >= 1990]), 2) == 0.02
    says("13", "have a correlation of 0.22, and of two that are 20 days apart still 0.13")
    size = np.abs(RETURNS)
    assert round(with_the_next(size), 2) == 0.22
    assert round(float(np.corrcoef(size[20:], size[:-20])[0, 1]), 2) == 0.13


def test_the_naive_rules_on_the_exam_days():
    says(
        "13",
        "the naive rule 72.9",
        "the naive rule with 10 days in place of 20 would have had 74.0",
    )
    right = {n: 100 * np.mean(says_calm == exam().calm) for n, says_calm in exam().naive.items()}
    assert (round(right[20], 1), round(right[10], 1)) == (72.9, 74.0)
    says("13", "10 days, chosen with hindsight: 73.99 percent")
    assert round(right[10], 2) == max(round(one, 2) for one in right.values()) == 73.99


@pytest.mark.sampled
def test_up_or_down_fails_on_the_exam_days_too():
    says(
        "13", "had 49.5, 50.3 and 51.4 percent, and *always up* 53.3: there they are worse by more"
    )
    returns = np.diff(np.log(np.concatenate([PRICES.close, LATER.close])))
    X, up = np.lib.stride_tricks.sliding_window_view(returns[:-1], 20), returns[20:] > 0
    n = len(up) - len(LATER.close)
    X = (X - X[:n].mean(axis=0)) / X[:n].std(axis=0)
    assert f"{100 * up[n:].mean():.1f}" == "53.3"
    shares = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        Y = one_hot(up[:n].astype(int), 2)
        right = predict(X[n:], train(X[:n], Y, [20, 16, 2], 0.05, 20, 64, rng)[0]) == up[n:]
        shares.append(f"{100 * right.mean():.1f}")
        assert sign_test(right, up[n:])[2] < 0.05
    assert shares == ["49.5", "50.3", "51.4"]
