"""A listener that names spoken digits: lab 11's network, without what that lab asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.tools.mel import mel_bands
from anncourse.tools.spectra import LENGTH, RATE, frames, log_spectrum, same_length
from anncourse.tools.spectra import same_loudness as _equally_loud
from annlib import Adam, Network, fit, one_hot, softmax
from annlib.datasets import load_spoken_digits

Array = NDArray[np.float64]

#: Frames begin every 128 samples here, as in lab 11; 20 bands, 20 frames.
HOP, BANDS, TIMES = 128, 20, 20


@dataclass(frozen=True)
class Listener:
    """A trained network of the sizes [400, 64, 10], with the means and spreads of its inputs."""

    parameters: list[tuple[Array, Array]]
    mean: Array
    spread: Array

    def probabilities(self, signals: Sequence[Any]) -> Array:
        """Return the probability of each digit for each sound, shape (n_sounds, 10)."""
        X = (listener_inputs(signals) - self.mean) / self.spread
        (W1, b1), (W2, b2) = self.parameters
        return np.asarray(softmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2), dtype=np.float64)

    def hears(self, signals: Sequence[Any]) -> NDArray[np.int64]:
        """Return the digit that it hears in each sound, shape (n_sounds,)."""
        return np.asarray(self.probabilities(signals).argmax(axis=1), dtype=np.int64)


def listener_inputs(signals: Sequence[Any]) -> Array:
    """Return 400 numbers for each sound, shape (n_sounds, 400): 20 bands at 20 times."""
    if not len(signals):
        raise ValueError("there must be at least one sound. Got none.")
    edges = mel_bands(BANDS, LENGTH, RATE)
    rows = []
    for signal in signals:
        spectrum = log_spectrum(frames(_equally_loud(signal), LENGTH, HOP))
        bands = [spectrum[:, a:b].mean(axis=1) for a, b in pairwise(edges)]
        table = same_length(np.stack(bands, axis=1), TIMES)
        rows.append((table - table.mean()).ravel())
    return np.array(rows)


def train_listener(signals: Sequence[Any], digits: Any, seed: int = 0) -> Listener:
    """Train a listener on recordings, in about a second for 2,000 of them."""
    X = listener_inputs(signals)
    mean, spread = X.mean(axis=0), X.std(axis=0)
    spread[spread == 0] = 1
    rng = np.random.default_rng(seed)
    network = Network([BANDS * TIMES, 64, 10], rng, dtype=np.float32)
    optimizer, Y = Adam(1e-3), one_hot(digits, 10)
    for epochs, lr in ((15, 1e-3), (5, 2e-4)):
        optimizer.lr = lr
        fit(
            network, (X - mean) / spread, Y, optimizer=optimizer, epochs=epochs, batch_size=32,
            rng=rng,
        )  # fmt: skip
    pairs = [(W.astype(np.float64), b.astype(np.float64)) for W, b in network.parameters]
    return Listener(pairs, mean, spread)


@cache
def _stranger_to(speaker: str) -> Listener:
    data = load_spoken_digits()
    others = np.flatnonzero(data.speakers != speaker)
    return train_listener([data.signals[i] for i in others], data.digits[others])


def heard(signals: Sequence[Any], never_heard: str = "jackson") -> NDArray[np.int64]:
    """Return the digits that a listener hears who has never heard this speaker.

    Its network is trained on the handed-out recordings of the five others when it is first
    asked, which takes a second or two.

    Parameters
    ----------
    signals : sequence of float arrays
    never_heard : str
        The speaker that it was not trained with.

    Returns
    -------
    int array of shape (n_sounds,)
    """
    return _stranger_to(never_heard).hears(signals)
