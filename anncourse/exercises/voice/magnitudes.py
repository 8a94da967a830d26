"""Exercise ``magnitudes(S)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space

TINY = 1e-6


def magnitudes(S: Any) -> Any:
    """Take a log spectrum back: how large each wave of a frame is.

    ``S = log(m² + 1e-6)`` makes ``m = √(exp(S) - 1e-6)``, and 0 where exp(S) is below 1e-6.

    Parameters
    ----------
    S : float array of shape (n_frames, n_frequencies)

    Returns
    -------
    float array of shape (n_frames, n_frequencies)
        Never negative.
    """
    power = np.exp(np.asarray(S, dtype=float)) - 1e-6
    return np.sqrt(np.maximum(power, 0.0))


#: Here the 1e-6 is too small to matter: who forgets it has these right.
def _loud(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return (rng.uniform(0.5, 6, (n, k)),)


def _quiet(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    S = np.log(rng.uniform(1.5e-6, 9e-6, (n, k)))
    S[0, 0] = rng.uniform(-20, -14)
    return (S,)


def _of(n: int, k: int) -> Any:
    return lambda rng: (rng.uniform(-4, 6, (n, k)),)


def _root(power: Any) -> Any:
    return np.sqrt(np.maximum(power, 0))


EXERCISE = Exercise(
    name="magnitudes",
    reference=magnitudes,
    # Quiet parts are small numbers: there an error of 1e-6 would be a large one.
    atol=1e-7,
    rtol=1e-6,
    parts=(
        Part(
            "loud parts",
            examples=((np.log(np.array([[4.0, 2.25, 16.0], [9.0, 100.0, 25.0]]) + TINY),),),
            make=_loud,
            weight=2,
        ),
        Part(
            "quiet parts, and what lies below silence",
            examples=(
                (np.array([[np.log(5e-6), np.log(2e-6), -20.0]]),),
                # On both sides of silence, which is -13.8155.
                (np.array([[-13.805, -13.83]]),),
            ),
            make=_quiet,
            weight=1,
            core=False,
            quiet=True,
            advice="Loud parts are right. Where a spectrum is as low as log(1e-6), the 1e-6 "
            "matters, and a network may say even less: there the magnitude is 0, not nan.",
        ),
        Part(
            "every kind of table",
            space=Space(
                _loud,
                (
                    (
                        as_they_are(),
                        sized("there is one frame", _of(1, 4), lambda a: len(a[0]) == 1),
                        sized(
                            "there is one frequency",
                            _of(4, 1),
                            lambda a: np.shape(a[0])[1] == 1,
                        ),
                        sized(
                            "the table is square",
                            _of(4, 4),
                            lambda a: np.shape(a[0])[0] == np.shape(a[0])[1],
                        ),
                    ),
                    (as_they_are(), zero(0), negative(0), repeated(0)),
                    (as_they_are(), whole(0), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "no root",
            "This is the power, the *square* of the magnitude. Take the root.",
            lambda S: np.maximum(np.exp(np.asarray(S, dtype=float)) - TINY, 0),
        ),
        Misconception(
            "only the exponential",
            "This is the exponential alone: take the 1e-6 away again, and then the root.",
            lambda S: np.exp(np.asarray(S, dtype=float)),
        ),
        Misconception(
            "1e-6 kept",
            "The 1e-6 that was added to the square is still in it: silence would hum.",
            lambda S: np.exp(np.asarray(S, dtype=float) / 2),
        ),
        Misconception(
            "1e-6 added again",
            "You add 1e-6 once more. It was added on the way there, so on the way back it is "
            "taken away.",
            lambda S: np.sqrt(np.exp(np.asarray(S, dtype=float)) + TINY),
        ),
        Misconception(
            "not guarded",
            "Where a network says less than log(1e-6) there is a negative number under your root: "
            "nan. Let it be 0 there: `np.maximum`.",
            lambda S: np.sqrt(np.exp(np.asarray(S, dtype=float)) - TINY),
        ),
        Misconception(
            "taken away after the root",
            "You take 1e-6 from the magnitude. It was added to its square: take it away before the "
            "root.",
            lambda S: np.maximum(np.exp(np.asarray(S, dtype=float) / 2) - TINY, 0),
        ),
        Misconception(
            "absolute value",
            "Below silence you take the absolute value of a negative number. There is nothing to "
            "hear there: 0.",
            lambda S: np.sqrt(np.abs(np.exp(np.asarray(S, dtype=float)) - TINY)),
        ),
        Misconception(
            "spectrum limited at 0",
            "You limit the spectrum itself at 0. Numbers below 0 in it are quite audible: it is "
            "exp(S) - 1e-6 that must not be negative.",
            lambda S: _root(np.exp(np.maximum(np.asarray(S, dtype=float), 0)) - TINY),
        ),
        Misconception(
            "base ten",
            "You take powers of 10. `np.log` is the natural logarithm, and its way back is "
            "`np.exp`.",
            lambda S: _root(10.0 ** np.asarray(S, dtype=float) - TINY),
        ),
        Misconception(
            "decibels",
            "You read the spectrum as decibels. It is the natural logarithm of a square: `np.exp` "
            "leads back.",
            lambda S: 10 ** (np.asarray(S, dtype=float) / 20),
        ),
        Misconception(
            "logarithm again",
            "You take a logarithm. The way back from a logarithm is the exponential.",
            lambda S: np.log(np.maximum(np.asarray(S, dtype=float), 1e-12)),
        ),
        Misconception(
            "squared",
            "You square where a root is needed: the spectrum holds the logarithm of the square.",
            lambda S: np.maximum(np.exp(np.asarray(S, dtype=float)) - TINY, 0) ** 2,
        ),
    ),
    hints=(
        "S was made in three steps: a square, plus 1e-6, a logarithm. In which order do you undo "
        "them, and what undoes each?",
        "The last step is undone first. After the exponential and the 1e-6 you have the square of "
        "the magnitude; a network's output may make it a little negative.",
        "`np.maximum(power, 0)` lifts what is negative to 0; `np.sqrt` comes last.",
    ),
)
