"""A table of voices: how far off they are, and how many of their digits are heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from anncourse.tools.listener import heard
from anncourse.tools.spectra import voice_spectra

Voice = Callable[[int], Any]


def compare_voices(
    voices: Mapping[str, Voice],
    signals: Sequence[Any],
    digits: Any,
    spectral_loss: Callable[..., Any],
    to_sound: Callable[..., Any],
    lengths: Sequence[int] = (20, 40, 200),
) -> None:
    """Print, for each voice and number of frames, its loss and how many digits are heard.

    Parameters
    ----------
    voices : dict of callable
        ``voice(n_frames)`` returns the log spectra of the ten digits, (10, n_frames, 129).
    signals, digits
        Recordings that the voices are held against, and what is said in each.
    spectral_loss : callable
        ``spectral_loss(S, S_true)``
    to_sound : callable
        From one log spectrum to its signal. The listener has never heard jackson.
    lengths : sequence of int
        Numbers of frames.
    """
    digits = np.asarray(digits)
    print(" " * 34 + "".join(f"{f'{n} frames':>22}" for n in lengths))
    for name, voice in voices.items():
        cells = []
        for n in lengths:
            S = voice(n)
            loss = spectral_loss(S[digits], voice_spectra(signals, n))
            right = int(np.sum(heard([to_sound(spectrum) for spectrum in S]) == np.arange(10)))
            cells.append(f"{loss:.2f}, heard {right:>2} of 10")
        print(f"{name:<34}" + "".join(f"{cell:>22}" for cell in cells))
