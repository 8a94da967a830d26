"""The faces that are taken for somebody else are found with the learner's own function."""

import numpy as np
import pytest

from anncourse.figures import confused_faces
from anncourse.figures.confused_faces.numbers import album, confused, moved
from annlib import load_faces

FACES = load_faces()
TRAIN, TEST = np.flatnonzero(FACES.shots <= 3), np.flatnonzero(FACES.shots > 3)


def always(person):
    return lambda pictures: np.full(len(pictures), person)


def show(recogniser, pictures=FACES.pictures, y=FACES.y, train=TRAIN, test=TEST):
    return confused_faces(recogniser, pictures, y, train, test)


def test_those_are_shown_that_the_learners_function_gets_wrong():
    found = confused(always(3), album(FACES.pictures, FACES.y, TRAIN, TEST))
    assert (found.rows == TEST[FACES.y[TEST] != 3]).all()
    assert (found.answers == 3).all()
    figure = show(always(3))
    assert figure.move().table.rows == (("80", "78", "2 (2.5 %)"),)


def test_every_page_of_the_gallery_can_be_looked_at():
    figure = show(always(3))
    for which in (1, 20, 21, 78):
        person = FACES.y[TEST[FACES.y[TEST] != 3][which - 1]]
        words = f"This picture of person {person} is taken for person 3."
        assert figure.move(which=which).say == (words,)


def test_the_last_step_of_the_slider_is_another_picture_and_one_picture_needs_no_slider():
    figure = show(always(3))
    (which,) = [control for control in figure.controls if control["name"] == "which"]
    assert which["high"] == 78
    before, last = (figure.move(which=w).description for w in (77, 78))
    assert "Number 77 is" in before
    assert "Number 78 is" in last
    one = np.where(np.arange(80) == 5, 39, FACES.y[TEST])
    figure = show(lambda pictures: one if len(pictures) == 80 else np.array([39]))
    assert [control["name"] for control in figure.controls] == ["right", "down"]
    assert figure.move().say == (
        f"This picture of person {FACES.y[TEST][5]} is taken for person 39.",
    )


def test_a_picture_moves_and_its_edge_is_repeated():
    picture = np.arange(12).reshape(3, 4)
    assert moved(picture, 1, 0).tolist() == [[0, 0, 1, 2], [4, 4, 5, 6], [8, 8, 9, 10]]
    assert moved(picture, 0, -1).tolist() == [[4, 5, 6, 7], [8, 9, 10, 11], [8, 9, 10, 11]]
    assert (moved(picture, 0, 0) == picture).all()


def test_a_picture_that_is_moved_is_looked_at_again():
    wrong = TEST[0]

    def mine(pictures):
        same = (pictures == FACES.pictures[wrong]).all(axis=(1, 2))
        if len(pictures) == 1 and not same[0]:
            return FACES.y[[wrong]]
        return np.where(same, 9, FACES.y[TEST[: len(pictures)]])

    figure = show(mine)
    assert figure.move().say == ("This picture of person 0 is taken for person 9.",)
    assert figure.move(right=2).say == ("This picture of person 0, moved, is recognised.",)


def test_somebody_with_a_single_picture_is_shown_without_any_to_compare_with():
    only = [*np.flatnonzero(FACES.y < 39), 199]
    pictures, y = FACES.pictures[only], FACES.y[only]
    figure = show(always(3), pictures, y, train=np.arange(195), test=np.array([195]))
    assert figure.move().say == ("This picture of person 39 is taken for person 3.",)
    assert figure.move(right=1).say == ("This picture of person 39, moved, is taken for person 3.",)


def test_nobody_confused_is_said():
    assert "Not one of the 80" in show(lambda pictures: FACES.y[TEST]).move().say[0]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (lambda: show(always(3), train=None, test=None), "There is no split yet"),
        (lambda: show(always(3), pictures=None), "There are no pictures yet"),
        (lambda: show(lambda pictures: None), "returned None"),
        (lambda: show(lambda pictures: pictures), "must be"),
        (lambda: show(always(40)), "whole numbers from 0 to 39"),
        (lambda: show(always(3), test=FACES.y > 3), "two arrays of row numbers"),
        (lambda: show(always(3), test=np.array([200])), "Row numbers run from 0 to 199"),
        (lambda: show(always(3), pictures=np.zeros((200, 28, 23, 3))), "Grey pictures"),
    ],
)
def test_what_is_missing_or_wrong_is_said_inside_the_figure(figure, words):
    assert words in figure().move().trouble


def test_the_figure_shows_something_by_itself():
    picture = confused_faces().move()
    assert not picture.trouble
    assert "taken for person" in picture.say[0]
