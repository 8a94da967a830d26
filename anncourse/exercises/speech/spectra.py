"""From a recording to the 400 numbers that the network of lab 11 reads."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from anncourse.exam_data import DATA, exam_spoken_digits
from anncourse.exercises.speech.band_energies import band_energies
from anncourse.exercises.speech.frames import frames
from anncourse.exercises.speech.log_spectrum import log_spectrum
from anncourse.exercises.speech.same_length import same_length
from anncourse.tools.mel import mel_bands

#: Samples in a frame, and from one to the next; samples per second.
LENGTH, STEP, RATE = 256, 128, 8000
N_BANDS, N_FRAMES = 20, 20
BANDS = mel_bands(N_BANDS, LENGTH, RATE)


def recording_row(signal: Any) -> Any:
    """Return what the network reads of one recording, before it is standardised: (400,)."""
    spectrum = log_spectrum(frames(signal, LENGTH, STEP))
    table = same_length(band_energies(spectrum, BANDS), N_FRAMES)
    return (table - table.mean()).ravel()


@cache
def kept() -> dict[str, Any]:
    """Return what ``tools/train_speech_project.py`` has worked out from the 2,700 handed out.

    ``mean`` and ``sd`` of each of the 400 numbers, and ``W1``, ``b1``, ``W2``, ``b2`` of a network
    that was trained as the lab says.
    """
    with np.load(DATA / "speech_project.npz") as file:
        return {name: file[name].astype(float) for name in file.files}


@cache
def exam() -> tuple[Any, Any]:
    """Return the rows of the exam's 300 recordings, not standardised, and their digits."""
    recordings = exam_spoken_digits()
    return np.array([recording_row(s) for s in recordings.signals]), recordings.digits


def standardised(rows: Any) -> Any:
    """Standardise rows by the mean and the standard deviation of the 2,700 handed out."""
    return (rows - kept()["mean"]) / kept()["sd"]
