"""What a network that tells odd from even earns, and what nothing else earns."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from anncourse.exam_data import exam_digits
from anncourse.exercises import EXERCISES
from anncourse.exercises.training.parity_reader import (
    GUESSES,
    NO_HIDDEN_LAYER,
    SAME_ANSWER,
    SWAPPED,
    read_kept_back,
)
from annlib import load_digits, one_hot, train
from tests.anncourse.exercises.survey import verdict_on

PROJECT = EXERCISES["parity_reader"]
DIGITS = load_digits()
X, ODD = DIGITS.X / 16, DIGITS.y % 2


def learned(sizes, lr=0.3, epochs=60, batch_size=32, seed=0, rows=slice(None), y=ODD):
    targets = one_hot(y[rows], sizes[-1])
    return train(X[rows], targets, sizes, lr, epochs, batch_size, np.random.default_rng(seed))[0]


def report(parameters):
    return verdict_on(PROJECT, (parameters,))


@pytest.mark.parametrize("seed", range(3))
def test_a_hidden_layer_of_32_earns_all(seed):
    assert report(learned([64, 32, 2], seed=seed)).credit == 1.0


@pytest.mark.parametrize("lr", [0.03, 0.1, 0.3, 1.0])
@pytest.mark.parametrize(("epochs", "batch_size"), [(20, 16), (100, 64)])
def test_without_a_hidden_layer_no_training_passes(lr, epochs, batch_size):
    parameters = learned([64, 2], lr, epochs, batch_size)
    assert read_kept_back(parameters)["right"] < 0.916
    found = report(parameters)
    assert found.credit <= 1 / 3
    assert found.mistake == NO_HIDDEN_LAYER


def test_nothing_that_is_kept_back_was_handed_out():
    handed_out = {row.tobytes() for row in DIGITS.X}
    exam = exam_digits()
    assert len(exam.y) == 449
    assert not any(row.tobytes() in handed_out for row in exam.X)


@pytest.mark.parametrize("answer", [0, 1])
def test_a_constant_earns_nothing(answer):
    found = report([(np.zeros((64, 8)), np.zeros(8)), (np.zeros((8, 2)), np.eye(2)[answer])])
    assert (found.credit, found.mistake) == (0.0, SAME_ANSWER)


@pytest.mark.parametrize("seed", range(8))
def test_an_untrained_network_earns_nothing(seed):
    found = report(learned([64, 32, 2], epochs=0, seed=seed))
    assert found.credit == 0.0
    assert found.mistake in (GUESSES, SAME_ANSWER)


def test_pictures_learned_by_heart_do_not_pass():
    few = np.random.default_rng(0).permutation(len(ODD))[:60]
    found = report(learned([64, 128, 2], epochs=400, rows=few))
    assert found.credit < 1.0


def test_labels_that_belong_to_other_pictures_earn_nothing():
    mixed = np.random.default_rng(0).permutation(ODD)
    found = report(learned([64, 32, 2], epochs=20, y=mixed))
    assert (found.credit, found.mistake) == (0.0, SAME_ANSWER)
    assert "same pictures" in SAME_ANSWER


def test_swapped_outputs_are_told():
    found = report(learned([64, 32, 2], y=1 - ODD))
    assert (found.credit, found.mistake) == (0.0, SWAPPED)


def test_ten_outputs_earn_nothing_and_are_told():
    found = report(learned([64, 32, 10], epochs=10, y=DIGITS.y))
    assert found.credit == 0.0
    told = found.summary + found.mistake + str([part.failure for part in found.parts])
    assert "2 outputs, the first for even, the second for odd" in told


@pytest.mark.parametrize("sizes", [[64, 32, 3], [64, 1], [32, 16, 2]])
def test_other_sizes_are_refused_and_named(sizes):
    parameters = [(np.ones((n_in, n_out)), np.ones(n_out)) for n_in, n_out in pairwise(sizes)]
    found = report(parameters)
    assert found.credit == 0.0
    told = found.summary + found.mistake + str([part.failure for part in found.parts])
    assert "64 inputs, one for each pixel, and 2 outputs" in told
    assert f"[{', '.join(map(str, sizes))}]" in told


def test_the_share_is_told_nowhere():
    found = report(learned([64, 4, 2], lr=0.1))
    right = read_kept_back(learned([64, 4, 2], lr=0.1))["right"]
    told = str(found)
    assert found.credit < 1.0
    assert f"{100 * right:.1f}" not in told
    assert f"{right:.3f}" not in told
    assert str(round(449 * right)) not in told
