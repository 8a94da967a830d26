"""What lab 12 asks its readers to predict."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import numpy as np

from anncourse.checks.prediction import Prediction, number, numbers, shape, whole
from anncourse.exercises.voice.spectral_loss import spectral_loss
from anncourse.tools.spectra import voice_spectra
from annlib import count_parameters, load_spoken_digits

#: What the listener who has never heard jackson hears right of his take 6, at 40 frames: it has
#: to be trained first, which takes longer than a prediction may.
TAPE_HEARD = 9


@cache
def _jackson() -> tuple[Any, Any, Any]:
    """Return the spectra of jackson's takes that the lab keeps back, their digits, and take 6."""
    data = load_spoken_digits()
    his = data.speakers == "jackson"
    kept, tape = (np.flatnonzero(his & one) for one in (data.takes % 5 == 0, data.takes == 6))
    spectra, of_tape = (voice_spectra([data.signals[i] for i in rows], 40) for rows in (kept, tape))
    return spectra, data.digits[kept], of_tape


def _n_recordings() -> int:
    return int(np.sum(load_spoken_digits().speakers == "jackson"))


def _between_takes() -> float:
    spectra, digits, _ = _jackson()
    words = [spectra[digits == digit] for digit in range(10)]
    pairs = (pair for same in words for pair in combinations(same, 2))
    return float(np.mean([spectral_loss(one, other) for one, other in pairs]))


def _of_the_tape() -> float:
    spectra, digits, tape = _jackson()
    return float(spectral_loss(tape[digits], spectra))


def _seconds() -> float:
    data = load_spoken_digits()
    pairs = zip(data.signals, data.speakers, strict=True)
    return sum(len(signal) for signal, who in pairs if who == "jackson") / data.rate


PREDICTIONS = (
    Prediction(
        "review_voice_numbers",
        whole(0),
        lambda: count_parameters([11, 64, 129]),
        "11 · 64 + 64 = 768 for the hidden layer, 64 · 129 + 129 = 8,385 for the output layer. "
        "That is all there will be of the voice.",
    ),
    Prediction(
        "review_column",
        number(),
        lambda: 10 * 8000 / 256,
        "Column k is a wave that goes up and down k times within the frame of 256 / 8000 = 0.032 "
        "seconds: 10 / 0.032.",
    ),
    Prediction(
        "voice_table",
        shape(2, "(6, 3)"),
        lambda: (_n_recordings() * 40, 10 + 1),
        "Every frame of every word is one example; ten columns say the digit and one the time.",
    ),
    Prediction(
        "same_word",
        number(),
        _between_takes,
        "Nobody says a word twice in the same way. Remember this number: it is what a perfect copy "
        "of one recording gets when it is compared with another.",
        within=1.0,
    ),
    Prediction(
        "row_of_a_friend",
        numbers(2, "[7, 7]"),
        lambda: np.moveaxis(np.indices((360, 40)), 0, 2).transpose(1, 0, 2).reshape(-1, 2)[1],
        "Row 1 of the inputs asks for word 0, frame 1. It was shown the beginning of another word.",
    ),
    Prediction(
        "tape_heard",
        whole(0, 10),
        lambda: TAPE_HEARD,
        "A tape recorder passes the listening test, and has learned nothing. The listener does not "
        "hear whether something is natural, new, or learned. It hears which digit it is.",
    ),
    Prediction(
        "tape_loss",
        number(),
        _of_the_tape,
        "The loss of a real voice is worse than that of a blurred network. Each recording misses "
        "every other one by its own chance; what lies in the middle of all misses them by less.",
        within=0.15,
    ),
    Prediction(
        "seconds_of_a_voice",
        number(),
        _seconds,
        "For ten words. VALL-E, trained on 60,000 hours of other people, takes three seconds of a "
        "new voice to say any sentence in it.",
        within=60,
    ),
)
