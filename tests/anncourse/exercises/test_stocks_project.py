"""What a network that tells calm days from wild ones earns, and what nothing else earns."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from anncourse.exercises import EXERCISES
from anncourse.exercises.stocks.calm_forecaster import RAW, SAME_ANSWER, forecast_exam
from anncourse.exercises.stocks.chronological_split import chronological_split
from anncourse.exercises.stocks.days import exam, handed_out
from anncourse.exercises.stocks.directional_accuracy import directional_accuracy
from anncourse.exercises.stocks.predictions import UP_OR_DOWN
from anncourse.exercises.stocks.windows import windows
from annlib import load_sp500, one_hot, predict, train
from tests.anncourse.exercises.survey import verdict_on
from tests.sampling import sample

PROJECT = EXERCISES["calm_forecaster"]
SIZES = [12, 8, 2]


def learned(X, calm, seed=0, epochs=20):
    targets = one_hot(calm.astype(int), 2)
    return train(X, targets, SIZES, 0.05, epochs, 64, np.random.default_rng(seed))[0]


def report(parameters):
    return verdict_on(PROJECT, (parameters,))


def rule(column, threshold=0.0):
    """Return a network that says calm where one input lies below a threshold."""
    W1, W2 = np.zeros((12, 8)), np.zeros((8, 2))
    W1[column, 0], W1[column, 1] = 1.0, -1.0
    W2[0, 0], W2[1, 1] = 1.0, 1.0
    b1 = np.zeros(8)
    b1[0], b1[1] = -threshold, threshold
    return [(W1, b1), (W2, np.zeros(2))]


@pytest.mark.sampled
@pytest.mark.parametrize("seed", sample(range(20), 4, "calm"))
def test_a_network_trained_as_the_lab_says_earns_all(seed):
    days = handed_out()
    parameters = learned(days.X, days.calm, seed)
    assert report(parameters).credit == 1.0
    # What the lab says of twenty networks: 0.8 to 2.6 points.
    assert 0.75 < forecast_exam(parameters)["gain"] < 2.65


def test_the_exam_is_later_than_what_was_handed_out():
    assert (len(handed_out().calm), len(exam().calm)) == (12517, 4760)


@pytest.mark.parametrize("answer", [0, 1])
def test_a_constant_earns_nothing(answer):
    found = report([(np.zeros((12, 8)), np.zeros(8)), (np.zeros((8, 2)), np.eye(2)[answer])])
    assert (found.credit, found.mistake) == (0.0, SAME_ANSWER)


@pytest.mark.parametrize("seed", range(5))
def test_an_untrained_network_earns_nothing(seed):
    rng = np.random.default_rng(seed)
    layers = [(rng.normal(0, 0.4, (a, b)), np.zeros(b)) for a, b in pairwise(SIZES)]
    assert report(layers).credit == 0.0


@pytest.mark.parametrize("column", range(7))
def test_the_naive_rule_in_disguise_earns_nothing_even_with_hindsight(column):
    days = exam()
    thresholds = np.quantile(days.X[:, column], np.linspace(0.05, 0.95, 91))
    best = max(thresholds, key=lambda t: np.mean((days.X[:, column] < t) == days.calm))
    assert forecast_exam(rule(column, float(best)))["gain"] < 0.25
    assert report(rule(column, float(best))).credit == 0.0


def test_days_learned_by_heart_earn_nothing():
    days = handed_out()
    few = np.random.default_rng(0).permutation(len(days.calm))[:60]
    assert report(learned(days.X[few], days.calm[few], epochs=2000)).credit == 0.0


def test_labels_that_belong_to_other_days_earn_nothing():
    days = handed_out()
    mixed = np.random.default_rng(0).permutation(days.calm)
    assert report(learned(days.X, mixed, epochs=5)).credit == 0.0


def test_raw_rows_are_told():
    days = handed_out()
    found = report(learned(days.raw, days.calm))
    assert found.credit < 0.3
    assert RAW in (found.mistake, *(part.failure.words for part in found.parts if part.failure))


@pytest.mark.parametrize("sizes", [[12, 2], [12, 16, 2], [12, 8, 8, 2], [40, 8, 2]])
def test_other_sizes_are_refused_and_named(sizes):
    found = report([(np.ones((a, b)), np.ones(b)) for a, b in pairwise(sizes)])
    assert found.credit == 0.0
    told = found.summary + found.mistake + str([part.failure for part in found.parts])
    assert "[12, 8, 2]" in told


def test_up_or_down_is_as_hard_as_its_prediction_says():
    returns = np.diff(np.log(load_sp500().close))
    X, y = windows(returns, 20)
    early, late = chronological_split(len(y), 0.2)
    X = (X - X[early].mean(axis=0)) / X[early].std(axis=0)
    targets = one_hot((y[early] > 0).astype(int), 2)
    shares = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        parameters, _ = train(X[early], targets, [20, 16, 2], 0.05, 20, 64, rng)
        shares.append(100 * directional_accuracy(predict(X[late], parameters) - 0.5, y[late]))
    assert [round(share, 1) for share in shares] == [53.3, 50.4, 51.4]
    assert round(np.mean(shares), 1) == UP_OR_DOWN
