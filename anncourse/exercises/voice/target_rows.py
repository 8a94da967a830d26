"""Exercise ``target_rows(spectra)``: what a network is to say, row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, sized, whole
from anncourse.checks.space import Space


def target_rows(spectra: Any) -> Any:
    """Stack the spectra of all words into one table, in the order of `voice_inputs`.

    Row ``i · n_frames + j`` is frame j of word i.

    Parameters
    ----------
    spectra : float array of shape (n_words, n_frames, n_frequencies)

    Returns
    -------
    float array of shape (n_words · n_frames, n_frequencies)
    """
    spectra = np.asarray(spectra, dtype=float)
    return spectra.reshape(-1, spectra.shape[2])


def _of(*shape: int) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    return lambda rng: (rng.uniform(-9, 6, shape),)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    return _of(*(int(i) for i in rng.choice([2, 3, 4, 5, 6], 3, replace=False)))(rng)


_EXAMPLE = np.arange(24.0).reshape(2, 3, 4)


def _right(spectra: Any) -> Any:
    spectra = np.asarray(spectra)
    return spectra.reshape(-1, spectra.shape[2])


def _by_time(spectra: Any) -> Any:
    spectra = np.asarray(spectra)
    return spectra.transpose(1, 0, 2).reshape(-1, spectra.shape[2])


def _turned(spectra: Any) -> Any:
    spectra = np.asarray(spectra)
    return spectra.transpose(0, 2, 1).reshape(-1, spectra.shape[1])


def _mixed(spectra: Any) -> Any:
    spectra = np.asarray(spectra)
    return spectra.transpose(0, 2, 1).reshape(-1, spectra.shape[2])


def _wide(spectra: Any) -> Any:
    spectra = np.asarray(spectra)
    return spectra.reshape(len(spectra), -1)


def _side_by_side(spectra: Any) -> Any:
    return np.concatenate(list(np.asarray(spectra)), axis=1)


EXERCISE = Exercise(
    name="target_rows",
    reference=target_rows,
    parts=(
        Part(
            "every frame in its row",
            examples=((_EXAMPLE,), (_EXAMPLE.reshape(3, 2, 4),)),
            make=_random,
            weight=2,
        ),
        Part(
            "every kind of spectra",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized("there is one word", _of(1, 4, 3), lambda a: len(a[0]) == 1),
                        sized(
                            "each word has one frame",
                            _of(4, 1, 3),
                            lambda a: np.shape(a[0])[1] == 1,
                        ),
                        sized(
                            "there is one frequency",
                            _of(3, 4, 1),
                            lambda a: np.shape(a[0])[2] == 1,
                        ),
                        sized(
                            "all three sizes are equal",
                            _of(4, 4, 4),
                            lambda a: len(set(np.shape(a[0]))) == 1,
                        ),
                        sized(
                            "there are as many words as frames",
                            _of(3, 3, 5),
                            lambda a: np.shape(a[0])[:2] == (3, 3),
                        ),
                    ),
                    (as_they_are(), whole(0), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "by time",
            "This is what the broken version does: first frame 0 of all words, then frame 1 of all "
            "words. The inputs go through all frames of the first word, then through those of the "
            "second.",
            _by_time,
        ),
        Misconception(
            "frequencies in rows",
            "Your rows hold one frequency at all times. Each row is one frame: all frequencies at "
            "one time.",
            _turned,
        ),
        Misconception(
            "numbers in disorder",
            "The table has the right shape, but frames are torn apart: numbers of different times "
            "stand in one row. A reshape needs no transpose before it here.",
            _mixed,
        ),
        Misconception(
            "a row for each word",
            "You make one long row of each word. Each *frame* is a row.",
            _wide,
        ),
        Misconception(
            "side by side",
            "You put the words side by side. They stand one below another.",
            _side_by_side,
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one row for each frame, one column for each frequency.",
            lambda spectra: _right(spectra).T,
        ),
        Misconception(
            "always 129 frequencies",
            "Your rows always have 129 numbers. How many frequencies there are is told by the "
            "table that you get: `spectra.shape[2]`.",
            lambda spectra: np.array(spectra).reshape(-1, 129),
        ),
        Misconception(
            "one long row",
            "All numbers stand in one long row. A table is asked for, one row for each frame.",
            lambda spectra: np.asarray(spectra).ravel(),
        ),
        Misconception(
            "first word only",
            "You return the first word only.",
            lambda spectra: np.asarray(spectra)[0],
        ),
        Misconception(
            "mean of the words",
            "You take the mean over the words. Every recording keeps its rows: the network will "
            "find the middle by itself.",
            lambda spectra: np.mean(np.asarray(spectra, dtype=float), axis=0),
        ),
        Misconception(
            "mean of the frames",
            "You take the mean over the frames. Every frame is a row of its own: without them the "
            "time is lost.",
            lambda spectra: np.mean(np.asarray(spectra, dtype=float), axis=1),
        ),
        Misconception(
            "as it is",
            "You return the spectra as they came, with three axes. A table with two is asked for.",
            lambda spectra: np.asarray(spectra),
        ),
        Misconception(
            "words backwards",
            "The words come in reverse order.",
            lambda spectra: _right(np.asarray(spectra)[::-1]),
        ),
    ),
    hints=(
        "Two words of three frames: which (word, frame) belongs to each of the six rows that "
        "voice_inputs makes?",
        "What does the broken version do to the axes before it reshapes, and what order do the "
        "rows get from it?",
        "A reshape keeps the order in which the numbers lie: all of word 0, frame after frame, "
        "come first. Nothing has to be transposed.",
    ),
)
