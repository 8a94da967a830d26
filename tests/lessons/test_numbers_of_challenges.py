"""Every number that the challenges at the ends of lessons 1 to 8 tell is computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import EXERCISES
from annlib import (
    binary_cross_entropy,
    forward,
    load_iris,
    perceptron_predict,
    relu,
    sigmoid,
    train_perceptron,
)
from tests.lessons.numbers import says

exactly, averaged_perceptron, log_softmax, network_through, heavy_ball, graph_slopes = (
    EXERCISES[name].reference
    for name in (
        "exactly",
        "averaged_perceptron",
        "log_softmax",
        "network_through",
        "heavy_ball",
        "graph_slopes",
    )
)
IRIS = load_iris()
TWO_KINDS = IRIS.y >= 1
PETALS, LABELS = IRIS.X[TWO_KINDS][:, 2:4], IRIS.y[TWO_KINDS] - 1


def test_a_perceptron_cannot_ask_for_exactly_some_but_for_none_or_all_it_can():
    says("01", "One perceptron cannot answer such a question, unless it is about none or all")
    X = (np.arange(8)[:, None] >> np.arange(3)) % 2
    for k, b in ((0, 0.5), (3, -2.5)):
        w = np.ones(3) if k else -np.ones(3)
        assert perceptron_predict(X, w, b).tolist() == exactly(X, k).tolist()


def test_the_mean_of_the_table_of_exercise_7():
    says("02", "the weights `[0.4167]` and the bias $-0.3333$, rounded")
    w, b = averaged_perceptron(np.array([[1.0], [3.0], [0.5]]), np.array([0, 1, 0]), 0.5, 1)
    assert (np.round(w, 4).tolist(), round(b, 4)) == ([0.4167], -0.3333)


def test_the_mean_settles_where_the_last_line_does_not():
    says("02", "The last line gets 6 wrong, or 37, or 20", "from 9 wrong to 6")
    order = np.random.default_rng(1936).permutation(100)
    X, y = PETALS[order], LABELS[order]

    def wrong(w, b):
        return int(np.sum(perceptron_predict(X, w, b) != y))

    epochs = (30, 31, 100, 101)
    assert [wrong(*train_perceptron(X, y, 0.1, n)[:2]) for n in epochs] == [6, 37, 6, 20]
    assert [wrong(*averaged_perceptron(X, y, 0.1, n)) for n in epochs] == [9, 9, 6, 6]


def test_logarithms_of_softmax():
    says("03", "The right answer is a very ordinary number, $-1000$.", "(-0.349, -1.349, -3.349)")
    assert log_softmax(np.array([[0.0, 1000.0]]))[0, 0] == -1000
    found = log_softmax(np.array([[2.0, 1.0, -1.0]]))
    assert np.round(found, 3).tolist() == [[-0.349, -1.349, -3.349]]


def test_the_network_through_three_points_and_through_a_wave():
    says("04", "The weights to the output are 3 and $-3.5$, and its bias is 2.")
    (_, _), (W, b) = network_through(np.array([0.0, 1, 3]), np.array([2.0, 5, 4]))
    assert (W.ravel().tolist(), b.tolist()) == ([3, -3.5], [2])
    says("04", "With about four times as many neurons, the network comes some twenty times as near")
    places = np.linspace(0, 2 * np.pi, 200)

    def worst(n):
        x = np.linspace(0, 2 * np.pi, n)
        parameters = network_through(x, np.sin(x))
        out = forward(places[:, None], parameters, [relu, lambda z: z])[-1][:, 0]
        return np.max(np.abs(out - np.sin(places)))

    assert worst(10) / worst(40) == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("is_cross_entropy", ("05", "gives it three right ones and eleven that are wrong")),
        ("makes_batches", ("08", "hands it two right ones and eight that are wrong")),
    ],
)
def test_as_many_are_given_to_a_test_as_its_lesson_says(name, words):
    says(*words)
    right = EXERCISES[name].reference
    given = {args[0] for part in EXERCISES[name].parts for args in part.examples}
    numbers = ["two", "three", "eight", "eleven"], [2, 3, 8, 11]
    told = dict(zip(*numbers, strict=True))
    accepted = sum(right(one) for one in given)
    assert [told[word] for word in words[1].split() if word in told] == [
        accepted,
        len(given) - accepted,
    ]


def test_the_heavy_ball_in_the_valley_and_among_the_flowers():
    says("06", r"First $v = -2$, so $\theta = 3$.", r"= -2.2$, so $\theta = 0.8$.")
    assert heavy_ball(lambda t: 4 * t, np.array([5.0]), 0.1, 0.5, 2) == pytest.approx(0.8)
    says("06", "0.515 without momentum and 0.237 with it", "ends at 0.809", "comes to 0.196")

    def slopes(theta):
        errors = sigmoid(PETALS @ theta[:2] + theta[2]) - LABELS
        return np.append(PETALS.T @ errors, errors.sum()) / 100

    losses = []
    for lr in (0.3, 0.5):
        for momentum in (0.0, 0.9):
            theta = heavy_ball(slopes, np.zeros(3), lr, momentum, 100)
            p = sigmoid(PETALS @ theta[:2] + theta[2])
            losses.append(round(binary_cross_entropy(p, LABELS), 3))
    assert losses == [0.515, 0.237, 0.809, 0.196]


def test_the_slope_of_section_7_1_from_its_graph():
    says("07", "the numbers `[1.0]` the result is `[14.0]`")
    assert graph_slopes(lambda x: (2 * x) * (2 * x) + 3 * (2 * x), [1.0]) == [14.0]
