from itertools import pairwise

import numpy as np
import pytest

from anncourse.figures import perceptron_learning
from anncourse.figures.learning_rule.numbers import MOST_EPOCHS, learning_trace
from annlib import perceptron_update, train_perceptron

X = np.array([[1.0, 2.0], [3.0, 1.0], [2.5, 3.0], [0.5, 0.5]])
Y = np.array([0, 1, 1, 0])


def test_the_trace_is_what_training_does():
    trace = learning_trace(perceptron_update, X, Y, 0.1)
    epochs = trace.steps[-1].epoch
    w, b, mistakes = train_perceptron(X, Y, 0.1, epochs)
    assert trace.steps[-1].new_w == pytest.approx(w)
    assert trace.steps[-1].new_b == pytest.approx(b)
    counted = [sum(s.error != 0 for s in trace.steps if s.epoch == e + 1) for e in range(epochs)]
    assert counted == mistakes
    assert mistakes[-1] == 0


def test_each_step_starts_where_the_one_before_ended():
    steps = learning_trace(perceptron_update, X, Y, 0.1).steps
    for one, two in pairwise(steps):
        assert two.w is one.new_w
        assert two.b == one.new_b


def test_stops_are_at_mistakes_and_at_ends_of_epochs():
    trace = learning_trace(perceptron_update, X, Y, 0.1)
    assert all(trace.steps[k - 1].error for k in trace.mistakes)
    assert trace.epoch_ends == list(range(4, len(trace.steps) + 1, 4))


def test_what_no_line_separates_ends_all_the_same():
    trace = learning_trace(perceptron_update, np.eye(2)[[0, 0]], np.array([0, 1]), 0.1)
    assert len(trace.steps) == 2 * MOST_EPOCHS
    figure = perceptron_learning(np.eye(2)[[0, 0]], [0, 1])
    assert "it still makes mistakes" in figure.move(step=2 * MOST_EPOCHS).say[-1]


def test_it_can_be_walked_forwards_and_backwards():
    figure = perceptron_learning()
    assert "Nothing seen yet" in figure.picture["say"][0]
    one, two = figure.move(step=1), figure.move(step=2)
    assert one.say != two.say
    assert figure.move(step=1) == one


def test_the_numbers_of_a_step_are_told():
    figure = perceptron_learning(X, Y, lr=0.5)
    picture = figure.move(step=1)
    assert picture.say[0] == "Epoch 1, point 1 of 4: x₁ 1.0, x₂ 2.0, y = 0."
    assert picture.say[1] == "z = 0.00, so ŷ = 1. Error y − ŷ = −1. Afterwards z = −3.00."
    assert picture.table.rows == (
        ("before", "0.00", "0.00", "0.00"),
        ("change", "−0.50", "−1.00", "−0.50"),
        ("after", "−0.50", "−1.00", "−0.50"),
    )


def test_the_end_of_learning_is_told():
    figure = perceptron_learning()
    last = figure._controls[0].last
    assert figure.move(step=last).say[-1] == "A whole epoch without a mistake: it has learned."


def test_a_learners_own_rule_is_shown_even_if_wrong():
    def wrong_way(w, b, x, y, lr):
        new_w, new_b = perceptron_update(w, b, x, y, lr)
        return 2 * w - new_w, 2 * b - new_b

    rows = perceptron_learning(X, Y, wrong_way, lr=0.5).move(step=1).table.rows
    assert rows[1] == ("change", "+0.50", "+1.00", "+0.50")


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (lambda w, b, x, y, lr: None, "returned None"),
        (lambda w, b, x, y, lr: w, "must be the pair (w, b). Got ndarray."),
        (lambda w, b, x, y, lr: (w[0], b), "as w must be an array of shape (2,)"),
        (lambda w, b, x, y, lr: (w, x), "as b must be one number"),
        (lambda w, b, x, y, lr: (w / 0, b), "must be finite"),
        (lambda w, b, x: (w, b), "takes 3 positional arguments"),
    ],
)
def test_a_broken_rule_is_told_at_once(update, words):
    trouble = perceptron_learning(update=update).picture["trouble"]
    assert words in trouble
    assert trouble.endswith("That was in step 1.")


def test_a_rule_that_breaks_later_can_be_followed_until_there():
    def fragile(w, b, x, y, lr):
        if w @ x > 1:
            raise OverflowError("too much")
        return w + x, b

    figure = perceptron_learning(X, Y, fragile)
    n = figure._controls[0].last
    assert n == 1
    assert figure.picture["trouble"] == ""
    assert "too much" in figure.move(step=n).trouble


def test_a_rule_that_never_ends_is_stopped(monkeypatch):
    def endless(w, b, x, y, lr):
        while True:
            pass

    monkeypatch.setattr("anncourse.figures.learner.TIME_LIMIT", 0.1)
    assert "was stopped" in perceptron_learning(update=endless).picture["trouble"]


def test_a_rule_that_changes_its_arguments_cannot_change_the_past():
    def in_place(w, b, x, y, lr):
        error = y - int(x @ w + b >= 0)
        w += lr * error * x
        x[:] = 99
        return w, b + lr * error

    honest = learning_trace(perceptron_update, X, Y, 0.1)
    sloppy = learning_trace(in_place, X, Y, 0.1)
    assert [s.new_w.tolist() for s in honest.steps] == [s.new_w.tolist() for s in sloppy.steps]


@pytest.mark.parametrize(
    ("points", "labels", "words"),
    [
        (np.zeros((3, 3)), [0, 1, 0], r"X must have shape \(n, 2\). Got \(3, 3\)."),
        (np.zeros((2, 2)), None, "y must hold one label"),
        (np.zeros((2, 2)), [0, 2], "y must hold one label"),
    ],
)
def test_data_of_a_wrong_shape_are_refused(points, labels, words):
    with pytest.raises(ValueError, match=words):
        perceptron_learning(points, labels)
