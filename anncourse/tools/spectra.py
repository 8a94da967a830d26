"""From a recording to the numbers that a voice is made of: frames, their log spectra, one length.

What lab 11 asks for under the same names, with the same window and the same 1e-6.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: Samples in a frame, and from the beginning of one to that of the next; samples per second.
LENGTH, STEP, RATE = 256, 64, 8000
#: The root of the mean square that all recordings are brought to.
LOUDNESS = 0.1


def hann(length: int) -> Array:
    """Return the periodic Hann window, ``0.5 - 0.5 cos(2 π n / length)``, shape (length,)."""
    window: Array = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    return window


def frames(signal: ArrayLike, length: int = LENGTH, step: int = STEP) -> Array:
    """Cut a signal into frames that overlap, shape (n_frames, length); a rest is dropped."""
    samples = np.asarray(signal, dtype=np.float64)
    if samples.ndim != 1 or len(samples) < length:
        raise ValueError(
            f"signal must be one row of at least {length} samples. Got shape {samples.shape}."
        )
    starts = step * np.arange(1 + (len(samples) - length) // step)
    cut: Array = samples[starts[:, None] + np.arange(length)]
    return cut


def log_spectrum(frames: ArrayLike) -> Array:
    """Return ``log(|rfft(Hann · frame)|² + 1e-6)`` of each row, shape (n, length // 2 + 1)."""
    rows = np.asarray(frames, dtype=np.float64)
    power = np.abs(np.fft.rfft(rows * hann(rows.shape[1]), axis=1)) ** 2
    spectrum: Array = np.log(power + 1e-6)
    return spectrum


def same_length(features: ArrayLike, n: int) -> Array:
    """Read n rows off a table at evenly spread places, the first and the last among them."""
    rows = np.asarray(features, dtype=np.float64)
    if rows.ndim != 2 or not len(rows):
        raise ValueError(
            f"features must have shape (n_frames, k) with at least one row. Got {rows.shape}."
        )
    places = np.linspace(0, len(rows) - 1, n)
    before = np.floor(places).astype(int)
    after = np.minimum(before + 1, len(rows) - 1)
    part = (places - before)[:, None]
    stretched: Array = (1 - part) * rows[before] + part * rows[after]
    return stretched


def same_loudness(signal: ArrayLike) -> Array:
    """Bring a signal to a root of its mean square of 0.1; silence stays silence."""
    samples = np.asarray(signal, dtype=np.float64)
    loudness = float(np.sqrt(np.mean(samples**2))) if samples.size else 0.0
    return samples * (LOUDNESS / loudness) if loudness > 0 else samples


def voice_spectra(signals: Sequence[Any], n_frames: int) -> Array:
    """Return the log spectra of recordings, all equally loud and equally long.

    Parameters
    ----------
    signals : sequence of float arrays
        Recordings of at least 256 samples, at 8,000 samples per second.
    n_frames : int
        How many frames each is stretched or squeezed to.

    Returns
    -------
    float array of shape (n_recordings, n_frames, 129)
        Of frames of 256 samples (32 ms) that begin every 64 samples (8 ms).
    """
    if not len(signals):
        raise ValueError("there must be at least one recording. Got none.")
    return np.array(
        [same_length(log_spectrum(frames(same_loudness(s))), n_frames) for s in signals]
    )
