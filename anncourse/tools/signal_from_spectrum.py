"""Find a signal that has given magnitudes: Griffin and Lim's way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.tools.spectra import STEP, frames, hann

Array = NDArray[np.float64]


def griffin_lim(
    magnitudes: ArrayLike,
    overlap_add: Callable[..., Any],
    rounds: int = 30,
    seed: int = 0,
) -> Array:
    """Guess the phases that belong to magnitudes, and return the signal.

    Begin with phases drawn by lot. In each round make a signal of magnitudes and phases, and
    take over the phases that *its* frames have; the magnitudes stay as they were given.

    Parameters
    ----------
    magnitudes : float array of shape (n_frames, 129)
        Of frames of 256 samples under the Hann window, every 64 samples.
    overlap_add : callable
        ``overlap_add(frames, step)``: the sum of frames laid over one another.
    rounds : int
    seed : int
        For the phases to begin with.

    Returns
    -------
    float array of shape (64 · (n_frames - 1) + 256,)

    Raises
    ------
    ValueError
        If the magnitudes are no table of numbers of 0 or more, or overlap_add returns no signal
        of that length.

    References
    ----------
    D. W. Griffin and J. S. Lim, *Signal estimation from modified short-time Fourier transform*,
    IEEE Transactions on Acoustics, Speech, and Signal Processing 32 (1984), 236-243.
    """
    sizes = np.asarray(magnitudes, dtype=np.float64)
    if sizes.ndim != 2 or not sizes.size:
        raise ValueError(
            "magnitudes must be a table (n_frames, n_frequencies). Got "
            f"{'NoneType' if magnitudes is None else f'shape {sizes.shape}'}."
        )
    if not (np.isfinite(sizes).all() and sizes.min() >= 0):
        raise ValueError("magnitudes must be numbers of 0 or more. Some are nan, or below 0.")
    length = 2 * (sizes.shape[1] - 1)
    n_samples = STEP * (len(sizes) - 1) + length
    window = hann(length)

    def joined(pieces: Array) -> Array:
        result = overlap_add(pieces.copy(), STEP)
        signal = None if result is None else np.asarray(result, dtype=np.float64)
        if signal is None or signal.shape != (n_samples,):
            got = "NoneType" if signal is None else f"shape {signal.shape}"
            raise ValueError(
                f"overlap_add must return {n_samples} samples for {len(sizes)} frames of {length} "
                f"and a step of {STEP}. Got {got}."
            )
        return signal

    # Where windows overlap their squares add up: at the ends to next to nothing, and to divide by
    # that would make a click of it.
    overlap = joined(np.tile(window**2, (len(sizes), 1)))
    overlap = np.maximum(overlap, max(float(overlap.max()) / 3, 1e-9))

    def sound(phases: Any) -> Array:
        pieces = np.fft.irfft(sizes * phases, length, axis=1)
        return joined(pieces * window) / overlap

    phases = np.exp(2j * np.pi * np.random.default_rng(seed).random(sizes.shape))
    for _ in range(rounds):
        heard = np.fft.rfft(frames(sound(phases), length, STEP) * window, axis=1)
        phases = heard / np.maximum(np.abs(heard), 1e-9)
    return sound(phases)
