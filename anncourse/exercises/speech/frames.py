"""Exercise ``frames(signal, length, step)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Make, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, sized, whole
from anncourse.checks.space import Space


def frames(signal: Any, length: int, step: int) -> Any:
    """Cut a signal into pieces of equal length that overlap.

    Frame i holds the samples ``i · step`` to ``i · step + length - 1``; what is left over at the
    end, and fills no frame, is dropped.

    Parameters
    ----------
    signal : float array of shape (n_samples,)
    length, step : int
        Samples in a frame, and from the beginning of one to the beginning of the next.

    Returns
    -------
    float array of shape (n_frames, length)
        ``n_frames = 1 + (n_samples - length) // step``, and 0 where the signal is shorter than
        one frame.
    """
    signal = np.asarray(signal, dtype=float)
    n_frames = max(0, 1 + (len(signal) - length) // step)
    starts = step * np.arange(n_frames)
    return signal[starts[:, None] + np.arange(length)]


def _signal(rng: np.random.Generator, n: int) -> Any:
    return rng.uniform(0.2, 3, n) * rng.choice([-1.0, 1.0], n)


def _case(n_frames: int, length: int, step: int, left: int) -> Make:
    """Make a case whose signal ends with ``left`` samples that fill no frame."""
    return lambda rng: (_signal(rng, (n_frames - 1) * step + length + left), length, step)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    length, step = (int(i) for i in rng.choice(np.arange(2, 7), 2, replace=False))
    length, step = max(length, step), min(length, step)
    n_frames = int(rng.choice([n for n in (2, 3, 4, 5, 6, 7, 8) if n != length]))
    return _case(n_frames, length, step, int(rng.integers(0, step)))(rng)


def _left_over(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(int(rng.integers(6, 9)), 5, 3, int(rng.integers(1, 3)))(rng)


def _short(rng: np.random.Generator) -> tuple[Any, ...]:
    length = int(rng.integers(4, 9))
    return _signal(rng, int(rng.integers(1, length))), length, int(rng.integers(1, 4))


def _n(args: tuple[Any, ...]) -> int:
    signal, length, step = args
    return max(0, 1 + int(len(signal) - length) // int(step))


def _right(signal: Any, length: int, step: int) -> Any:
    n_frames = max(0, 1 + (len(signal) - length) // step)
    return np.asarray(signal, dtype=float)[
        step * np.arange(n_frames)[:, None] + np.arange(length)[None]
    ]


def _padded(signal: Any, length: int, step: int) -> Any:
    n_frames = -(-len(signal) // step)
    room = np.zeros(n_frames * step + length)
    room[: len(signal)] = signal
    return _right(room, length, step)[:n_frames]


def _padded_one(signal: Any, length: int, step: int) -> Any:
    n_frames = 1 + -(-max(len(signal) - length, 0) // step)
    room = np.zeros((n_frames - 1) * step + length)
    room[: len(signal)] = signal
    return _right(room, length, step)


def _listed(starts: Callable[[int, int, int], Any]) -> Callable[..., Any]:
    """Collect the frames that begin at certain places in a list, and make an array of it."""

    def cut(signal: Any, length: int, step: int) -> Any:
        signal = np.asarray(signal)
        return np.array([signal[s : s + length] for s in starts(len(signal), length, step)])

    return cut


def _no_overlap(signal: Any, length: int, step: int) -> Any:
    return _right(signal, length, length)


def _one_short(signal: Any, length: int, step: int) -> Any:
    return _right(signal, length, step)[:-1]


def _next_sample(signal: Any, length: int, step: int) -> Any:
    n_frames = len(_right(signal, length, step))
    return _right(signal, length, 1)[:n_frames]


def _inner(signal: Any, length: int, step: int) -> Any:
    return _right(signal, length - 1, step)


EXERCISE = Exercise(
    name="frames",
    reference=frames,
    parts=(
        Part(
            "frames that overlap",
            examples=(
                (np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]), 4, 2),
                (np.array([0.5, -1.0, 2.0, 0.25, -3.0, 1.5, 4.0]), 3, 1),
            ),
            make=_random,
            weight=3,
        ),
        Part(
            "a rest that fills no frame is dropped",
            examples=((np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]), 4, 2),),
            make=_left_over,
            weight=2,
        ),
        Part(
            "every kind of signal",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized("there is one frame", _case(1, 5, 3, 1), lambda a: _n(a) == 1),
                        sized(
                            "the signal is exactly one frame long",
                            _case(1, 6, 2, 0),
                            lambda a: len(a[0]) == a[1],
                        ),
                        sized(
                            "step equals length",
                            _case(3, 4, 4, 2),
                            lambda a: a[1] == a[2],
                        ),
                        sized(
                            "step is larger than length", _case(4, 3, 5, 4), lambda a: a[2] > a[1]
                        ),
                        # There are more frames than steps fit into the signal.
                        sized(
                            "the samples after the last step are a frame",
                            _case(4, 3, 5, 1),
                            lambda a: _n(a) > len(a[0]) // a[2],
                        ),
                        sized("a frame is one sample", _case(6, 1, 2, 1), lambda a: a[1] == 1),
                        sized("step is 1", _case(5, 3, 1, 0), lambda a: a[2] == 1),
                    ),
                    (as_they_are(), whole(0), lists(0)),
                ),
            ),
            weight=2,
            core=False,
        ),
        Part(
            "shorter than a frame, or empty",
            examples=((np.array([1.0, 2.0, 3.0]), 4, 2), (np.zeros(0), 5, 2)),
            make=_short,
            core=False,
            advice="A signal that is too short for one frame has no frames: a table of shape "
            "(0, length), which `np.zeros((0, length))` makes.",
        ),
    ),
    misconceptions=(
        Misconception(
            "no overlap",
            "Each of your frames begins where the one before ends. The next one begins `step` "
            "samples after the beginning of the last, so that they overlap where step is smaller "
            "than length.",
            _no_overlap,
        ),
        Misconception(
            "one sample further each time",
            "The number of frames is right, but each of yours begins one sample after the last. "
            "Frame i begins at sample i · step.",
            _next_sample,
        ),
        Misconception(
            "one frame too few",
            "The last frame is missing: between n frames there are n - 1 steps, so there is one "
            "frame more than there are steps, 1 + (n_samples - length) // step.",
            _one_short,
        ),
        Misconception(
            "filled up with zeros, every step",
            "You begin a frame at every step as long as there is a sample, and fill it up with "
            "zeros. Here a frame that the signal does not fill is dropped.",
            _padded,
        ),
        Misconception(
            "last frame filled up",
            "You fill the last frame up with zeros. What does not fill a frame is dropped.",
            _padded_one,
        ),
        Misconception(
            "ragged",
            "Your last frames are shorter than the others, since fewer samples are left there: "
            "rows of different lengths make no table. Stop at the last frame that is full: it "
            "begins at len(signal) - length or before.",
            _listed(lambda n, length, step: range(0, n, step)),
        ),
        Misconception(
            "range ends too early",
            "`range` stops *before* its second number. A frame may begin at len(signal) - length "
            "itself, so count up to that number plus 1.",
            _listed(lambda n, length, step: range(0, n - length, step)),
        ),
        Misconception(
            "length and step swapped",
            "Length and step are the wrong way round: each frame holds `length` samples, and the "
            "next begins `step` samples later.",
            lambda signal, length, step: _right(signal, step, length),
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one *row* for each frame.",
            lambda signal, length, step: _right(signal, length, step).T,
        ),
        Misconception(
            "one sample too short",
            "Each frame lacks its last sample: a slice from s to s + length holds exactly length "
            "of them already, the end is not counted.",
            _inner,
        ),
        Misconception(
            "one sample too long",
            "Each frame holds a sample too many: the slice from s to s + length holds length of "
            "them.",
            lambda signal, length, step: _right(np.concatenate([signal, [0.0]]), length + 1, step),
        ),
        Misconception(
            "only the first frame",
            "You return the first frame alone: does the `return` stand inside the loop?",
            lambda signal, length, step: np.asarray(signal)[:length],
        ),
        Misconception(
            "step of one",
            "Your frames begin at every sample. The next one begins `step` samples later.",
            lambda signal, length, step: _right(signal, length, 1),
        ),
        Misconception(
            "begins one step late",
            "The first frame is missing: it begins at sample 0.",
            lambda signal, length, step: _right(np.asarray(signal)[step:], length, step),
        ),
        Misconception(
            "beginning with 1",
            "Your first frame begins at sample 1. Python counts from 0.",
            lambda signal, length, step: _right(np.asarray(signal)[1:], length, step),
        ),
        Misconception(
            "every step-th sample",
            "You leave samples out *inside* of a frame. A frame holds `length` samples that follow "
            "each other; the step is between the beginnings of frames.",
            lambda signal, length, step: np.asarray(signal, dtype=float)[
                np.minimum(
                    np.arange(_n((signal, length, step)))[:, None] * step
                    + step * np.arange(length),
                    len(signal) - 1,
                )
            ],
        ),
        Misconception(
            "no frame at all, without its length",
            "All is right but where the signal is too short: `np.array` of an empty list has shape "
            "(0,). A table of no frames has shape (0, length), so that what comes next can rely on "
            "its number of columns.",
            _listed(lambda n, length, step: range(0, n - length + 1, step)),
        ),
    ),
    hints=(
        "Where do frames 0, 1, 2 and 3 begin, for a step of 128? And where does frame i end?",
        "How many frames there are, the formula above says; where the signal is too short it gives "
        "0 or less. Make a table of zeros with one row a frame, and fill row i with a slice of the "
        "signal.",
        "Row i is the slice from i * step to i * step + length. For a number of frames that may be "
        "negative: `max(0, …)`.",
    ),
)
