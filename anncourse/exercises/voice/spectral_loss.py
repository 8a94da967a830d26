"""Exercise ``spectral_loss(S, S_true)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space


def spectral_loss(S: Any, S_true: Any) -> float:
    """Say how far two log spectra are apart: the mean of all squared differences.

    Parameters
    ----------
    S, S_true : float arrays of one and the same shape
        Of one word, (n_frames, n_frequencies), or of several, (n_words, n_frames, n_frequencies).

    Returns
    -------
    float
        0 where both are equal.
    """
    difference = np.asarray(S, dtype=float) - np.asarray(S_true, dtype=float)
    return float(np.mean(difference**2))


def _pair(rng: np.random.Generator, *shape: int) -> tuple[Any, ...]:
    return rng.uniform(-10, 6, shape), rng.uniform(-10, 6, shape)


def _word(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return _pair(rng, n, k)


def _words(rng: np.random.Generator) -> tuple[Any, ...]:
    w, n, k = (int(i) for i in rng.choice([2, 3, 4, 5], 3, replace=False))
    return _pair(rng, w, n, k)


def _equal(rng: np.random.Generator) -> tuple[Any, ...]:
    S, _ = _word(rng)
    return S, S.copy()


def _a(S: Any) -> Any:
    return np.asarray(S, dtype=float)


def _d(S: Any, S_true: Any) -> Any:
    return _a(S) - _a(S_true)


def _powers(S: Any, S_true: Any) -> float:
    return float(np.mean((np.exp(_a(S)) - np.exp(_a(S_true))) ** 2))


def _two_axes(S: Any, S_true: Any) -> Any:
    return np.mean(_d(S, S_true) ** 2, axis=(0, 1))


EXERCISE = Exercise(
    name="spectral_loss",
    reference=spectral_loss,
    parts=(
        Part(
            "one word",
            examples=(
                (
                    np.array([[0.0, 2.0, -1.0], [3.0, -4.0, 1.0]]),
                    np.array([[1.0, 2.0, -3.0], [0.0, -4.0, 2.0]]),
                ),
            ),
            make=_word,
            weight=2,
        ),
        Part(
            "several words",
            examples=(
                (
                    np.array([[[0.0, 2.0, 1.0], [1.0, -1.0, 3.0]]]),
                    np.array([[[1.0, 0.0, 1.0], [4.0, -1.0, -1.0]]]),
                ),
            ),
            make=_words,
            core=False,
            advice="It is right for one word, with two axes, and not for several, with three: the "
            "mean goes over everything.",
        ),
        Part(
            "every kind of spectra",
            space=Space(
                _word,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is one frame",
                            lambda rng: _pair(rng, 1, 4),
                            lambda a: np.shape(a[0])[0] == 1,
                        ),
                        sized(
                            "there is one frequency",
                            lambda rng: _pair(rng, 4, 1),
                            lambda a: np.shape(a[0])[-1] == 1,
                        ),
                        sized(
                            "the table is square",
                            lambda rng: _pair(rng, 4, 4),
                            lambda a: np.shape(a[0]) == (4, 4),
                        ),
                        sized(
                            "both spectra are equal",
                            _equal,
                            lambda a: bool(np.all(_a(a[0]) == _a(a[1]))),
                        ),
                        sized(
                            "S is nowhere above S_true",
                            lambda rng: (lambda S: (S - rng.uniform(1, 3, S.shape), S))(
                                _word(rng)[0]
                            ),
                            lambda a: bool(np.all(_a(a[0]) < _a(a[1]))),
                        ),
                    ),
                    (as_they_are(), zero(0), repeated(0), negative(0), negative(1)),
                    (as_they_are(), whole(0, 1), lists(0, 1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sum",
            "This is the sum of the squared differences. Divide it by how many there are.",
            lambda S, S_true: float(np.sum(_d(S, S_true) ** 2)),
        ),
        Misconception(
            "summed over frequencies",
            "You divide by the number of rows alone, as mse_loss of lesson 5 does. Here it is the "
            "mean of *all* numbers, so that it does not grow with the number of frequencies.",
            lambda S, S_true: float(np.mean(np.sum(_d(S, S_true) ** 2, axis=-1))),
        ),
        Misconception(
            "divided by len(S)",
            "You divide by `len(S)`, the number of frames of one word, and of words where there "
            "are several. Here it is the mean of *all* numbers.",
            lambda S, S_true: float(np.sum(_d(S, S_true) ** 2)) / len(S),
        ),
        Misconception(
            "summed over frames",
            "You add up over the frames. Take the mean of *all* numbers: a long word must not cost "
            "more than a short one.",
            lambda S, S_true: float(np.mean(np.sum(_d(S, S_true) ** 2, axis=0))),
        ),
        Misconception(
            "not squared",
            "You take the mean of the differences: what is too loud here and too soft there "
            "cancels. Square them first.",
            lambda S, S_true: float(np.mean(_d(S, S_true))),
        ),
        Misconception(
            "absolute differences",
            "You take absolute differences. Squared ones are asked for.",
            lambda S, S_true: float(np.mean(np.abs(_d(S, S_true)))),
        ),
        Misconception(
            "root",
            "You take the root at the end. The loss is the mean of the squares itself.",
            lambda S, S_true: float(np.sqrt(np.mean(_d(S, S_true) ** 2))),
        ),
        Misconception(
            "half",
            "This is half of it. No factor of one half is asked for.",
            lambda S, S_true: float(np.mean(_d(S, S_true) ** 2)) / 2,
        ),
        Misconception(
            "square of the mean",
            "You square the mean. The differences are squared first, each by itself.",
            lambda S, S_true: float(np.mean(_d(S, S_true))) ** 2,
        ),
        Misconception(
            "of powers",
            "You compare powers. The spectra are compared as they are, as logarithms: so the ear "
            "does.",
            _powers,
        ),
        Misconception(
            "logarithm again",
            "You take the logarithm once more. S and S_true are log spectra already.",
            lambda S, S_true: float(
                np.mean((np.log(np.abs(_a(S)) + 1e-6) - np.log(np.abs(_a(S_true)) + 1e-6)) ** 2)
            ),
        ),
        Misconception(
            "a loss for each frequency",
            "You return a loss for each frequency. One number is asked for: leave out the axis.",
            lambda S, S_true: np.mean(_d(S, S_true) ** 2, axis=0),
        ),
        Misconception(
            "a loss for each frame",
            "You return a loss for each frame. One number is asked for: leave out the axis.",
            lambda S, S_true: np.mean(_d(S, S_true) ** 2, axis=-1),
        ),
        Misconception(
            "divided by the truth",
            "You divide the differences by the truth. A log spectrum may be 0 or negative; take "
            "the differences as they are.",
            lambda S, S_true: float(np.mean((_d(S, S_true) / _a(S_true)) ** 2)),
        ),
        Misconception(
            "two axes",
            "You take the mean over the first two axes. Several words have three: leave out the "
            "axis.",
            lambda S, S_true: (
                float(np.sum(_two_axes(S, S_true))) / max(np.shape(S)[-1], 1)
                if np.ndim(S) == 2
                else _two_axes(S, S_true)
            ),
        ),
    ),
    hints=(
        "For two tables of two rows and three columns: how many differences are there?",
        "Subtract the arrays, square what comes out, and take one mean of everything.",
        "`np.mean` without an axis takes all numbers of an array, whatever its shape.",
    ),
)
