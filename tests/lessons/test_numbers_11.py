"""What lab 11 says of all 2,700 recordings, computed anew."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from anncourse.exercises.faces.nearest_neighbour import nearest_neighbour
from anncourse.exercises.faces.standardise import standardise
from anncourse.exercises.speech.spectra import recording_row
from anncourse.tools import sign_test
from annlib import load_spoken_digits, one_hot, predict, train
from tests.lessons.numbers import says

RECORDINGS = load_spoken_digits()
DIGITS, TAKES = RECORDINGS.digits, RECORDINGS.takes
#: The round in which a take is tested: nine that follow one another, or every fifth.
ROUNDS = {"following": (TAKES - 5) // 9, "every fifth": TAKES % 5}


@cache
def features():
    return np.array([recording_row(signal) for signal in RECORDINGS.signals])


def right(rounds, sizes, lr, seed):
    """Which of the recordings are right, each tested once; the neighbour's where sizes is None."""
    X = features()
    ok = np.zeros(len(X), dtype=bool)
    for one in range(5):
        learn, test = rounds != one, rounds == one
        Z, Z_test = standardise(X[learn], X[test])
        if sizes is None:
            answers = nearest_neighbour(Z, DIGITS[learn], Z_test)
        else:
            rng = np.random.default_rng(seed)
            answers = predict(
                Z_test, train(Z, one_hot(DIGITS[learn], 10), sizes, lr, 30, 32, rng)[0]
            )
        ok[test] = answers == DIGITS[test]
    return ok


@pytest.mark.sampled(few=0)
def test_the_hidden_layer_is_worth_something_in_rounds_of_takes_that_follow_one_another():
    near = right(ROUNDS["following"], None, 0, 0)
    flat, deep = (
        [right(ROUNDS["following"], sizes, lr, seed) for seed in range(3)]
        for sizes, lr in (([400, 10], 0.05), ([400, 64, 10], 0.1))
    )
    says("11", "| nearest neighbour | 2,574 | 95.3 % |")
    assert near.sum() == 2574
    says("11", "| no hidden layer | 2,575, 2,558, 2,567 | 95.1 % |")
    assert [int(one.sum()) for one in flat] == [2575, 2558, 2567]
    says("11", "| 64 hidden neurons | 2,608, 2,607, 2,608 | 96.6 % |")
    assert [int(one.sum()) for one in deep] == [2608, 2607, 2608]
    says("11", "Against the nearest neighbour $p$ is 0.002 or 0.003, against no hidden layer less")
    assert {round(sign_test(one, near)[2], 3) for one in deep} == {0.002, 0.003}
    assert max(sign_test(*pair)[2] for pair in zip(deep, flat, strict=True)) < 0.001


@pytest.mark.sampled(few=0)
def test_with_every_fifth_take_the_neighbour_comes_nearer():
    near = right(ROUNDS["every fifth"], None, 0, 0)
    deep = [right(ROUNDS["every fifth"], [400, 64, 10], 0.1, seed) for seed in range(3)]
    says("11", "it gets 2,603, the network 2,616 to 2,623, and $p$ is 0.05 to 0.23")
    n, p = [int(one.sum()) for one in deep], [sign_test(one, near)[2] for one in deep]
    assert (near.sum(), min(n), max(n)) == (2603, 2616, 2623)
    assert (f"{min(p):.2f}", f"{max(p):.2f}") == ("0.05", "0.23")
