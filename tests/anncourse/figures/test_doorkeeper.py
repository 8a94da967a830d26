"""At the door the learner's own two functions decide."""

import numpy as np
import pytest

from anncourse.figures import doorkeeper
from anncourse.figures.doorkeeper.numbers import GRID, curves, door, night

KNOWN = np.array([[0.9, 0.05, 0.05], [0.2, 0.7, 0.1], [0.4, 0.35, 0.25], [0.1, 0.3, 0.6]])
STRANGERS = np.array([[0.5, 0.3, 0.2], [0.05, 0.8, 0.15]])
Y = np.array([0, 0, 0, 2])


def recognise(P, threshold):
    return np.where(P.max(axis=1) >= threshold, P.argmax(axis=1), -1)


def error_rates(known, strangers, threshold):
    return (
        float(np.mean(recognise(known, threshold) < 0)),
        float(np.mean(recognise(strangers, threshold) >= 0)),
    )


def test_who_is_let_in_is_what_the_learners_function_says():
    now = night(recognise, error_rates, door(KNOWN, STRANGERS, Y), 0.55)
    assert now.known.tolist() == [0, 1, -1, 2]
    assert now.strangers.tolist() == [-1, 1]
    assert (now.false_reject, now.false_accept) == (0.25, 0.5)


def test_the_curves_are_those_of_the_learners_function():
    rates = curves(error_rates, door(KNOWN, STRANGERS, Y))
    assert rates.shape == (len(GRID), 2)
    assert rates[0].tolist() == [0, 1]
    assert rates[-1].tolist() == [1, 0]
    assert (np.diff(rates[:, 0]) >= 0).all()
    assert (np.diff(rates[:, 1]) <= 0).all()


def test_counts_and_rates_move_with_the_threshold():
    figure = doorkeeper(recognise, error_rates, KNOWN, STRANGERS, Y)
    picture = figure.move(threshold=0.55)
    assert picture.table.rows == (("known", "2", "1", "1"), ("strangers", "", "1", "1"))
    assert "1 of 4 known pictures stay outside, and 1 of 2 pictures of strangers" in picture.say[0]
    assert figure.move(threshold=1).table.rows[0] == ("known", "0", "0", "4")
    assert figure.move(threshold=0).table.rows[1] == ("strangers", "", "2", "0")


def test_two_functions_that_disagree_are_told():
    def swapped(known, strangers, threshold):
        return error_rates(known, strangers, threshold)[::-1]

    said = doorkeeper(recognise, swapped, KNOWN, STRANGERS, Y).move(threshold=0.55).say
    assert "your two functions disagree" in said[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((recognise, error_rates, None, None, None), "There are no probabilities yet"),
        ((lambda P, t: None, error_rates, KNOWN, STRANGERS, Y), "returned None"),
        ((lambda P, t: P, error_rates, KNOWN, STRANGERS, Y), "what recognise returned"),
        ((lambda P, t: np.full(len(P), 7), error_rates, KNOWN, STRANGERS, Y), "from -1 to 2"),
        ((recognise, lambda k, s, t: (50, 20), KNOWN, STRANGERS, Y), "Rates are from 0 to 1"),
        ((recognise, lambda k, s, t: 0.5, KNOWN, STRANGERS, Y), "what error_rates returned"),
        ((recognise, error_rates, KNOWN, STRANGERS[:, :2], Y), "as many columns"),
        ((recognise, error_rates, KNOWN.ravel(), STRANGERS, Y), "a row for each picture"),
    ],
)
def test_what_is_missing_or_wrong_is_said_inside_the_figure(arguments, words):
    assert words in doorkeeper(*arguments).move().trouble


def test_the_figure_shows_something_by_itself():
    picture = doorkeeper().move()
    assert not picture.trouble
    assert "known pictures stay outside" in picture.say[0]
