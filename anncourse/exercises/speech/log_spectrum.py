"""Exercise ``log_spectrum(frames)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.speech.log_spectrum_mistakes import MISCONCEPTIONS


def log_spectrum(frames: Any) -> Any:
    """Say how strong each frequency is in each frame, on a logarithmic scale.

    With the periodic Hann window ``w_n = 0.5 - 0.5 cos(2 π n / length)``,
    ``log(|rfft(w · frame)|² + 1e-6)``.

    Parameters
    ----------
    frames : float array of shape (n_frames, length)

    Returns
    -------
    float array of shape (n_frames, length // 2 + 1)
        Column k is the frequency ``k · rate / length``.
    """
    length = frames.shape[1]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
    return np.log(power + 1e-6)


def _table(rng: np.random.Generator, n: int, length: int) -> tuple[Any, ...]:
    return (rng.uniform(-1, 1, (n, length)),)


def _even(rng: np.random.Generator) -> tuple[Any, ...]:
    length = 2 * int(rng.integers(4, 9))
    return _table(rng, int(rng.choice([2, 3, 4, 5, 7])), length)


def _odd(rng: np.random.Generator) -> tuple[Any, ...]:
    return _table(rng, int(rng.choice([2, 3, 4, 6])), 2 * int(rng.integers(4, 9)) + 1)


def _wave(columns: float, length: int, size: float = 1.0) -> Any:
    """One frame that holds a wave which goes up and down so many times."""
    return size * np.sin(2 * np.pi * columns * np.arange(length) / length + 0.5)


def _quiet(rng: np.random.Generator) -> tuple[Any, ...]:
    table = _even(rng)[0] * 1e-3
    table[int(rng.integers(len(table)))] = 0.0
    return (table,)


_EXAMPLE = np.array([_wave(2, 8), _wave(3.4, 8, 2.0), np.arange(8.0) / 8])


EXERCISE = Exercise(
    name="log_spectrum",
    reference=log_spectrum,
    parts=(
        Part(
            "loud frames",
            examples=((_EXAMPLE,), (np.array([_wave(1, 6), _wave(2.5, 6)]),)),
            make=_even,
            weight=3,
        ),
        Part(
            "quiet frames and silence",
            examples=((np.array([_wave(2, 8, 1e-3), np.zeros(8)]),),),
            make=_quiet,
            weight=2,
            core=False,
            advice="Loud frames are right, quiet ones are not. In silence the square is 0, and the "
            "1e-6 is all that the logarithm gets: it is added to the square, before the logarithm.",
        ),
        Part(
            "every kind of frames",
            examples=((_EXAMPLE[:1],), (np.zeros((0, 8)),)),
            space=Space(
                _even,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single frame",
                            lambda rng: _table(rng, 1, 10),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "the frames have an odd length", _odd, lambda a: a[0].shape[1] % 2 == 1
                        ),
                        sized(
                            "there are as many frames as a frame has samples",
                            lambda rng: _table(rng, 8, 8),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                        sized(
                            "the frames have two samples",
                            lambda rng: _table(rng, 4, 2),
                            lambda a: a[0].shape[1] == 2,
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (
                        as_they_are(),
                        zero(0),
                        Level(
                            "the sound is very loud",
                            lambda args, rng: (args[0] * 1000,),
                            lambda args: bool(np.any(np.abs(args[0]) > 50)),
                        ),
                    ),
                ),
            ),
            weight=2,
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Four steps, in this order: times the window, `np.fft.rfft` along each row, size and "
        "square, plus 1e-6 and logarithm. Print the shape after each.",
        "The window is one row of numbers, as long as a frame: `n = np.arange(length)` and the "
        "formula. A table times a row multiplies each row of the table by it.",
        "`np.fft.rfft(…, axis=1)` gives complex numbers, `np.abs` their size. Square that, add "
        "1e-6, and take `np.log` of the sum.",
    ),
)
