"""What lab 12 says of takes, networks and means, computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import PREDICTIONS
from anncourse.exercises.voice import judging
from anncourse.tools import voice_spectra
from annlib import Adam, Network, fit, load_spoken_digits
from tests.lessons.numbers import says

N_FRAMES = 40


@pytest.fixture(scope="module")
def jackson():
    """Spectra, digits and takes of his recordings, and his sounds."""
    data = load_spoken_digits()
    his = np.flatnonzero(data.speakers == "jackson")
    signals = [data.signals[i] for i in his]
    return voice_spectra(signals, N_FRAMES), data.digits[his], data.takes[his], signals


def test_his_words_are_neither_as_short_nor_as_long_as_those_of_the_exam(jackson):
    says("12", "None of his recordings has as few as 20 or as many as 200.")
    frames = [1 + (len(signal) - 256) // 64 for signal in jackson[3]]
    assert min(frames) > 20
    assert max(frames) < 200


def test_two_takes_of_the_same_word_and_of_different_ones(jackson):
    spectra, digits, takes, _ = jackson
    kept = takes % 5 == 0
    rows = spectra[kept].reshape(kept.sum(), -1)
    apart = np.array([np.mean((rows - row) ** 2, axis=1) for row in rows])
    same = digits[kept][:, None] == digits[kept]
    says("12", "for two *different* words it is 12.5")
    assert f"{apart[~same].mean():.1f}" == "12.5"
    two = same & ~np.eye(len(rows), dtype=bool)
    assert PREDICTIONS["same_word"][1].outcome() == pytest.approx(apart[two].mean())


def voice(sizes, seed, X, Y):
    rng = np.random.default_rng(seed)
    network = Network(sizes, rng, output="identity", dtype=np.float32)
    fit(network, X, Y, optimizer=Adam(0.005), epochs=40, batch_size=64, rng=rng)
    return network


def says_all(network):
    return network.forward(judging.rows(N_FRAMES)).reshape(10, N_FRAMES, -1)


@pytest.mark.sampled(few=0)
def test_networks_rivals_and_the_mean_that_wins(jackson):
    spectra, digits, takes, _ = jackson
    learn, kept = takes % 5 != 0, takes % 5 == 0
    Y = spectra[learn].reshape(-1, 129)
    X = judging.rows(N_FRAMES).reshape(10, N_FRAMES, 11)[digits[learn]].reshape(-1, 11)
    networks = [voice([11, 64, 129], seed, X, Y) for seed in range(3)]

    def losses(words):
        return np.mean((words[digits[kept]] - spectra[kept]) ** 2, axis=(1, 2))

    means = np.array([spectra[learn & (digits == digit)].mean(axis=0) for digit in range(10)])
    tape, mean = losses(spectra[takes == 6]), losses(means)
    deep = [losses(says_all(network)) for network in networks]
    flat = [losses(says_all(voice([11, 129], seed, X, Y))) for seed in range(3)]

    says("12", "With the seeds 0, 1 and 2 it is 3.11 to 3.14")
    assert [round(one.mean(), 2) in (3.11, 3.12, 3.13, 3.14) for one in deep] == [True] * 3
    says("12", "closer than the tape in 85, 87 and 85")
    assert [int(np.sum(one < tape)) for one in deep] == [85, 87, 85]
    says("12", "closer than that of the network without hidden layer in 88, 88 and 88")
    assert [int(np.sum(a < b)) for a, b in zip(deep, flat, strict=True)] == [88, 88, 88]
    says("12", "Always: 2.93 against 3.12; of the 90 recordings it is the closer one in 72 to 78.")
    assert f"{mean.mean():.2f}" == "2.93"
    assert all(72 <= np.sum(mean < one) <= 78 for one in deep)
    says("12", "It comes within 7 percent of it")
    assert max(one.mean() for one in deep) / mean.mean() < 1.075

    says("12", "Set the hidden layer's 64 biases of this network to 0, and the loss goes from 3.1")
    (W, b), output = networks[0].parameters
    without = Network.from_parameters([(W, 0 * b), output], output="identity")
    assert f"{losses(says_all(without)).mean():.1f}" == "7.1"
