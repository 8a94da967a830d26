"""What the learner's functions make of a recording: frames, log spectra, bands, one length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of
from anncourse.tools.mel import mel_bands
from annlib import load_spoken_digits

Array = NDArray[np.float64]
Function = Callable[..., Any]

#: Bands, and frames, of the picture that a network is given.
N_BANDS, N_FRAMES = 20, 20
#: Which of each speaker's recordings are shown: the first that is handed out.
TAKE = 5


class Recording(NamedTuple):
    """One recording, and who says what in it."""

    signal: Array
    digit: int
    speaker: str
    rate: int


@cache
def recordings() -> dict[tuple[str, str], Recording]:
    """Return one recording of each speaker and digit, by both as texts."""
    data = load_spoken_digits()
    return {
        (str(data.speakers[i]), str(data.digits[i])): Recording(
            data.signals[i], int(data.digits[i]), str(data.speakers[i]), data.rate
        )
        for i in np.flatnonzero(data.takes == TAKE)
    }


@cache
def speakers() -> tuple[str, ...]:
    """Return the names of the speakers."""
    return tuple(sorted({speaker for speaker, _ in recordings()}))


@dataclass(frozen=True)
class Seen:
    """A recording as it is seen in frames.

    Attributes
    ----------
    recording : Recording
    length, step : int
        Samples in a frame, and from one frame to the next.
    spectrum : float array of shape (n_frames, length // 2 + 1)
        What the learner's functions return.
    given : float array of shape (20, 20), or None
        What a network is given of it: 20 frames of 20 bands.
    """

    recording: Recording
    length: int
    step: int
    spectrum: Array
    given: Array | None


def see(
    recording: Recording,
    length: int,
    step: int,
    cut: Function,
    transform: Function,
    join: Function | None = None,
    stretch: Function | None = None,
) -> Seen:
    """Look at a recording through the learner's functions, or raise `Trouble`.

    Parameters
    ----------
    recording : Recording
    length, step : int
    cut, transform : callable
        The learner's ``frames(signal, length, step)`` and ``log_spectrum(frames)``.
    join, stretch : callable, optional
        The learner's ``band_energies(spectrum, bands)`` and ``same_length(features, n)``.

    Returns
    -------
    Seen
    """
    n_frames = 1 + (len(recording.signal) - length) // step
    if n_frames < 1:
        raise Trouble(
            f"This recording has {len(recording.signal)} samples: it is shorter than a frame of "
            f"{length}, so there is nothing to see. Choose shorter frames."
        )
    # A step rarely fits; and a learner's function sees plain whole numbers.
    pieces = _called(cut, (n_frames, length), recording.signal, int(length), int(step))
    spectrum = _called(transform, (n_frames, length // 2 + 1), pieces)
    if join is None:
        return Seen(recording, length, step, spectrum, None)
    try:
        bands = mel_bands(N_BANDS, length, recording.rate)
    except ValueError:
        raise Trouble(
            f"A frame of {length} samples has {length // 2 + 1} frequencies, too few for "
            f"{N_BANDS} bands. Choose longer frames."
        ) from None
    table = _called(join, (n_frames, N_BANDS), spectrum, bands)
    if stretch is not None:
        table = _called(stretch, (N_FRAMES, N_BANDS), table, N_FRAMES)
    return Seen(recording, length, step, spectrum, table)


def _called(function: Function, shape: tuple[int, ...], *args: Any) -> Array:
    return as_numbers(call(function, *args), shape, f"What {name_of(function)} returns")


def shades(table: Array) -> Array:
    """Turn a table of logarithms into shades, 0 paper to 1 ink; what is 11 below the top is paper.

    Eleven in the natural logarithm of a square are 48 decibels.
    """
    shade: Array = np.clip((table - table.max()) / 11 + 1, 0, 1)
    return shade


def loudest(seen: Seen) -> tuple[float, float]:
    """Return when, in seconds, and at which frequency, in Hz, a recording is strongest."""
    frame, column = np.unravel_index(int(seen.spectrum.argmax()), seen.spectrum.shape)
    rate = seen.recording.rate
    return (frame * seen.step + seen.length / 2) / rate, column * rate / seen.length
