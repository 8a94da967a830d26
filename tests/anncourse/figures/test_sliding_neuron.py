"""The slid neuron shows what the learner's function answers, place by place."""

import numpy as np
import pytest

from anncourse.figures import sliding_neuron
from anncourse.figures.sliding_neuron.numbers import (
    KERNELS,
    PICTURES,
    SIDE,
    changed,
    right_answers,
    slide,
)


def looped(image, kernel, b):
    k = len(kernel)
    out = np.zeros((len(image) - k + 1, len(image[0]) - k + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(image[i : i + k, j : j + k] * kernel) + b
    return out


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("kernel", KERNELS)
def test_the_answer_shown_is_pixels_times_weights_plus_bias(picture, kernel):
    for share in (0, 37, 100):
        shown = slide(looped, PICTURES[picture], KERNELS[kernel], 0.25, share)
        assert shown.answer == pytest.approx(shown.products + 0.25)


def test_the_pictures_run_from_black_to_white():
    for picture in PICTURES.values():
        assert picture.shape == (SIDE, SIDE)
        assert 0 <= picture.min() < 0.25
        assert 0.5 < picture.max() <= 1


def test_the_neuron_begins_upper_left_and_ends_lower_right():
    first = slide(looped, PICTURES["shapes"], KERNELS["mean"], 0.0, 0)
    last = slide(looped, PICTURES["shapes"], KERNELS["mean"], 0.0, 100)
    assert first.at == (0, 0)
    assert last.at == (25, 25)


def test_one_weight_is_changed_counted_as_one_reads():
    new = changed(KERNELS["mean"], 2, 1.5)
    assert new[0, 1] == pytest.approx(1 / 9 + 1.5)
    assert np.sum(new) == pytest.approx(2.5)
    assert np.sum(KERNELS["mean"]) == pytest.approx(1)
    assert changed(np.zeros((2, 2)), 9, 1.0)[1, 1] == 1


def test_kernels_for_edges_say_nothing_in_even_areas():
    for name in ("upright edges", "lying edges", "spots"):
        assert np.abs(right_answers(np.full((5, 5), 0.7), KERNELS[name], 0.0)).max() < 1e-12


def test_the_words_tell_the_place_and_the_sum():
    figure = sliding_neuron(looped)
    say = figure.move(kernel="upright edges", place=0, b=0.5).say
    assert "Place 1 of 676: row 0, column 0" in say[0]
    assert "+ 0.50 is 0.50. Your function says 0.50." in say[0]
    assert "The 9 weights add up to 0.00" in say[1]
    assert "mid-grey 0" in say[1]
    assert "black is 0 or less" in figure.move(kernel="mean").say[1]


def test_a_wrong_function_is_seen_in_the_numbers():
    figure = sliding_neuron(lambda image, kernel, b: looped(image, kernel, 0.0))
    say = figure.move(kernel="mean", b=1.0, place=0).say
    assert "is 1.20. Your function says 0.20." in say[0]


def test_own_kernels_of_any_size_can_be_chosen():
    own = {"one": np.eye(7), "two": [[1, 2], [3, 4]]}
    figure = sliding_neuron(looped, own)
    assert "of 484" in figure.move(kernel="one").say[0]
    assert "of 729" in figure.move(kernel="two").say[0]
    assert "7 × 7 weights" in str(figure.move(kernel="one").nodes)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((lambda image, kernel, b: None,), "returned None"),
        ((lambda image, kernel, b: image,), "shape (26, 26)"),
        ((lambda image, kernel: image,), "raised TypeError"),
        ((looped, {}), "no kernels yet"),
        ((looped, {"a": [1, 2, 3]}), "'a' must be finite, of shape (k, k)"),
        ((looped, {"a": "text"}), "must hold numbers"),
        ((looped, {"a": np.full((3, 3), np.nan)}), "must be finite"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(arguments, words):
    assert words in sliding_neuron(*arguments).move(place=3).trouble


def test_the_pictures_stay_as_they_are():
    def greedy(image, kernel, b):
        answers = looped(image, kernel, b)
        image[:] = 0
        kernel[:] = 0
        return answers

    figure = sliding_neuron(greedy)
    first = figure.move(place=80).say
    figure.move(place=10)
    assert figure.move(place=80).say == first == sliding_neuron(looped).move(place=80).say
