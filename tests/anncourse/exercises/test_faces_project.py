"""Who learned passes the project on faces, and nothing else does."""

import functools

import numpy as np
import pytest

from anncourse.exercises import EXERCISES, PREDICTIONS
from anncourse.exercises.faces.face_rows import face_rows
from anncourse.exercises.faces.nearest_neighbour import nearest_neighbour
from anncourse.exercises.faces.predictions import HIDDEN_LAYER_GAIN, SURE_OF_STRANGERS
from anncourse.exercises.faces.split_by_person import split_by_person
from anncourse.exercises.faces.standardise import standardise
from annlib import forward, init_parameters, load_faces, one_hot, predict, relu, softmax, train
from tests.anncourse.exercises.survey import verdict_on

PROJECT = EXERCISES["face_recogniser"]
SIZES = [644, 100, 40]


@functools.cache
def handed_out():
    faces = load_faces()
    rows = faces.pictures.reshape(200, -1) / 255
    return (rows - rows.mean(axis=0)) / rows.std(axis=0), faces.y


def learned(seed, lr=0.05, epochs=60, batch_size=20, rows=slice(None), y=None):
    X, true = handed_out()
    Y = one_hot(true if y is None else y, 40)
    rng = np.random.default_rng(seed)
    return train(X[rows], Y[rows], SIZES, lr, epochs, batch_size, rng)[0]


def credit(parameters):
    return verdict_on(PROJECT, (parameters,)).credit


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.sampled(few=1)
def test_a_network_that_is_trained_as_the_lab_says_gets_full_marks(seed):
    assert credit(learned(seed)) == 1.0


@pytest.mark.parametrize(("lr", "epochs", "batch_size"), [(0.03, 100, 20), (0.1, 60, 10)])
def test_so_does_one_that_is_trained_in_another_sensible_way(lr, epochs, batch_size):
    assert credit(learned(0, lr, epochs, batch_size)) == 1.0


def test_an_honest_weak_try_gets_a_part():
    # Stopped too early; learned from three pictures of each person only.
    assert 0 < credit(learned(0, lr=0.02, epochs=6)) <= 0.5
    three_of_each = np.flatnonzero(np.arange(200) % 5 < 3)
    assert 0.25 <= credit(learned(0, rows=three_of_each)) < 1


@pytest.mark.parametrize("seed", range(3))
def test_an_untrained_network_gets_nothing(seed):
    assert credit(init_parameters(SIZES, np.random.default_rng(seed))) == 0.0


def test_a_constant_answer_gets_nothing():
    (W, b), (V, _c) = init_parameters(SIZES, np.random.default_rng(0))
    for person in (0, 7, 39):
        assert credit([(W, b), (0 * V, np.eye(40)[person])]) == 0.0


def test_labels_learned_by_heart_that_say_nothing_of_the_person_get_nothing():
    nonsense = np.random.default_rng(5).permutation(handed_out()[1])
    assert credit(learned(0, epochs=100, y=nonsense)) == 0.0


def test_a_hundred_remembered_pictures_are_not_enough():
    # The nearest neighbour in disguise: each hidden neuron is one stored picture.
    X, y = handed_out()
    stored = np.flatnonzero(np.arange(200) % 5 < 3)[::3]
    W = X[stored].T / 100
    b = -(X[stored] ** 2).sum(axis=1) / 200
    V = one_hot(y[stored], 40)
    pad = 100 - len(stored)
    W, b = np.pad(W, ((0, 0), (0, pad))), np.pad(b, (0, pad))
    assert credit([(W, b), (np.pad(V, ((0, pad), (0, 0))), np.zeros(40))]) < 0.5


def test_a_network_without_a_hidden_layer_has_other_sizes_and_is_refused():
    X, y = handed_out()
    flat, _ = train(X, one_hot(y, 40), [644, 40], 0.05, 60, 20, np.random.default_rng(0))
    report = verdict_on(PROJECT, (flat,))
    assert report.credit == 0.0
    told = " ".join(part.failure.words for part in report.parts if part.failure)
    assert "[644, 100, 40]" in told


def test_that_rival_built_into_the_hidden_layer_passes_since_it_is_a_tie():
    # z = relu(z) - relu(-z): what the lab says of the two kinds is true of the mark as well.
    X, y = handed_out()
    ((W, b),), _ = train(X, one_hot(y, 40), [644, 40], 0.05, 60, 20, np.random.default_rng(0))
    hidden = np.hstack([W, -W, np.zeros((644, 20))]), np.hstack([b, -b, np.zeros(20)])
    output = np.vstack([np.eye(40), -np.eye(40), np.zeros((20, 40))]), np.zeros(40)
    assert credit([hidden, output]) == 1.0


def test_the_pictures_that_are_handed_out_are_not_those_of_the_exam():
    from anncourse.exam_data import exam_faces

    _X, y = handed_out()
    exam = exam_faces()
    rows = exam.pictures.reshape(200, -1)
    known = load_faces().pictures.reshape(200, -1)
    assert not (rows[:, None] == known[None]).all(axis=2).any()
    assert (np.bincount(exam.y) == 5).all()
    assert (nearest_neighbour(known, y, rows) == exam.y).sum() == 182


def rows_of_the_lab():
    """Return all rows, not standardised, labels, and the numbers of the 120 and the 80."""
    faces = load_faces()
    split = split_by_person(faces.y, 3, np.random.default_rng(0))
    return face_rows(faces.pictures), faces.y, *split


def test_a_hidden_layer_gains_what_its_prediction_says():
    X, y, early, late = rows_of_the_lab()
    Z, Z_late = standardise(X[early], X[late])
    neighbour = (nearest_neighbour(Z, y[early], Z_late) == y[late]).sum()
    rng = np.random.default_rng(2)
    network, _ = train(Z, one_hot(y[early], 40), SIZES, 0.05, 60, 20, rng)
    assert (predict(Z_late, network) == y[late]).sum() - neighbour == HIDDEN_LAYER_GAIN


def test_a_network_is_sure_of_as_many_strangers_as_its_prediction_says():
    X, y, early, _ = rows_of_the_lab()
    early = early[y[early] < 35]
    Z, Z_strangers = standardise(X[early], X[y >= 35])
    rng = np.random.default_rng(0)
    guard, _ = train(Z, one_hot(y[early], 35), [644, 100, 35], 0.05, 60, 20, rng)
    P = forward(Z_strangers, guard, [relu, softmax])[-1]
    assert (P.max(axis=1) >= 0.5).sum() == SURE_OF_STRANGERS


def test_the_door_is_as_bad_as_its_prediction_says():
    X, y, early, late = rows_of_the_lab()
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    rng = np.random.default_rng(1)
    network, _ = train(Z[early], one_hot(y[early], 40), SIZES, 0.05, 60, 20, rng)
    right = (predict(np.zeros((80, 644)), network) == y[late]).sum()
    assert PREDICTIONS["door"][1].agrees(int(right))
