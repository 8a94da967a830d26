"""What lab 11 asks its readers to predict."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.prediction import Prediction, number, whole
from anncourse.exercises.speech.spectra import LENGTH, RATE
from annlib import accuracy, count_parameters, load_spoken_digits

#: What networks of the lab recognise, in percent: the digits of george, whom one has never heard,
#: and takes 40 to 49 with noise 20 decibels below. Training takes longer than a prediction may.
GEORGE, WEAK_NOISE = 44.4, 78.2

_HANN = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(LENGTH) / LENGTH)


def _raw_samples() -> float:
    data = load_spoken_digits()
    raw, late = np.array([signal[:1148] for signal in data.signals]), data.takes >= 40
    A, B = raw[~late], raw[late]
    nearest = ((A**2).sum(axis=1) - 2 * B @ A.T).argmin(axis=1)
    return round(100 * float(accuracy(data.digits[~late][nearest], data.digits[late])), 1)


def _columns(window: Any) -> int:
    """Count the columns above a thousandth of the largest, of a tone of 1,015 Hz."""
    tone = np.sin(2 * np.pi * 1015 * np.arange(LENGTH) / RATE)
    square = np.abs(np.fft.rfft(tone * window)) ** 2
    return int(np.sum(square > square.max() / 1000))


PREDICTIONS = (
    Prediction(
        "review_speech_numbers",
        whole(0),
        lambda: count_parameters([400, 64, 10]),
        "400 · 64 weights and 64 biases, then 64 · 10 weights and 10 biases.",
    ),
    Prediction(
        "raw_samples",
        number(0, 100),
        _raw_samples,
        "A network with 64 hidden neurons gets 21 on these numbers, and 86 on those it learned "
        "from: it learns recordings by heart, and no words.",
        within=3,
    ),
    Prediction(
        "smeared_columns",
        whole(1, 129),
        lambda: _columns(1.0),
        f"With the window it is {_columns(_HANN)}: what the cut had smeared over the others is "
        "gone, and the tone itself has become a little wider.",
        within=3,
    ),
    Prediction(
        "george",
        number(0, 100),
        lambda: GEORGE,
        "In the test above, every voice of the test part had been heard in training, 350 times.",
        within=5,
    ),
    Prediction(
        "weak_noise",
        number(0, 100),
        lambda: WEAK_NOISE,
        "It has never heard any noise.",
        within=3,
    ),
    Prediction(
        "misheard_words",
        number(0, 100),
        lambda: 35,
        "Koenecke and others, Racial disparities in automated speech recognition, Proceedings of "
        "the National Academy of Sciences 117 (2020). An average over all speakers hides it.",
        within=3,
    ),
)
