"""Bands of frequencies that grow wider upwards, as the ear hears."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: The lowest frequency of the lowest band, in Hz.
LOWEST = 100.0


def mel_bands(n_bands: int, length: int, rate: int) -> NDArray[np.int64]:
    """Divide the columns of a spectrum into bands that are equally wide to the ear.

    The bands are equally wide in mel, ``2595 log10(1 + f / 700)`` for a frequency f in Hz, from
    100 Hz to half the rate, each rounded to whole columns and at least one of them.

    Parameters
    ----------
    n_bands : int
    length : int
        Samples in a frame; the spectrum has ``length // 2 + 1`` columns.
    rate : int
        Samples per second.

    Returns
    -------
    int array of shape (n_bands + 1,)
        Band k is made of the columns from the k-th of these up to, but not including, the next.

    Raises
    ------
    ValueError
        If there is no band, or there are more than columns, or the rate is too low for any.

    References
    ----------
    D. O'Shaughnessy, *Speech Communication: Human and Machine* (1987), p. 150, for the formula.
    """
    if n_bands < 1:
        raise ValueError(f"n_bands must be at least 1. Got {n_bands}.")
    if rate <= 2 * LOWEST:
        raise ValueError(f"rate must be above {2 * LOWEST:.0f} samples a second. Got {rate}.")
    mels = np.linspace(_mel(LOWEST), _mel(rate / 2), n_bands + 1)
    edges = np.rint(700 * (10 ** (mels / 2595) - 1) / rate * length).astype(np.int64)
    for k in range(1, len(edges)):
        edges[k] = max(edges[k], edges[k - 1] + 1)
    if edges[-1] > length // 2 + 1:
        raise ValueError(f"n_bands must fit into {length // 2 + 1} columns. Got {n_bands}.")
    return edges


def _mel(frequency: float) -> float:
    return float(2595 * np.log10(1 + frequency / 700))
