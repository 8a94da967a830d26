"""The digits that a network reads wrong are found with the learner's own function."""

import numpy as np
import pytest

from anncourse.figures import wrong_digits
from anncourse.figures.wrong_digits.numbers import look, mistakes, reader, shifted
from annlib import load_digits, predict, softmax

DIGITS = load_digits()
X, Y = DIGITS.X[:60] / 16, DIGITS.y[:60]


def parameters(seed=1):
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(0, 0.2, (64, 12)), rng.normal(0, 0.2, 12)),
        (rng.normal(0, 0.5, (12, 10)), rng.normal(0, 0.2, 10)),
    ]


def found(function=predict):
    return mistakes(reader(function, parameters()), X, Y)


def test_the_mistakes_are_those_of_the_learners_function_the_surest_first():
    network = reader(predict, parameters())
    these = mistakes(network, X, Y)
    assert len(these.y) == int((predict(X, parameters()) != Y).sum()) > 30
    assert (these.answers == predict(these.X, parameters())).all()
    assert (these.answers != these.y).all()
    sure = network.probabilities(these.X).max(axis=1)
    assert (np.diff(sure) <= 0).all()
    assert sure[0] > sure[-1]


def test_another_function_makes_other_mistakes():
    always = found(lambda X, parameters: np.full(len(X), 3))
    assert len(always.y) == int((Y != 3).sum())
    assert set(always.answers) == {3}


def test_the_probabilities_are_those_of_the_network():
    these = found()
    shown = look(reader(predict, parameters()), these, 0, 0, 0)
    (W1, b1), (W2, b2) = parameters()
    hidden = np.maximum(shown.pixels @ W1 + b1, 0)
    assert shown.probabilities == pytest.approx(softmax((hidden @ W2 + b2)[None])[0])


def test_a_picture_moves_on_its_paper_and_what_leaves_it_is_lost():
    pixels = np.arange(1.0, 65)
    picture = pixels.reshape(8, 8)
    moved = shifted(pixels, 2, 0).reshape(8, 8)
    assert (moved[:, 2:] == picture[:, :-2]).all()
    assert (moved[:, :2] == 0).all()
    moved = shifted(pixels, -1, 3).reshape(8, 8)
    assert (moved[3:, :-1] == picture[:-3, 1:]).all()
    assert moved[:3].sum() == moved[:, -1].sum() == 0
    assert (shifted(pixels, 0, 0) == pixels).all()


def test_a_picture_that_is_moved_is_read_again():
    def leftmost(X, parameters):
        return (X.reshape(-1, 8, 8).sum(axis=1) > 0).argmax(axis=1)

    zero = np.zeros((1, 8, 8))
    zero[0, 2:5, 3] = 1
    figure = wrong_digits(leftmost, parameters(), zero.reshape(1, 64), [5])
    assert "This 5 is read as 3" in figure.move().say[0]
    assert "This 5, moved, is read right" in figure.move(right=2).say[0]
    assert figure.move(right=2).table.rows == (("1", "1", "0.0 %"),)


def test_all_pictures_can_be_looked_at_page_by_page():
    figure = wrong_digits(predict, parameters(), X, Y)
    these = found()
    for which in (1, 24, 25, len(these.y)):
        say = figure.move(which=which).say[0]
        assert f"This {these.y[which - 1]} is read as {these.answers[which - 1]}" in say
        rings = [
            child["attributes"]["class"]
            for n in figure._last.nodes
            if n["tag"] == "g" and n["key"].startswith("small")
            for child in n["children"]
        ]
        assert rings.count("ring") == 1


def test_where_all_is_right_the_figure_says_so():
    figure = wrong_digits(lambda X, parameters: Y, parameters(), X, Y)
    assert figure.move().say == ("Not one of the 60 pictures is read wrong.",)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((predict, None, X, Y), "Train your digit reader"),
        ((predict, parameters(), None, None), "Split the data"),
        ((predict, parameters(), X[:, :10], Y), "must have shapes (n, 64) and (n,)"),
        ((predict, parameters(), X, Y[:5]), "Got (60, 64) and (5,)"),
        ((predict, parameters()[:1], X, Y), "[((64, 10), (10,))]"),
        ((predict, [(W * np.nan, b) for W, b in parameters()], X, Y), "must be finite"),
        ((predict, 7, X, Y), "a list of pairs (W, b)"),
        ((lambda X, p: None, parameters(), X, Y), "returned None"),
        ((lambda X, p: X @ p, parameters(), X, Y), "raised"),
        ((lambda X, p: X, parameters(), X, Y), "shape (60,)"),
        ((lambda X, p: Y + 7, parameters(), X, Y), "whole numbers from 0 to 9"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(arguments, words):
    figure = wrong_digits(*arguments)
    assert words in figure.move(right=1).trouble


def test_a_function_that_fails_while_moving_is_told_and_the_figure_recovers():
    def brittle(X, parameters):
        if len(X) == 1 and X.reshape(8, 8)[:, 0].sum() == 0:
            raise KeyError("empty column")
        return predict(X, parameters)

    figure = wrong_digits(brittle, parameters(), X, Y)
    assert "brittle raised KeyError" in figure.move(right=3).trouble
    assert figure.move(which=3, right=-3).trouble == ""


def test_the_functions_data_stay_as_they_are():
    def greedy(X, parameters):
        answers = predict(X, parameters)
        X[:] = 0
        parameters[0][0][:] = 0
        return answers

    before, own = X.copy(), parameters()
    figure = wrong_digits(greedy, own, X, Y)
    first = figure.move(right=1).say
    assert figure.move(right=1).say == first == wrong_digits(predict, own, X, Y).move(right=1).say
    assert (before == X).all()
    assert (own[0][0] == parameters()[0][0]).all()
