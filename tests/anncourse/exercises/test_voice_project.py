"""The speaking network is passed by one that learned jackson's voice, and by nothing else."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from anncourse.exercises import EXERCISES
from anncourse.exercises.voice import judging
from anncourse.exercises.voice.digit_speaker import MARKS, listen_to
from anncourse.exercises.voice.magnitudes import magnitudes
from anncourse.exercises.voice.overlap_add import overlap_add
from anncourse.exercises.voice.predictions import TAPE_HEARD
from anncourse.tools import griffin_lim, heard
from anncourse.tools.spectra import frames, same_length, voice_spectra
from annlib import Adam, Network, fit, init_parameters, load_spoken_digits
from tests.anncourse.exercises.survey import verdict_on

SPEAKER = EXERCISES["digit_speaker"]
NOTHING = MARKS[0][0]


@functools.cache
def recordings():
    data = load_spoken_digits()
    S = voice_spectra(data.signals, 40)
    return S, data.digits, data.speakers, data.takes


def spectra_of(chosen):
    S, digits, _, _ = recordings()
    return S[chosen], digits[chosen]


def is_jackson():
    return recordings()[2] == "jackson"


def trained(chosen, seed=0, *, sizes=(11, 64, 129), lr=0.005, epochs=40):
    S, digits = spectra_of(chosen)
    time = np.tile(np.linspace(0, 1, 40), len(S))
    X = np.column_stack([np.repeat(np.eye(10)[digits], 40, axis=0), time])
    rng = np.random.default_rng(seed)
    network = Network(list(sizes), rng, output="identity", dtype=np.float32)
    fit(
        network, X, S.reshape(-1, 129), optimizer=Adam(lr), epochs=epochs, batch_size=64, rng=rng
    )  # fmt: skip
    return network.parameters


def credit(parameters):
    return verdict_on(SPEAKER, (parameters,)).credit


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_a_network_trained_as_the_lab_says_passes(seed):
    parameters = trained(is_jackson(), seed)
    seen = listen_to(parameters)
    assert seen["loss"] < MARKS[-1][0] - 0.1
    assert seen["heard"] >= 9
    assert credit(parameters) == 1.0


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_the_first_attempt_of_the_lab_earns_no_full_marks(seed):
    assert credit(trained(is_jackson(), seed, lr=0.001, epochs=10)) <= 0.5


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_one_recording_of_each_digit_learned_by_heart_earns_nothing(seed):
    takes = recordings()[3]
    assert credit(trained(is_jackson() & (takes == 5 + 10 * seed), seed, epochs=600)) == 0.0


def test_no_tape_is_close_enough_to_other_recordings_whatever_its_take_and_length():
    takes = recordings()[3]
    for take in range(5, 50):
        S, said = spectra_of(is_jackson() & (takes == take))
        assert said.tolist() == list(range(10))
        for n in judging.LENGTHS:
            assert judging.loss(np.array([same_length(word, n) for word in S])) > NOTHING + 0.3


def test_what_needs_no_learning_or_no_hidden_layer_is_not_close_enough():
    S, digits = spectra_of(is_jackson())
    means = np.array([S[digits == d].mean(axis=0) for d in range(10)])
    held = np.broadcast_to(means.mean(axis=1, keepdims=True), means.shape)
    constant = np.broadcast_to(means.mean(axis=(0, 1)), means.shape)
    same_word = np.broadcast_to(means.mean(axis=0), means.shape)
    for rival in (held, constant, same_word):
        assert judging.loss(rival) > NOTHING + 1
    linear = trained(is_jackson(), sizes=(11, 129))
    (W, b) = linear[0]
    said = judging.rows(40) @ W + b
    assert judging.loss(said.reshape(10, 40, 129)) > NOTHING + 1


def test_no_hidden_layer_in_disguise_earns_nothing():
    ((W, b),) = trained(is_jackson(), sizes=(11, 129))
    # Inputs are never negative: ReLU lets them pass as they are.
    W1, W2 = np.zeros((11, 64)), np.zeros((64, 129))
    W1[:, :11], W2[:11] = np.eye(11), W
    assert credit([(W1, np.zeros(64)), (W2, b)]) == 0.0


@pytest.mark.parametrize("who", ["george", "theo", "everybody"])
@pytest.mark.sampled(few=1)
def test_another_voice_or_all_at_once_earns_nothing(who):
    S, _, speakers, _ = recordings()
    chosen = np.ones(len(S), bool) if who == "everybody" else speakers == who
    assert credit(trained(chosen, epochs=8 if who == "everybody" else 30)) == 0.0


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_untrained_and_constant_networks_earn_nothing(seed):
    first, (W2, b2) = init_parameters([11, 64, 129], np.random.default_rng(seed))
    mean = spectra_of(is_jackson())[0].mean(axis=(0, 1))
    for parameters in ([first, (W2, b2)], [first, (0 * W2, b2)], [first, (0 * W2, mean)]):
        assert credit(parameters) == 0.0


def test_no_recording_of_the_speaker_has_the_lengths_at_the_ends():
    data = load_spoken_digits()
    lengths = [
        len(frames(signal))
        for signal, who in zip(data.signals, data.speakers, strict=True)
        if who == "jackson"
    ]
    assert judging.LENGTHS[0] < min(lengths) < max(lengths) < judging.LENGTHS[-1]


def test_the_listener_hears_true_recordings_that_it_was_not_trained_with():
    data = load_spoken_digits()
    chosen = np.flatnonzero((data.speakers == "jackson") & (data.takes % 5 == 0))
    heard = judging.listener().hears([data.signals[i] for i in chosen])
    assert np.mean(heard == data.digits[chosen]) > 0.9


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: [p[0]], "must have the sizes [11, 64, 129]"),
        (lambda p: [(p[0][0][:, :32], p[0][1][:32]), (p[1][0][:32], p[1][1])], "[11, 32, 129]"),
        (lambda p: [p[0][0], p[1][0]], "The biases are missing"),
        (lambda p: "trained", "pairs (W, b)"),
    ],
)
def test_what_is_no_network_of_the_sizes_asked_for_is_told_so(change, words):
    stored = judging.networks()["jackson"]
    with pytest.raises(ValueError) as told:  # noqa: PT011  (the words are looked at)
        listen_to(change(stored))
    assert words in str(told.value)


def test_a_network_that_gets_part_of_the_marks_is_told_how_far_it_is():
    (W1, b1), (W2, b2) = judging.networks()["jackson"]
    report = verdict_on(SPEAKER, ([(W1, b1), (W2, b2 - 0.6)],))
    assert 0 < report.credit < 1
    told = " ".join(str(part.failure) for part in report.parts if part.failure)
    assert "Its spectral loss is" in told
    assert "of 10 digits are heard" in told


def test_the_tape_is_understood_as_well_as_its_prediction_says():
    takes = recordings()[3]
    tape, digits = spectra_of(is_jackson() & (takes == 6))
    sounds = [griffin_lim(magnitudes(word), overlap_add) for word in tape]
    assert np.sum(heard(sounds) == digits) == TAPE_HEARD
