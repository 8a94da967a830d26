"""What a network says when it is asked for a digit, as a spectrum and as a sound."""

from __future__ import annotations

import base64
import io
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.exercises.voice import judging
from anncourse.exercises.voice.magnitudes import magnitudes
from anncourse.exercises.voice.overlap_add import overlap_add as own_overlap_add
from anncourse.exercises.voice.voice_inputs import voice_inputs as own_voice_inputs
from anncourse.figures.learner import Trouble, as_numbers, attempt, call, name_of
from anncourse.tools.signal_from_spectrum import griffin_lim
from anncourse.tools.spectra import LENGTH, RATE, STEP

Array = NDArray[np.float64]
Function = Callable[..., Any]

SIZES = (11, 64, 129)
#: Fewer than the thirty of the lesson, so that the picture follows the hand.
ROUNDS = 12


@dataclass(frozen=True)
class Voice:
    """A network with the functions that ask it and make a sound of its answer."""

    voice_inputs: Function
    parameters: Sequence[tuple[Array, Array]]
    overlap_add: Function


@dataclass(frozen=True)
class Word:
    """One digit as it is said: (n_frames, 129) log spectra, its signal, and what is heard."""

    digit: int
    spectrum: Array
    signal: Array
    probabilities: Array

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.signal) / RATE


def read_voice(
    voice_inputs: Function | None, parameters: Any, overlap_add: Function | None
) -> Voice:
    """Take a learner's functions and parameters, or raise `Trouble`."""
    if parameters is None:
        raise Trouble("There are no parameters yet. Train your network, then run this again.")
    try:
        pairs = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in parameters]
    except (TypeError, ValueError):
        raise Trouble("The parameters must be a list of pairs (W, b), one per layer.") from None
    wanted = [((11, 64), (64,)), ((64, 129), (129,))]
    got = [(W.shape, b.shape) for W, b in pairs]
    if got != wanted:
        raise Trouble(f"The parameters must have shapes {wanted}. Got {got}.")
    if not all(np.isfinite(array).all() for pair in pairs for array in pair):
        raise Trouble("The parameters must be finite. Was the learning rate too large?")
    return Voice(voice_inputs or own_voice_inputs, pairs, overlap_add or own_overlap_add)


def example() -> Any:
    """Return the parameters of a network with another speaker's voice."""
    return judging.networks()["theo"]


def word(voice: Voice, digit: int, n_frames: int) -> Word:
    """Have a network say a digit in so many frames, or raise `Trouble`."""
    asked = call(voice.voice_inputs, np.array([digit]), n_frames)
    what = f"what {name_of(voice.voice_inputs)} returned"
    X = as_numbers(asked, (n_frames, SIZES[0]), what)
    (W1, b1), (W2, b2) = voice.parameters
    spectrum = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    # What is louder than any recording would drown the rest, and may be too large for exp.
    sizes = magnitudes(np.clip(spectrum, -20, 20))
    signal = attempt(
        voice.overlap_add, lambda: griffin_lim(sizes, voice.overlap_add, rounds=ROUNDS)
    )
    heard = judging.listener().probabilities([signal])[0]
    return Word(digit, spectrum, signal, heard)


def seconds_of(n_frames: int) -> float:
    """Return how long a word of so many frames is."""
    return (STEP * (n_frames - 1) + LENGTH) / RATE


def as_wave(signal: Array) -> str:
    """Write a signal as a WAV file in a data URI, as loud as can be."""
    top = float(np.abs(signal).max()) or 1.0
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(signal / top * 30000).astype("<i2").tobytes())
    return "data:audio/wav;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")


def loudest(spectrum: Array) -> tuple[float, float]:
    """Return the loudest frequency in Hz, and when in the word, from 0 to 1, all is loudest."""
    columns = spectrum.mean(axis=0)
    rows = spectrum.mean(axis=1)
    when = float(rows.argmax()) / max(len(rows) - 1, 1)
    return float(columns[3:].argmax() + 3) * RATE / LENGTH, when
