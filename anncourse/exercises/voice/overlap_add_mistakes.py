"""Known mistakes of ``overlap_add``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _placed(frames: Any, step: int, put: Callable[[Any, int, Any], None], spare: int = 0) -> Any:
    frames = np.asarray(frames, dtype=float)
    n, length = frames.shape
    signal = np.zeros(step * (n - 1) + length + spare)
    for i in range(n):
        put(signal, i * step, frames[i])
    return signal


def _add(signal: Any, start: int, frame: Any) -> None:
    signal[start : start + len(frame)] += frame


def _overwrite(signal: Any, start: int, frame: Any) -> None:
    signal[start : start + len(frame)] = frame


def _first_stays(signal: Any, start: int, frame: Any) -> None:
    part = signal[start : start + len(frame)]
    part[:] = np.where(part == 0, frame, part)


def _mean(frames: Any, step: int) -> Any:
    count = _placed(np.ones(np.shape(frames)), step, _add)
    return _placed(frames, step, _add) / np.maximum(count, 1)


def _too_short(frames: Any, step: int) -> Any:
    return _placed(frames, step, _add)[: step * len(frames)]


def _one_step_too_long(frames: Any, step: int) -> Any:
    return np.concatenate([_placed(frames, step, _add), np.zeros(step)])


def _step_of_one(frames: Any, step: int) -> Any:
    frames = np.asarray(frames, dtype=float)
    n, length = frames.shape
    signal = np.zeros(step * (n - 1) + length)
    for i in range(n):
        signal[i : i + length] += frames[i]
    return signal


def _last_missing(frames: Any, step: int) -> Any:
    frames = np.asarray(frames, dtype=float)
    signal = np.zeros(step * (len(frames) - 1) + frames.shape[1])
    for i in range(len(frames) - 1):
        _add(signal, i * step, frames[i])
    return signal


def _first_missing(frames: Any, step: int) -> Any:
    frames = np.asarray(frames, dtype=float).copy()
    frames[0] = 0
    return _placed(frames, step, _add)


def _columns(frames: Any, step: int) -> Any:
    return _placed(np.asarray(frames, dtype=float).T, step, _add)


def _begin_only(frames: Any, step: int) -> Any:
    frames = np.asarray(frames, dtype=float)
    return np.concatenate([*(frame[:step] for frame in frames[:-1]), frames[-1]])


def _through_length(frames: Any, step: int) -> Any:
    return _placed(frames, np.shape(frames)[1], _add)


def _backwards(frames: Any, step: int) -> Any:
    return _placed(np.asarray(frames)[::-1], step, _add)


MISCONCEPTIONS = (
    Misconception(
        "overwritten",
        "Each frame wipes out what lay there before. *Add* it to what is there.",
        lambda frames, step: _placed(frames, step, _overwrite),
    ),
    Misconception(
        "first one stays",
        "You fill only what is still empty. Where frames overlap they are added up.",
        lambda frames, step: _placed(frames, step, _first_stays),
    ),
    Misconception(
        "mean",
        "You divide by how many frames lie at each place. Here they are added up and no more; "
        "what to divide by is seen to afterwards.",
        _mean,
    ),
    Misconception(
        "one after another",
        "You put the frames one after another, without overlap: each begins `step` samples "
        "after the beginning of the one before.",
        _through_length,
    ),
    Misconception(
        "beginnings only",
        "You keep the first `step` samples of each frame. All samples of all frames are added.",
        _begin_only,
    ),
    Misconception(
        "end missing",
        "The end is missing: the last frame reaches `length` samples beyond its beginning, "
        "so there are step · (n_frames - 1) + length in all.",
        _too_short,
    ),
    Misconception(
        "too long",
        "There is one step too many at the end: from the first of n frames to the last there "
        "are n - 1 steps.",
        _one_step_too_long,
    ),
    Misconception(
        "step of one",
        "Each of your frames begins one sample after the one before. It is `step` samples.",
        _step_of_one,
    ),
    Misconception(
        "last frame missing",
        "The last frame is never added.",
        _last_missing,
    ),
    Misconception(
        "first frame missing",
        "The first frame is never added: Python counts from 0.",
        _first_missing,
    ),
    Misconception(
        "columns for rows",
        "You go through the columns of the table. Each *row* is a frame.",
        _columns,
    ),
    Misconception(
        "backwards",
        "The frames come in reverse order.",
        _backwards,
    ),
    Misconception(
        "all at the beginning",
        "All of your frames lie at the beginning. Frame i begins at sample i · step.",
        lambda frames, step: _placed(
            frames, step, lambda signal, start, frame: _add(signal, 0, frame)
        ),
    ),
    Misconception(
        "last frame only",
        "Only the last frame is left: is the signal made anew in each round?",
        lambda frames, step: _placed(
            np.asarray(frames, dtype=float) * (np.arange(len(frames)) == len(frames) - 1)[:, None],
            step,
            _add,
        ),
    ),
)
