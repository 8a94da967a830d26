"""What the judge of the speaking network knows: other recordings, and a listener of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from anncourse.exam_data import DATA, exam_spoken_digits
from anncourse.exercises.voice.magnitudes import magnitudes
from anncourse.exercises.voice.overlap_add import overlap_add
from anncourse.tools.listener import Listener
from anncourse.tools.signal_from_spectrum import griffin_lim
from anncourse.tools.spectra import voice_spectra

#: Whose voice it is, and the numbers of frames at which the network is listened to: no recording
#: of his has as few as the first or as many as the last.
SPEAKER = "jackson"
LENGTHS = (20, 40, 200)
N_DIGITS = 10

Layers = Sequence[tuple[Any, Any]]


@cache
def networks() -> dict[str, list[tuple[Any, Any]]]:
    """Return the stored networks by name; ``tools/train_voices.py`` made them."""
    stored = _stored()
    return {
        name: [(stored[f"{name}_W{k}"], stored[f"{name}_b{k}"]) for k in (1, 2)]
        for name in ("jackson", "theo", "one_take")
    }


@cache
def listener() -> Listener:
    """Return the listener, which was trained on the 300 recordings of the exam alone."""
    stored = _stored()
    pairs = [(stored[f"listener_W{k}"], stored[f"listener_b{k}"]) for k in (1, 2)]
    return Listener(pairs, stored["listener_mean"], stored["listener_spread"])


@cache
def _stored() -> dict[str, Any]:
    with np.load(DATA / "voices.npz") as file:
        return {name: file[name].astype(np.float64) for name in file.files}


@cache
def others(speaker: str, n_frames: int) -> tuple[Any, float]:
    """Return the mean spectra of a speaker's exam recordings, and their mean square about these.

    Each digit has five recordings, so with the mean M of each, (10, n_frames, 129), the mean
    squared difference of a spectrum S to all of them is mean((S - M)²) plus the second number.
    """
    data = exam_spoken_digits()
    rows = [np.flatnonzero((data.speakers == speaker) & (data.digits == d)) for d in range(10)]
    S = np.array([voice_spectra([data.signals[i] for i in row], n_frames) for row in rows])
    means = S.mean(axis=1)
    return means, float(np.mean((S - means[:, None]) ** 2))


def loss(S: Any, speaker: str = SPEAKER) -> float:
    """Return the spectral loss of ten spectra, (10, n_frames, 129), on the exam's recordings."""
    means, about = others(speaker, S.shape[1])
    return float(np.mean((S - means) ** 2)) + about


def rows(n_frames: int) -> Any:
    """Return the inputs of all ten digits, (10 · n_frames, 11)."""
    time = np.tile(np.linspace(0, 1, n_frames), N_DIGITS)
    return np.column_stack([np.repeat(np.eye(N_DIGITS), n_frames, axis=0), time])


def spoken(layers: Layers, X: Any) -> Any:
    """Return what a network makes of inputs, (10, n_frames, 129): ReLU hidden, identity out."""
    (W1, b1), (W2, b2) = layers
    S = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    return S.reshape(N_DIGITS, -1, S.shape[1])


def heard(S: Any) -> int:
    """Return how many of ten spectra the listener hears as the digit that they are."""
    sounds = [griffin_lim(magnitudes(spectrum), overlap_add) for spectrum in S]
    return int(np.sum(listener().hears(sounds) == np.arange(N_DIGITS)))
