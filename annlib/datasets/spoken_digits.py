"""Recordings of spoken digits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from annlib._validation import IntArray
from annlib.datasets.files import DATA, read_arrays

_ARRAYS = ("code_steps", "peaks", "lengths", "digits", "speakers", "takes")


class SpokenDigits(NamedTuple):
    """Recordings of English digits.

    Attributes
    ----------
    signals : tuple of float64 arrays, each of shape (n_samples,)
        The sound of each recording, from -1 to 1 (1 is the loudest that the recorder could hold).
    digits : int64 array of shape (n_recordings,)
        What is said, from 0 to 9.
    speakers : array of str of shape (n_recordings,)
        Who says it.
    takes : int64 array of shape (n_recordings,)
        Which of that speaker's 50 recordings of that digit it is, from 0 to 49.
    rate : int
        Samples per second.
    """

    signals: tuple[NDArray[np.float64], ...]
    digits: IntArray
    speakers: NDArray[np.str_]
    takes: IntArray
    rate: int


def load_spoken_digits() -> SpokenDigits:
    """Load 2,700 recordings of spoken digits: 6 speakers, 10 digits, takes 5 to 49 of each.

    They are cut to begin and end with the word, and last from 0.14 to 2.3 seconds. Takes 0 to 4,
    the data set's official test, are kept for the exam.

    Returns
    -------
    SpokenDigits
        At 8,000 samples per second, in the order of digit, speaker and take. Fresh arrays at each
        call, 76 MB in all.

    References
    ----------
    Z. Jackson and contributors, *Free Spoken Digit Dataset*,
    https://github.com/Jakobovski/free-spoken-digit-dataset, CC BY-SA 4.0. Here each sample was
    coded in 8 bits, relative to the recording's peak (mu-law); the noise that this adds lies 38 dB
    below the sound.
    """
    return read_spoken_digits(DATA / "spoken_digits.npz")


def read_spoken_digits(path: Path) -> SpokenDigits:
    """Read recordings from a file of the kind of ``spoken_digits.npz``; see `load_spoken_digits`.

    A sample's code c, from 1 to 255, stands for
    ``peak · sign(c - 128) · (256^(|c - 128| / 127) - 1) / 255``.
    """
    steps, peaks, lengths, digits, speakers, takes = read_arrays(path, _ARRAYS).values()
    codes: NDArray[Any] = np.cumsum(steps, dtype=np.uint8)
    level = (np.arange(256) - 128) / 127
    sample = np.sign(level) * (256 ** np.abs(level) - 1) / 255
    ends = np.cumsum(lengths, dtype=np.int64)
    signals = tuple(
        sample[codes[end - length : end]] * (float(peak) / 32768)
        for end, length, peak in zip(ends, lengths.astype(np.int64), peaks, strict=True)
    )
    return SpokenDigits(
        signals, digits.astype(np.int64), speakers, takes.astype(np.int64), rate=8000
    )
