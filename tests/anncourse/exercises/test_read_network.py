"""Whatever is wrong with the parameters that a project is given is said in a plain sentence."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from anncourse.exercises import EXERCISES
from anncourse.exercises.training.projects import Asked, Later, outputs, read_network

ANY = Asked("mine", (4, ..., 3), "4 pixels", "4 inputs and 3 outputs")
EXACT = Asked("mine", (4, 5, 3), "4 pixels", "4 inputs, 5 hidden, 3 outputs", "train_much")
PROJECTS = (
    ("parity_reader", [64, 20, 2]),
    ("denoiser", [49, 20, 1]),
    ("face_recogniser", [644, 100, 40]),
    ("digit_listener", [400, 64, 10]),
    ("digit_speaker", [11, 64, 129]),
    ("calm_forecaster", [12, 8, 2]),
)


def network(*sizes):
    rng = np.random.default_rng(0)
    return [(rng.normal(size=(a, b)), rng.normal(size=b)) for a, b in pairwise(sizes)]


def told(value, asked=EXACT):
    with pytest.raises(ValueError) as found:  # noqa: PT011  (the words are looked at)
        read_network(value, asked)
    return str(found.value)


@pytest.mark.parametrize(
    ("sizes", "asked"),
    [((4, 5, 3), EXACT), ((4, 5, 3), ANY), ((4, 3), ANY), ((4, 4, 4, 3), ANY)],
)
def test_a_network_that_fits_is_read_whatever_its_numbers_come_in(sizes, asked):
    right = network(*sizes)
    as_lists = tuple([W.tolist(), b.tolist()] for W, b in right)
    single = [(W.astype(np.float32), b.astype(np.float32)) for W, b in right]
    for value in (right, as_lists, single):
        for read, given in zip(read_network(value, asked), right, strict=True):
            for found, expected in zip(read, given, strict=True):
                assert found == pytest.approx(expected, rel=1e-6)
                assert found.dtype == float


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h, o: None, "A list of pairs (W, b) is asked for"),
        (lambda h, o: "trained", "A list of pairs (W, b) is asked for"),
        (lambda h, o: 7.0, "A list of pairs (W, b) is asked for"),
        (lambda h, o: [], "A list of pairs (W, b) is asked for"),
        (lambda h, o: {"W1": h[0]}, "A list of pairs (W, b) is asked for"),
        (lambda h, o: object(), "`mine` holds an object of type object. A list of pairs"),
        (lambda h, o: [h, (o[0], object())], "an object of type object"),
        (lambda h, o: h[0], "A list of pairs (W, b) is asked for"),
        (lambda h, o: [h, o, ()], "A list of pairs (W, b) is asked for"),
        (lambda h, o: [(*h, "relu"), o], "A list of pairs (W, b) is asked for"),
        (lambda h, o: [*h, *o], "Weights and biases stand in one long list"),
        (lambda h, o: h, "Weights and biases stand in one long list"),
        (lambda h, o: [h[0], o[0]], "The biases are missing"),
        (lambda h, o: [[h[0], o[0]], [h[1], o[1]]], "all biases in another"),
        (lambda h, o: ([h, o], [0.5, 0.4]), "both results of `train_much`"),
        (lambda h, o: [[h, o], np.array([0.5])], "`mine, losses = train_much(…)`"),
        (lambda h, o: ([h, o], []), "both results of `train_much`"),
        (lambda h, o: [("W", h[1]), o], "Layer 1: W and b must be arrays of real numbers"),
        (lambda h, o: [h, (o[0], None)], "Layer 2: W and b must be arrays of real numbers"),
        (lambda h, o: [h, (o[0] * 1j, o[1])], "Layer 2: W and b must be arrays of real numbers"),
        (lambda h, o: [(h[0][0], h[1]), o], "Layer 1: W must be a table"),
        (lambda h, o: [h, (o[0][None], o[1])], "Yours has shape (1, 5, 3)"),
        (lambda h, o: [h, (2.0, o[1])], "Yours has a single number"),
        (lambda h, o: [o, h], "the one that takes the 4 pixels comes first"),
        (lambda h, o: [(o[0].T, o[1]), (h[0].T, h[1])], "The layers stand in reverse order"),
        (lambda h, o: [(h[0].T, h[1]), (o[0].T, o[1])], "The weights are transposed"),
        (lambda h, o: [(h[0].T, h[1]), o], "The weights are transposed"),
        (lambda h, o: [h, (o[0].T, o[1])], "The weights are transposed"),
        (lambda h, o: [h], "must have the sizes [4, 5, 3]: 4 inputs, 5 hidden, 3 outputs. Yours"),
        (lambda h, o: [h, o, o], "Yours has [4, 5, 3, 3]"),
        (lambda h, o: network(4, 6, 3), "Yours has [4, 6, 3]"),
        (lambda h, o: network(4, 3), "Yours has [4, 3]"),
        (lambda h, o: network(5, 5, 3), "Yours has [5, 5, 3]"),
        (lambda h, o: network(4, 5, 2), "Yours has [4, 5, 2]"),
        (lambda h, o: [h, (o[0][:2], o[1])], "Layer 2: W must have shape (5, 3), and yours"),
        (lambda h, o: [(h[0], h[1][:, None]), o], "a plain row of n_out numbers"),
        (lambda h, o: [(h[0], 0.0), o], "a whole layer a single bias"),
        (lambda h, o: [(h[0], np.zeros(4)), o], "one for each *neuron*"),
        (lambda h, o: [(h[0], np.zeros(7)), o], "Layer 1: b must have shape (5,)"),
        (lambda h, o: [h, (o[0] * np.nan, o[1])], "the training has diverged"),
        (lambda h, o: [(h[0], h[1] + np.inf), o], "the training has diverged"),
    ],
)
def test_each_way_in_which_parameters_can_be_wrong_has_its_words(change, words):
    assert words in told(change(*network(4, 5, 3)))


def test_any_hidden_layers_are_refused_only_for_their_ends():
    assert told(network(4, 5, 2), ANY) == (
        "the network must have 4 inputs and 3 outputs. Yours has the sizes [4, 5, 2]."
    )
    assert "reverse order" in told(network(4, 5, 6, 3)[::-1], ANY)
    assert "reverse order" in told(network(4, 4, 3)[::-1], ANY)
    sideways = [(W.T, b) for W, b in network(4, 5, 6, 3)]
    assert "transposed" in told(sideways, ANY)


def test_what_outgrows_all_numbers_is_an_answer_and_no_warning():
    huge = [(W * 1e200, b) for W, b in network(4, 5, 3)]
    assert not np.isfinite(outputs(huge, np.full((1, 4), 1e200))).all()


def test_a_later_value_is_worked_out_once_and_only_when_it_is_looked_at():
    made = []
    later = Later(lambda: made.append(1) or "network")
    assert (len(later), made) == (1, [])
    assert [later[0], *later] == ["network", "network"]
    assert made == [1]


@pytest.mark.parametrize(("name", "sizes"), PROJECTS)
def test_each_project_reads_its_network_in_this_way(name, sizes):
    score = EXERCISES[name].reference
    (W, b), (V, c) = network(*sizes)
    for value, words in (
        ([W, b, V, c], "Weights and biases stand in one long list"),
        ([(V, c), (W, b)], "reverse order"),
        ([(W[:-1], b), (V, c)], str([sizes[0] - 1, *sizes[1:]])),
    ):
        with pytest.raises(ValueError) as found:  # noqa: PT011
            score(value)
        assert words in str(found.value)
