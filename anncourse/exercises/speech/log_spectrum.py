"""Exercise ``log_spectrum(frames)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Level, Space

TINY = 1e-6


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


def _window(length: int) -> Any:
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)


def _from(
    window: Callable[[int], Any] = _window,
    power: Callable[[Any], Any] = lambda Z: np.abs(Z) ** 2,
    log: Callable[[Any], Any] = lambda P: np.log(P + TINY),
    transform: Callable[[Any], Any] = lambda F: np.fft.rfft(F, axis=1),
) -> Callable[..., Any]:
    """Give the right answer but for what is handed in."""

    def spectrum(frames: Any) -> Any:
        F = np.asarray(frames) * window(np.shape(frames)[1])
        return log(power(transform(F)))

    return spectrum


def _window_along_frames(frames: Any) -> Any:
    F = frames * _window(len(frames))[:, None]
    return np.log(np.abs(np.fft.rfft(F, axis=1)) ** 2 + TINY)


def _window_afterwards(frames: Any) -> Any:
    Z = np.fft.rfft(frames, axis=1)
    return np.log(np.abs(Z * _window(Z.shape[1])) ** 2 + TINY)


def _first_frame(frames: Any) -> Any:
    return _from()(frames)[0]


def _mean_frame(frames: Any) -> Any:
    return _from()(frames).mean(axis=0)


def _log_unguarded(P: Any) -> Any:
    with np.errstate(divide="ignore"):
        return np.log(P)


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
    misconceptions=(
        Misconception(
            "symmetric window",
            "Your window is `np.hanning(length)`, or the same by another way: it divides by "
            "length - 1 and so ends with a second 0. The one asked for divides by length.",
            _from(lambda n: np.hanning(n)),
        ),
        Misconception(
            "no window",
            "The window is missing: multiply every frame by it before the transform, so that the "
            "frame begins and ends softly.",
            _from(lambda length: 1.0),
        ),
        Misconception(
            "not squared",
            "You take the size of each number, not its square.",
            _from(power=np.abs),
        ),
        Misconception(
            "no logarithm",
            "The logarithm is missing.",
            _from(log=lambda P: P + TINY),
        ),
        Misconception(
            "1e-6 forgotten",
            "The 1e-6 is missing, or is added after the logarithm, where it changes next to "
            "nothing. In silence the square is 0, and its logarithm is minus infinity: add 1e-6 to "
            "the square.",
            _from(log=_log_unguarded),
        ),
        Misconception(
            "1e-6 before the square",
            "You add the 1e-6 to the size and square afterwards. It is added to the square.",
            _from(power=lambda Z: (np.abs(Z) + TINY) ** 2, log=np.log),
        ),
        Misconception(
            "at least 1e-6",
            "You raise what is smaller to 1e-6. It is *added* to every square.",
            _from(log=lambda P: np.log(np.maximum(P, TINY))),
        ),
        Misconception(
            "logarithm to base 10",
            "That is the logarithm to base 10. The natural one is asked for, `np.log`.",
            _from(log=lambda P: np.log10(P + TINY)),
        ),
        Misconception(
            "decibels",
            "That is in decibels, 10 times the logarithm to base 10. The natural logarithm is "
            "asked for, `np.log`.",
            _from(log=lambda P: 10 * np.log10(P + TINY)),
        ),
        Misconception(
            "logarithm of 1 plus",
            "You add 1 in place of 1e-6: does `np.log1p` do that? Quiet sounds drown in it.",
            _from(log=np.log1p),
        ),
        Misconception(
            "both halves",
            "You return all columns of `np.fft.fft`. For a sound the second half mirrors the "
            "first; `np.fft.rfft` leaves it out.",
            _from(transform=lambda F: np.fft.fft(F, axis=1)),
        ),
        Misconception(
            "across the frames",
            "The transform runs down the columns, from frame to frame. It belongs *within* each "
            "frame, along the row: `axis=1`.",
            _from(transform=lambda F: np.fft.rfft(F, axis=0)),
        ),
        Misconception(
            "transformed across, then turned",
            "The transform runs from frame to frame, and you turn the result round. It belongs "
            "within each frame: `axis=1`, and no transposing.",
            _from(transform=lambda F: np.fft.rfft(F, axis=0).T),
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one row for each frame, one column for each frequency.",
            lambda frames: _from()(frames).T,
        ),
        Misconception(
            "real part alone",
            "You keep the real part only, and half of the wave is lost. The size of a complex "
            "number is `np.abs`.",
            _from(power=lambda Z: Z.real**2),
        ),
        Misconception(
            "complex square",
            "You square the complex number itself and keep its real part: that is a difference, "
            "and can be negative. Take the size first, `np.abs`.",
            _from(power=lambda Z: np.abs((Z**2).real)),
        ),
        Misconception(
            "Hamming window",
            "That is the Hamming window, 0.54 and 0.46. The Hann window has 0.5 and 0.5.",
            _from(lambda n: 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(n) / n)),
        ),
        Misconception(
            "window upside down",
            "Your window is 1 at both ends and 0 in the middle: a sign is wrong. It is "
            "0.5 *minus* 0.5 times the cosine.",
            _from(lambda n: 1 - _window(n)),
        ),
        Misconception(
            "half a wave",
            "Your window does not come down again: the cosine runs through half a turn only. In "
            "the formula it is 2 π n / length.",
            _from(lambda n: 0.5 - 0.5 * np.cos(np.pi * np.arange(n) / n)),
        ),
        Misconception(
            "window along the frames",
            "Your window goes down the column, over the *frames*, so that the first frame is "
            "silenced. It goes over the samples within each frame: as many numbers as a row has.",
            _window_along_frames,
        ),
        Misconception(
            "window after the transform",
            "You multiply the spectrum by the window. It belongs to the frame, before the "
            "transform.",
            _window_afterwards,
        ),
        Misconception(
            "divided by the length",
            "You divide the spectrum by the length of the frame. That is left out here.",
            _from(transform=lambda F: np.fft.rfft(F, axis=1) / max(F.shape[1], 1)),
        ),
        Misconception(
            "norm ortho",
            'You divide by the root of the length (`norm="ortho"`). That is left out here.',
            _from(transform=lambda F: np.fft.rfft(F, axis=1, norm="ortho")),
        ),
        Misconception(
            "first frame only",
            "You return the spectrum of the first frame alone. One row for each frame is asked "
            "for.",
            _first_frame,
        ),
        Misconception(
            "mean of all frames",
            "You return one spectrum, the mean of all frames. When something sounds is lost that "
            "way: one row for each frame.",
            _mean_frame,
        ),
    ),
    hints=(
        "Four steps, in this order: times the window, `np.fft.rfft` along each row, size and "
        "square, plus 1e-6 and logarithm. Print the shape after each.",
        "The window is one row of numbers, as long as a frame: `n = np.arange(length)` and the "
        "formula. A table times a row multiplies each row of the table by it.",
        "`np.fft.rfft(…, axis=1)` gives complex numbers, `np.abs` their size. Square that, add "
        "1e-6, and take `np.log` of the sum.",
    ),
)
