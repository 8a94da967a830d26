"""Exercise ``overlap_add(frames, step)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, lists, repeated, sized, whole
from anncourse.checks.space import Space
from anncourse.exercises.voice.overlap_add_mistakes import MISCONCEPTIONS


def overlap_add(frames: Any, step: int) -> Any:
    """Lay frames over one another, each a step later than the one before, and add them up.

    Parameters
    ----------
    frames : float array of shape (n_frames, length)
        At least one frame.
    step : int
        Samples from the beginning of one frame to that of the next, 1 or more.

    Returns
    -------
    float array of shape (step · (n_frames - 1) + length,)
        Where frames overlap it is the sum, where there is no frame 0.
    """
    frames = np.asarray(frames, dtype=float)
    n_frames, length = frames.shape
    signal = np.zeros(step * (n_frames - 1) + length)
    for i in range(n_frames):
        signal[i * step : i * step + length] += frames[i]
    return signal


def _rows(rng: np.random.Generator, n: int, length: int) -> Any:
    return rng.uniform(0.2, 3, (n, length)) * rng.choice([-1.0, 1.0], (n, length))


def _case(n: int, length: int, step: int) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    return lambda rng: (_rows(rng, n, length), step)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    n, length = (int(i) for i in rng.choice([3, 4, 5, 6, 7], 2, replace=False))
    return _rows(rng, n, length), int(rng.integers(1, length - 1))


def _apart(rng: np.random.Generator) -> tuple[Any, ...]:
    n, length = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return _rows(rng, n, length), length + int(rng.integers(0, 3))


EXERCISE = Exercise(
    name="overlap_add",
    reference=overlap_add,
    parts=(
        Part(
            "frames that overlap",
            examples=(
                (np.array([[1.0, 2.0, 3.0, 4.0], [10.0, 20.0, 30.0, 40.0]]), 2),
                (np.array([[1.0, -2.0, 0.5], [4.0, 1.0, -3.0], [2.0, 2.5, 6.0], [1, 1, -1]]), 1),
            ),
            make=_random,
            weight=3,
        ),
        Part(
            "frames that touch, or lie apart",
            examples=(
                (np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 2),
                (np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 3),
            ),
            make=_apart,
            core=False,
            advice="Frames that overlap are right. A step may be as large as a frame, or larger: "
            "then there are zeros between them.",
        ),
        Part(
            "every kind of frames",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized("there is one frame", _case(1, 5, 2), lambda a: len(a[0]) == 1),
                        sized(
                            "a frame is one sample",
                            _case(5, 1, 1),
                            lambda a: np.shape(a[0])[1] == 1,
                        ),
                        sized(
                            "the table is square",
                            _case(4, 4, 2),
                            lambda a: np.shape(a[0]) == (4, 4),
                        ),
                        sized("step is 1", _case(4, 5, 1), lambda a: a[1] == 1),
                        sized(
                            "length is no multiple of step",
                            _case(4, 7, 3),
                            lambda a: np.shape(a[0])[1] % a[1] != 0,
                        ),
                        sized(
                            "the frames are as they are in speech",
                            _case(30, 256, 64),
                            lambda a: np.shape(a[0]) == (30, 256),
                        ),
                    ),
                    (as_they_are(), repeated(0)),
                    (as_they_are(), whole(0), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Two frames of four samples, and a step of 2: how long is the signal? At which places do "
        "two numbers meet, and what becomes of them?",
        "Begin with zeros, as many as the signal is long. Then go through the frames: which slice "
        "of the signal does frame i lie on?",
        "Frame i lies on the slice from i * step to i * step + length. `+=` adds to what is there.",
    ),
)
