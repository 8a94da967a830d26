"""What lab 10 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, shape, whole
from anncourse.exercises.faces.face_rows import face_rows
from anncourse.exercises.faces.nearest_neighbour import nearest_neighbour
from anncourse.exercises.faces.split_by_person import split_by_person
from annlib import count_parameters, cross_entropy, load_faces, one_hot

#: What networks of the lab do whose training takes longer than a prediction may: how many pictures
#: more than the nearest neighbour one gets right (seed 2), and of how many pictures of strangers
#: another is sure.
HIDDEN_LAYER_GAIN, SURE_OF_STRANGERS = -2, 10


def _with_three_of_five() -> int:
    drawn = np.random.default_rng(0).permutation(200)[:120]
    return int((np.bincount(load_faces().y[drawn], minlength=40) == 3).sum())


def _neighbour_right() -> int:
    faces = load_faces()
    X, y = face_rows(faces.pictures), faces.y
    train, test = split_by_person(y, 3, np.random.default_rng(0))
    return int((nearest_neighbour(X[train], y[train], X[test]) == y[test]).sum())


def _right_at_the_door() -> int:
    # Whoever comes, the network says the same name: right are the test pictures of one person.
    y = load_faces().y
    _, test = split_by_person(y, 3, np.random.default_rng(0))
    return int(np.bincount(y[test]).max())


PREDICTIONS = (
    Prediction(
        "review_face_table",
        shape(2, "(3, 5)"),
        lambda: one_hot(np.arange(200) % 40, 40).shape,
        "One row for each label, one column for each person.",
    ),
    Prediction(
        "review_face_numbers",
        whole(0),
        lambda: count_parameters([644, 100, 40]),
        "644 · 100 weights and 100 biases, then 100 · 40 weights and 40 biases.",
    ),
    Prediction(
        "review_face_loss",
        number(decimals=2),
        lambda: float(cross_entropy(np.full((1, 40), 1 / 40), one_hot(np.array([0]), 40))),
        "Each person gets 1/40; the loss is minus the logarithm of the true one's share.",
    ),
    Prediction(
        "three_of_five",
        whole(0, 40),
        _with_three_of_five,
        "In this draw, and much the same in others. Of the rest, some have one picture to be "
        "learned from or none, and some have all five in the training and are never tested.",
        within=3,
    ),
    Prediction(
        "neighbour_right",
        whole(0, 80),
        _neighbour_right,
        "No weights, no training, three pictures of each person. Whoever sells you a network has "
        "to beat this, and should say by how much.",
        within=3,
    ),
    Prediction(
        "door",
        whole(0, 80),
        _right_at_the_door,
        "The mean of a single picture is the picture itself. Taken off, nothing is left: the "
        "network sees 644 zeros, whoever comes, and says what its biases say.",
    ),
    Prediction(
        "hidden_layer_gain",
        whole(-80, 80),
        lambda: HIDDEN_LAYER_GAIN,
        "That is one network, with seed 2. The next cell trains it, and two more of its size: they "
        "are two to four pictures behind.",
        within=1,
    ),
    Prediction(
        "sure_of_strangers",
        whole(0, 25),
        lambda: SURE_OF_STRANGERS,
        "All probabilities add up to 1, whoever comes: the network shares out its belief among the "
        "people it knows, for it has no column for 'nobody'.",
        within=2,
    ),
)
