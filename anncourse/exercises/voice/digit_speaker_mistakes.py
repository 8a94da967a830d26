"""Known mistakes of ``digit_speaker``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.training.projects import Change, Later, wrong_forms
from anncourse.exercises.training.reading import Layer
from anncourse.exercises.voice import judging
from anncourse.exercises.voice.digit_speaker_steps import (
    ASKED,
    BACKWARDS,
    NO_TIME,
    OTHER_LOUDNESS,
    OTHER_VOICE,
    SAME_DIGIT,
    STANDARDISED,
    TIME_FIRST,
    TIME_IN_FRAMES,
    UNTRAINED,
    WRONG_DIGITS,
    stored,
)
from annlib.initializers import init_parameters


def _changed(change: Change) -> Later:
    return Later(lambda: change(*stored("jackson")))


def _in_frames(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    return [(np.vstack([W[:10], W[10:] / 39]), b), output]


def _time_first(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    return [(np.vstack([W[10:], W[:10]]), b), output]


def _turned_round(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    return [(np.vstack([W[:10], -W[10:]]), b + W[10]), output]


def _standardised(hidden: Layer, output: Layer) -> Any:
    truth = judging.others(judging.SPEAKER, 40)[0]
    mean, spread = truth.mean(axis=(0, 1)), truth.std()
    return [hidden, (output[0] / spread, (output[1] - mean) / spread)]


def _without_hidden_layer(with_time: bool) -> list[Layer]:
    """Return the best network without a hidden layer, hidden in one: ReLU of a positive number."""
    M = judging.spoken(stored("jackson"), judging.rows(40)).reshape(400, 129)
    X = judging.rows(40) if with_time else judging.rows(40)[:, :10]
    best = np.linalg.lstsq(X, M, rcond=None)[0]
    W1, W2 = np.zeros((11, 64)), np.zeros((64, 129))
    W1[:11, :11] = np.eye(11)
    W2[: len(best)] = best
    return [(W1, np.zeros(64)), (W2, np.zeros(129))]


MISCONCEPTIONS = (
    *wrong_forms(ASKED, _changed),
    Misconception("standardised spectra", STANDARDISED, _changed(_standardised)),
    Misconception("time in frames", TIME_IN_FRAMES, _changed(_in_frames)),
    Misconception("time before the digit", TIME_FIRST, _changed(_time_first)),
    Misconception("backwards in time", BACKWARDS, _changed(_turned_round)),
    Misconception(
        "digits shifted",
        WRONG_DIGITS,
        _changed(lambda h, o: [(np.vstack([np.roll(h[0][:10], 1, 0), h[0][10:]]), h[1]), o]),
    ),
    Misconception("another loudness", OTHER_LOUDNESS, _changed(lambda h, o: [h, (o[0], o[1] - 2)])),
    Misconception("another voice", OTHER_VOICE, Later(lambda: stored("theo"))),
    Misconception(
        "one sound for all",
        SAME_DIGIT,
        _changed(lambda h, o: [(0 * h[0], h[1]), o]),
    ),
    Misconception("no time", NO_TIME, Later(lambda: _without_hidden_layer(with_time=False))),
    Misconception(
        "untrained",
        UNTRAINED,
        Later(lambda: init_parameters([11, 64, 129], np.random.default_rng(2))),
    ),
)
