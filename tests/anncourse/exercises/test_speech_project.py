"""What a network that recognises digits earns, and what nothing else earns."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from anncourse.exam_data import DATA, exam_spoken_digits
from anncourse.exercises import EXERCISES
from anncourse.exercises.speech.digit_listener import (
    BY_BAND,
    GUESSES,
    RAW,
    SAME_ANSWER,
    listen_to_exam,
)
from anncourse.exercises.speech.predictions import GEORGE, WEAK_NOISE
from anncourse.exercises.speech.spectra import exam, recording_row, standardised
from annlib import accuracy, load_spoken_digits, one_hot, predict, train
from tests.anncourse.exercises.survey import verdict_on

PROJECT = EXERCISES["digit_listener"]
SIZES = [400, 64, 10]


@functools.cache
def handed_out() -> tuple[Any, Any, Any]:
    """Return the rows of the 2,700 recordings, not standardised, their digits and takes."""
    recordings = load_spoken_digits()
    rows = np.array([recording_row(signal) for signal in recordings.signals])
    return rows, recordings.digits, recordings.takes


def learned(X, y, seed=0, sizes=SIZES, lr=0.1, epochs=30):
    return train(X, one_hot(y, 10), sizes, lr, epochs, 32, np.random.default_rng(seed))[0]


def report(parameters):
    return verdict_on(PROJECT, (parameters,))


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_a_network_trained_as_the_lab_says_earns_all(seed):
    rows, y, _ = handed_out()
    parameters = learned(standardised(rows), y, seed)
    assert report(parameters).credit == 1.0
    assert listen_to_exam(parameters)["right"] >= 289


def test_what_was_worked_out_beforehand_is_what_the_recordings_say():
    rows, _, _ = handed_out()
    with np.load(DATA / "speech_project.npz") as file:
        assert file["mean"] == pytest.approx(rows.mean(axis=0))
        assert file["sd"] == pytest.approx(rows.std(axis=0))
    assert standardised(rows).std(axis=0) == pytest.approx(np.ones(400))


def test_the_exam_is_the_official_test_and_nothing_of_it_was_handed_out():
    recordings = exam_spoken_digits()
    assert sorted(set(recordings.takes)) == [0, 1, 2, 3, 4]
    _, _, takes = handed_out()
    assert takes.min() == 5
    loud, digits = exam()
    assert (loud.shape, len(digits)) == ((300, 400), 300)


@pytest.mark.parametrize("digit", range(10))
def test_a_constant_earns_nothing(digit):
    W1, b1, W2 = np.zeros((400, 64)), np.zeros(64), np.zeros((64, 10))
    found = report([(W1, b1), (W2, np.eye(10)[digit])])
    assert found.credit == 0.0
    assert found.mistake == SAME_ANSWER


@pytest.mark.parametrize("seed", range(5))
def test_an_untrained_network_earns_nothing(seed):
    rng = np.random.default_rng(seed)
    parameters = [
        (rng.normal(0, 0.07, (400, 64)), np.zeros(64)),
        (rng.normal(0, 0.17, (64, 10)), np.zeros(10)),
    ]
    found = report(parameters)
    assert found.credit == 0.0
    assert found.mistake in (GUESSES, SAME_ANSWER)


@pytest.mark.parametrize("per_digit", [1, 2])
def test_recordings_learned_by_heart_earn_nothing(per_digit):
    # All six speakers, one or two recordings of each digit, until the loss is next to nothing.
    rows, y, takes = handed_out()
    few = takes < 5 + per_digit
    parameters = learned(standardised(rows)[few], y[few], epochs=60)
    assert report(parameters).credit == 0.0


def test_labels_that_belong_to_other_rows_earn_nothing():
    rows, y, _ = handed_out()
    parameters = learned(standardised(rows), np.random.default_rng(0).permutation(y), epochs=5)
    assert report(parameters).credit == 0.0


def test_a_weak_try_earns_a_part():
    rows, y, takes = handed_out()
    some = takes < 15
    parameters = learned(standardised(rows)[some], y[some])
    assert 0.2 < report(parameters).credit < 0.8


def test_a_network_for_other_rows_is_told_which():
    rows, y, _ = handed_out()
    by_band = standardised(rows).reshape(-1, 20, 20).transpose(0, 2, 1).reshape(-1, 400)
    found = report(learned(by_band, y, epochs=8))
    assert (found.credit, found.mistake) == (0.0, BY_BAND)
    found = report(learned(rows, y, lr=0.01))
    assert found.credit < 0.3
    assert RAW in (found.mistake, *(part.failure.words for part in found.parts if part.failure))


@pytest.mark.parametrize("sizes", [[400, 10], [400, 32, 10], [400, 64, 32, 10], [400, 64, 11]])
def test_other_sizes_are_refused_and_named(sizes):
    parameters = [(np.ones((n_in, n_out)), np.ones(n_out)) for n_in, n_out in pairwise(sizes)]
    found = report(parameters)
    assert found.credit == 0.0
    told = found.summary + found.mistake + str([part.failure for part in found.parts])
    assert "[400, 64, 10]" in told


def test_a_network_of_single_precision_numbers_is_scored_alike():
    (W1, b1), (W2, b2) = PROJECT.solution[0]
    small = [(W1.astype(np.float32), b1.astype(np.float32)), (W2, b2)]
    assert listen_to_exam(small) == listen_to_exam(PROJECT.solution[0])


def share_recognised(X, y, X_test, y_test):
    """Return the percentage that a network of the lab recognises, rounded as it is told."""
    mean, sd = X.mean(axis=0), X.std(axis=0)
    parameters = learned((X - mean) / sd, y)
    return round(100 * accuracy(predict((X_test - mean) / sd, parameters), y_test), 1)


def test_george_is_understood_as_badly_as_his_prediction_says():
    rows, y, _ = handed_out()
    his = load_spoken_digits().speakers == "george"
    assert share_recognised(rows[~his], y[~his], rows[his], y[his]) == pytest.approx(
        GEORGE, abs=0.5
    )


def test_weak_noise_does_what_its_prediction_says():
    rows, y, takes = handed_out()
    late = takes >= 40
    rng, recordings = np.random.default_rng(1), load_spoken_digits()
    signals = [recordings.signals[row] for row in np.flatnonzero(late)]
    noisy = [s + 0.1 * np.sqrt(np.mean(s**2)) * rng.standard_normal(len(s)) for s in signals]
    spoilt = np.array([recording_row(signal) for signal in noisy])
    assert share_recognised(rows[~late], y[~late], spoilt, y[late]) == pytest.approx(
        WEAK_NOISE, abs=0.5
    )
