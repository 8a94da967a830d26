"""What lesson 02 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, one_of, whole
from annlib import (
    load_iris,
    perceptron_predict,
    perceptron_update,
    step,
    train_perceptron,
    weight_impact,
    weighted_sum,
)


def _petals(first: int) -> tuple[np.ndarray, np.ndarray]:
    """Return petals and labels, 0 and 1, of species number `first` and of the next one."""
    iris = load_iris()
    rows = (iris.y == first) | (iris.y == first + 1)
    return iris.X[rows, 2:4], iris.y[rows] - first


def _mistakes_on_mixed_rows() -> list[int]:
    X, y = _petals(1)
    order = np.random.default_rng(1936).permutation(len(y))
    return list(train_perceptron(X[order], y[order], 0.1, 100)[2])


def _corrected_once() -> int:
    petals = np.array([4.5, 1.5])
    w, b = perceptron_update(np.array([-1.0, -2.0]), -1.0, petals, 1, 0.1)
    return int(step(weighted_sum(petals, w, b)))


def _rate_and_mistakes() -> str:
    X, y = _petals(0)
    small, large = (sum(train_perceptron(X, y, lr, 10)[2]) for lr in (0.1, 100.0))
    return "same" if small == large else "more" if large > small else "fewer"


def _wrong_after_blocks() -> int:
    X, y = _petals(1)
    w, b, _ = train_perceptron(X, y, 0.1, 30)
    return int(np.sum(perceptron_predict(X, w, b) != y))


PREDICTIONS = (
    Prediction(
        "review_neuron",
        number(),
        lambda: weighted_sum(np.array([2.0, -1.0]), np.array([-1.0, 3.0]), 4.0),
        "-1 times 2, plus 3 times -1, plus 4 (lesson 1). It is negative, so the neuron is silent.",
    ),
    Prediction(
        "review_bias",
        number(),
        lambda: 5,
        "Without the bias the sum is -5. The bias has to lift it to 0, where a perceptron fires.",
    ),
    Prediction(
        "review_gate",
        one_of("AND", "OR", "NAND", "XOR"),
        lambda: "XOR",
        "Its ones lie crosswise, so no single straight line parts them from its zeros. Two lines "
        "and a neuron on top of them do.",
    ),
    Prediction(
        "growth",
        number(),
        lambda: weight_impact(np.array([0.5, 0.75]), 0, 1.0),
        "Where you start does not matter, and neither do the width and the bias: they drop out.",
    ),
    Prediction(
        "which_way",
        one_of("up", "down"),
        lambda: "down",
        "It fired and should not have: z was too large. The length is a positive number, so a "
        "smaller weight makes z smaller.",
    ),
    Prediction(
        "one_correction",
        one_of(0, 1),
        _corrected_once,
        "z has risen from -8.5 to -6.15: the right way, but not far enough. One correction leans "
        "towards the right answer; it does not force it.",
    ),
    Prediction(
        "rate_and_mistakes",
        one_of("more", "same", "fewer"),
        _rate_and_mistakes,
        "Starting from 0, every weight and the bias are a thousand times as large, all the way. "
        "So is every z, and the sign of z is all that counts. This is a peculiarity of the "
        "perceptron: in lesson 6 the learning rate will matter a lot.",
    ),
    Prediction(
        "wrong_of_a_hundred",
        whole(0, 100),
        _wrong_after_blocks,
        "It calls every single flower a virginica.",
    ),
    Prediction(
        "an_epoch_without_mistakes",
        one_of("yes", "no"),
        lambda: "yes" if 0 in _mistakes_on_mixed_rows() else "no",
        "An epoch without a mistake would mean a line that parts the two species, and there is "
        "none. So in each epoch some flower gives the line a push, and it never comes to rest.",
    ),
)
