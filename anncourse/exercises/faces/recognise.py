"""Exercise ``recognise(P, threshold)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Arguments, Level, Space


def recognise(P: Any, threshold: float) -> Any:
    """Say who it is, or -1 where the network is not sure enough.

    Parameters
    ----------
    P : array of shape (n, n_people)
        Probabilities.
    threshold : float
        The largest probability of a row has to reach it: at the threshold is enough.

    Returns
    -------
    int array of shape (n,)
        The number of the column with the largest probability, or -1 for a stranger.
    """
    P = np.asarray(P)
    return np.where(P.max(axis=1) >= threshold, P.argmax(axis=1), -1)


def _case(rng: np.random.Generator, n: int, c: int) -> Arguments:
    while True:
        P = rng.dirichlet(np.full(c, 0.6), n)
        largest = np.sort(P.max(axis=1))
        if c == 1:
            return P, 0.5
        # A threshold between two largest probabilities, so that some rows reach it.
        place = int(rng.integers(1, n)) if n > 1 else 0
        near = largest[place - 1 : place + 1] if n > 1 else largest
        threshold = round(float(near.mean()), 3) if n > 1 else round(float(largest[0]) - 0.1, 3)
        second = np.sort(P, axis=1)[:, -2]
        if np.abs(P.max(axis=1) - threshold).min() > 0.002 and np.min(largest - second[0]) > -1:
            return P, threshold


def _random(rng: np.random.Generator) -> Arguments:
    n, c = (int(i) for i in rng.choice([3, 4, 5, 6, 7], 2, replace=False))
    return _case(rng, n + 2, c)


def _threshold(words: str, value: Callable[[Any, np.random.Generator], Any], holds: Any) -> Level:
    return Level(words, lambda args, rng: (args[0], value(np.asarray(args[0]), rng)), holds)


_EDGE = _threshold(
    "a largest probability is exactly the threshold",
    lambda P, rng: float(rng.choice(P.max(axis=1))),
    lambda args: bool((np.max(args[0], axis=1) == args[1]).any()),
)
_HAIR = _threshold(
    "a largest probability is just below the threshold",
    lambda P, rng: float(rng.choice(P.max(axis=1))) + 2.0**-50,
    lambda args: bool((abs(np.max(args[0], axis=1) + 2.0**-50 - args[1]) < 2.0**-51).any()),
)
_ZERO = _threshold("the threshold is 0", lambda P, rng: 0, lambda args: args[1] == 0)
_ABOVE = _threshold(
    "no row reaches the threshold",
    lambda P, rng: 1.5,
    lambda args: bool((np.max(args[0], axis=1) < args[1]).all()),
)


def _certain(args: Arguments, rng: np.random.Generator) -> Arguments:
    P = np.array(args[0])
    row = int(rng.integers(len(P)))
    P[row] = np.eye(P.shape[1])[int(rng.integers(P.shape[1]))]
    return P, 1


_CERTAIN = Level("a row is certain, and the threshold is 1", _certain, lambda args: args[1] == 1)
_SURE_BUT_NOT_ENOUGH = Level(
    "a row is certain, and the threshold is above 1",
    lambda args, rng: (_certain(args, rng)[0], 1.25),
    lambda args: bool(np.max(args[0]) == 1 < args[1]),
)


def _tied(args: Arguments, rng: np.random.Generator) -> Arguments:
    P = np.array(args[0])
    row = int(rng.integers(len(P)))
    P[row] = 0
    P[row, rng.choice(P.shape[1], 2, replace=False)] = 0.5
    return P, 0.5


def _ties(args: Arguments) -> bool:
    P = np.asarray(args[0])
    return bool(((P.max(axis=1, keepdims=True) == P).sum(axis=1) > 1).any())


_TIE = Level("two columns of a row are equally large", _tied, _ties)
_P = np.array(
    [
        [0.05, 0.9, 0.05],
        [0.4, 0.25, 0.35],
        [0.1, 0.2, 0.7],
        [0.75, 0.125, 0.125],
    ]
)


def _right(P: Any, threshold: float, stranger: Any = -1) -> Any:
    P = np.asarray(P)
    return np.where(P.max(axis=1) >= threshold, P.argmax(axis=1), stranger)


def _whole_table(P: Any, threshold: float) -> Any:
    return P.argmax(axis=1) if P.max() >= threshold else np.full(len(P), -1)


EXERCISE = Exercise(
    name="recognise",
    reference=recognise,
    parts=(
        Part(
            "known people and strangers",
            examples=((_P, 0.6), (_P, 0.38)),
            make=_random,
            weight=3,
        ),
        Part(
            "at the threshold, and every kind of tables",
            examples=((_P, 0.75), (_P, 0.9)),
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: _case(rng, 1, 4),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "P is square",
                            lambda rng: _case(rng, 5, 5),
                            lambda args: np.shape(args[0])[0] == np.shape(args[0])[1] > 1,
                        ),
                        sized(
                            "there are two people",
                            lambda rng: _case(rng, 6, 2),
                            lambda args: np.shape(args[0])[1] == 2,
                        ),
                    ),
                    (
                        as_they_are(),
                        _EDGE,
                        _HAIR,
                        _ZERO,
                        _ABOVE,
                        _CERTAIN,
                        _SURE_BUT_NOT_ENOUGH,
                        _TIE,
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "more than the threshold",
            "At the threshold is enough: a probability that is *equal* to it makes a known face. "
            "Ask for `>=`.",
            lambda P, threshold: np.where(P.max(axis=1) > threshold, P.argmax(axis=1), -1),
        ),
        Misconception(
            "the wrong way round",
            "You call the strangers known, and the known strangers. Whoever *reaches* the "
            "threshold gets a label.",
            lambda P, threshold: np.where(P.max(axis=1) < threshold, P.argmax(axis=1), -1),
        ),
        Misconception(
            "nobody is a stranger",
            "Everybody gets a label. Where the largest probability of a row is below the "
            "threshold, it has to be -1.",
            lambda P, threshold: P.argmax(axis=1),
        ),
        Misconception(
            "strangers are person 0",
            "You call strangers 0. That is the label of a person; a stranger is -1.",
            lambda P, threshold: _right(P, threshold, 0),
        ),
        Misconception(
            "strangers are the next person",
            "You give strangers the next free label. A stranger is -1.",
            lambda P, threshold: _right(P, threshold, P.shape[1]),
        ),
        Misconception(
            "strangers are None",
            "You write None for strangers. A stranger is the number -1.",
            lambda P, threshold: [None if i < 0 else int(i) for i in _right(P, threshold)],
        ),
        Misconception(
            "strangers left out",
            "Strangers are left out of the result. Every row of P gets an answer: -1 for them.",
            lambda P, threshold: P.argmax(axis=1)[P.max(axis=1) >= threshold],
        ),
        Misconception(
            "the probability",
            "You return how large the probability is. Who it is, is asked for: `argmax`.",
            lambda P, threshold: np.where(P.max(axis=1) >= threshold, P.max(axis=1), -1),
        ),
        Misconception(
            "known or not",
            "You return whether a row reaches the threshold. *Who* it is, is asked for.",
            lambda P, threshold: P.max(axis=1) >= threshold,
        ),
        Misconception(
            "one or minus one",
            "You return 1 for everybody who is known. The label of the person is asked for, the "
            "place of the largest probability.",
            lambda P, threshold: np.where(P.max(axis=1) >= threshold, 1, -1),
        ),
        Misconception(
            "the whole table at once",
            "You ask whether *any* probability of the table reaches the threshold. Each row has to "
            "do so for itself: `P.max(axis=1)`.",
            _whole_table,
        ),
        Misconception(
            "down the columns",
            "You go down the columns. Each *row* is a picture: `axis=1`.",
            lambda P, threshold: np.where(P.max(axis=0) >= threshold, P.argmax(axis=0), -1),
        ),
        Misconception(
            "counted from 1",
            "Your labels are one too large. Columns are counted from 0.",
            lambda P, threshold: np.where(P.max(axis=1) >= threshold, P.argmax(axis=1) + 1, -1),
        ),
        Misconception(
            "the first that reaches it",
            "You take the first column that reaches the threshold, and there may be several. The "
            "*largest* probability says who it is.",
            lambda P, threshold: np.where(
                P.max(axis=1) >= threshold, (threshold <= P).argmax(axis=1), -1
            ),
        ),
        Misconception(
            "first row only",
            "You return the answer for the first row only: does the `return` stand inside the "
            "loop?",
            lambda P, threshold: int(_right(P, threshold)[0]),
        ),
        Misconception(
            "decimal numbers",
            "The labels are right, but they are decimal numbers such as 3.0. Labels are whole "
            "numbers.",
            lambda P, threshold: _right(P, threshold).astype(float),
        ),
    ),
    hints=(
        "Two questions for each row: which column is the largest, and is it large enough?",
        "`P.argmax(axis=1)` answers the first question, `P.max(axis=1)` helps with the second. "
        "Where the answer is no, -1 takes the place of the label.",
        "`np.where(condition, a, b)` takes from a where the condition holds, and from b elsewhere. "
        "A number that is equal to the threshold is large enough.",
    ),
)
