"""Left of the border is the noisy picture, right of it what the learner's function makes of it."""

import numpy as np
import pytest

from anncourse.exercises.images.denoise import denoise
from anncourse.exercises.images.denoiser import trained
from anncourse.figures import curtain
from anncourse.figures.curtain.numbers import (
    CHOICES,
    CLEAN,
    MARGIN,
    NETWORK,
    PIECES,
    SIDE,
    contest,
    truth,
)


def copying():
    W = np.zeros((49, 1))
    W[24] = 1.0
    return [(W, np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]


@pytest.mark.parametrize("piece", PIECES)
def test_the_pieces_are_cut_alike_so_that_copies_change_nothing(piece):
    found = contest(denoise, copying(), piece, 25)
    assert np.allclose(found.noisy, found.others[NETWORK])
    assert np.array_equal(found.others[CLEAN], truth(piece)[MARGIN:-MARGIN, MARGIN:-MARGIN])
    assert {picture.shape for picture in found.others.values()} == {(SIDE, SIDE)}
    assert found.decibels(found.noisy) == pytest.approx(20.4, abs=0.4)


def test_without_noise_the_noisy_picture_is_the_clean_one():
    table = curtain().move(noise=0).table.rows
    assert table[0] == ("noisy", "equal to the clean picture")


def test_the_network_that_is_shown_alone_beats_its_rivals_at_its_own_noise_only():
    def decibels(noise):
        rows = dict(curtain().move(noise=noise).table.rows)
        return float(rows[NETWORK].split()[0]), float(rows["best Gaussian"].split()[0])

    network, rival = decibels(25)
    assert network > rival
    network, rival = decibels(5)
    assert network < rival


def test_the_words_tell_both_sides():
    figure = curtain(denoise, trained())
    for choice in CHOICES:
        say = figure.move(right=choice, piece="eyes").say[0]
        assert f"right of it {choice}" in say
        assert "Left of the border the noisy picture, 20.3 dB" in say
    assert "The eyes of the astronaut" in figure.move(border=10).description
    assert "10 of 96 pixels" in figure.move(border=10).description


def test_moving_the_border_does_not_clean_anew():
    calls = []

    def counted(image, parameters):
        calls.append(1)
        return denoise(image, parameters)

    figure = curtain(counted, trained())
    for border in (0, 20, 96):
        figure.move(border=border)
    assert len(calls) == 1
    figure.move(noise=50)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((denoise, None), "no parameters yet"),
        ((denoise, 7), "list of pairs (W, b)"),
        ((denoise, [(np.zeros((25, 1)), np.zeros(1))]), "7 × 7"),
        ((lambda image, parameters: None, copying()), "returned None"),
        ((lambda image, parameters: image, copying()), "shape (96, 96)"),
        ((lambda image, parameters: image @ image @ parameters, copying()), "raised"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(arguments, words):
    assert words in curtain(*arguments).move(border=3).trouble
