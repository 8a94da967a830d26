"""Figure of lab 11: a recording seen through the learner's own frames and log_spectrum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.exercises.speech.frames import frames as own_frames
from anncourse.exercises.speech.log_spectrum import log_spectrum as own_log_spectrum
from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture
from anncourse.figures.spectrogram.numbers import recordings, see, speakers
from anncourse.figures.spectrogram.view import nothing, view

LENGTHS = ("32", "64", "128", "256", "512", "1024")
DIGITS = tuple("0123456789")


def spectrogram(
    frames: Callable[..., Any] | None = None,
    log_spectrum: Callable[..., Any] | None = None,
    band_energies: Callable[..., Any] | None = None,
    same_length: Callable[..., Any] | None = None,
) -> Figure:
    """Show a recording's wave and spectrogram, and what bands and equal lengths leave of it.

    Parameters
    ----------
    frames, log_spectrum : callable, optional
        The learner's ``frames(signal, length, step)`` and ``log_spectrum(frames)``; the course's
        own if left out.
    band_energies : callable, optional
        The learner's ``band_energies(spectrum, bands)``: 20 bands are drawn beside it.
    same_length : callable, optional
        The learner's ``same_length(features, n)``: of these, 20 frames.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are speaker, digit, length, step.
    """
    cut = own_frames if frames is None else frames
    transform = own_log_spectrum if log_spectrum is None else log_spectrum
    wide = band_energies is not None

    def draw(values: dict[str, Any]) -> Picture:
        recording = recordings()[values["speaker"], values["digit"]]
        length, step = int(values["length"]), int(values["step"])
        try:
            seen = see(recording, length, step, cut, transform, band_energies, same_length)
        except Trouble as reason:
            return nothing(str(reason), wide)
        return view(seen, wide)

    controls = [
        Choice("digit", "digit", "7", DIGITS),
        Choice("speaker", "speaker", speakers()[1], speakers()),
        Choice("length", "frame length", "256", LENGTHS),
        Slider("step", "step", 128, 16, 512, 16, 0),
    ]
    return Figure("A word as a picture", controls, draw)
