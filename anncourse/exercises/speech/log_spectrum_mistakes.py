"""Known mistakes of ``log_spectrum``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception

TINY = 1e-6


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


MISCONCEPTIONS = (
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
        "You multiply the spectrum by the window. It belongs to the frame, before the transform.",
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
        "You return the spectrum of the first frame alone. One row for each frame is asked for.",
        _first_frame,
    ),
    Misconception(
        "mean of all frames",
        "You return one spectrum, the mean of all frames. When something sounds is lost that "
        "way: one row for each frame.",
        _mean_frame,
    ),
)
