"""Exercise ``error_rates(known, strangers, threshold)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Arguments, Level, Space
from anncourse.exercises.faces.recognise import EXERCISE as RECOGNISE


def error_rates(known: Any, strangers: Any, threshold: float) -> tuple[float, float]:
    """Return how often the known are turned away, and strangers let in.

    Parameters
    ----------
    known : array of shape (n_known, n_people)
        The network's probabilities for pictures of people it has learned.
    strangers : array of shape (n_strangers, n_people)
        The same for pictures of people it has never seen.
    threshold : float
        A row is let in where its largest probability reaches it: at the threshold is enough.

    Returns
    -------
    false_reject, false_accept : float
        The share of the rows of `known` that are not let in, and of the rows of `strangers` that
        are, from 0 to 1.
    """
    let_in = np.max(known, axis=1) >= threshold
    strangers_in = np.max(strangers, axis=1) >= threshold
    return float(np.mean(~let_in)), float(np.mean(strangers_in))


def _case(rng: np.random.Generator, n: int, m: int, c: int) -> Arguments:
    while True:
        known = rng.dirichlet(np.full(c, 0.4), n)
        strangers = rng.dirichlet(np.full(c, 0.7), m)
        threshold = round(float(rng.uniform(0.4, 0.9)), 3)
        largest = np.concatenate([known.max(axis=1), strangers.max(axis=1)])
        if np.abs(largest - threshold).min() > 0.002:
            return known, strangers, threshold


def _random(rng: np.random.Generator) -> Arguments:
    c = int(rng.choice([3, 4, 5]))
    while True:
        n, m = (int(i) for i in rng.choice([6, 7, 8, 9, 10, 11], 2, replace=False))
        known, strangers, threshold = _case(rng, n, m, c)
        reject = int((known.max(axis=1) < threshold).sum())
        accept = int((strangers.max(axis=1) >= threshold).sum())
        # Some, not all, and no two of the shares that one can mix up are equal.
        shares = {reject / n, 1 - reject / n, accept / m, 1 - accept / m, reject / m, accept / n}
        if 0 < reject < n and 0 < accept < m and len(shares) == 6:
            return known, strangers, threshold


def _at(words: str, place: int) -> Level:
    def change(args: Arguments, rng: np.random.Generator) -> Arguments:
        return (*args[:2], float(rng.choice(np.max(args[place], axis=1))))

    return Level(
        words, change, lambda args: bool((np.max(args[place], axis=1) == args[2]).any()), (place,)
    )


def _set(words: str, value: Any, holds: Callable[[Arguments], bool]) -> Level:
    return Level(words, lambda args, rng: (*args[:2], value), holds)


_KNOWN = np.array(
    [[0.9, 0.05, 0.05], [0.2, 0.75, 0.05], [0.4, 0.35, 0.25], [0.1, 0.1, 0.8], [0.3, 0.15, 0.55]]
)
_STRANGERS = np.array([[0.35, 0.35, 0.3], [0.7, 0.2, 0.1], [0.05, 0.92, 0.03], [0.5, 0.1, 0.4]])


def _counts(known: Any, strangers: Any, threshold: float) -> tuple[int, int]:
    reject = int((np.max(known, axis=1) < threshold).sum())
    return reject, int((np.max(strangers, axis=1) >= threshold).sum())


def _made(make: Callable[..., Any]) -> Callable[..., Any]:
    """Make something of the right counts: rejects, accepts, known and strangers in all."""
    return lambda known, strangers, threshold: make(
        *_counts(known, strangers, threshold), len(known), len(strangers)
    )


def _more_than(known: Any, strangers: Any, threshold: float) -> Any:
    return (
        float(np.mean(np.max(known, axis=1) <= threshold)),
        float(np.mean(np.max(strangers, axis=1) > threshold)),
    )


def _entry_by_entry(known: Any, strangers: Any, threshold: float) -> Any:
    return float(np.mean(known < threshold)), float(np.mean(strangers >= threshold))


def _any_at_all(known: Any, strangers: Any, threshold: float) -> Any:
    return float(np.max(known) < threshold), float(np.max(strangers) >= threshold)


EXERCISE = Exercise(
    name="error_rates",
    reference=error_rates,
    parts=(
        Part(
            "some turned away, some let in",
            examples=((_KNOWN, _STRANGERS, 0.6), (_KNOWN, _STRANGERS, 0.85)),
            make=_random,
            weight=3,
        ),
        Part(
            "at the threshold, and every kind of tables",
            examples=((_KNOWN, _STRANGERS, 0.75), (_KNOWN, _STRANGERS, 0.5)),
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "known has a single row",
                            lambda rng: _case(rng, 1, 5, 4),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "strangers has a single row",
                            lambda rng: _case(rng, 5, 1, 4),
                            lambda args: len(args[1]) == 1,
                        ),
                        sized(
                            "both tables have the same shape",
                            lambda rng: _case(rng, 6, 6, 3),
                            lambda args: np.shape(args[0]) == np.shape(args[1]),
                        ),
                        sized(
                            "known is square",
                            lambda rng: _case(rng, 4, 7, 4),
                            lambda args: np.shape(args[0])[0] == np.shape(args[0])[1] > 1,
                        ),
                    ),
                    (
                        as_they_are(),
                        _at("a largest probability in {} is exactly the threshold", 0),
                        _at("a largest probability in {} is exactly the threshold", 1),
                        _set("the threshold is 0", 0, lambda args: args[2] == 0),
                        _set(
                            "no row reaches the threshold",
                            1.01,
                            lambda args: all(np.max(a) < args[2] for a in args[:2]),
                        ),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "swapped",
            "The two rates are the wrong way round: first the false rejects, then the false "
            "accepts.",
            _made(lambda reject, accept, n, m: (accept / m, reject / n)),
        ),
        Misconception(
            "right instead of wrong",
            "You return the shares that go right: known people let in, strangers turned away. The "
            "errors are asked for.",
            _made(lambda reject, accept, n, m: (1 - reject / n, 1 - accept / m)),
        ),
        Misconception(
            "share of the known that are let in",
            "The first of your rates is the share of known people who are let in. A *false reject* "
            "is one who is not.",
            _made(lambda reject, accept, n, m: (1 - reject / n, accept / m)),
        ),
        Misconception(
            "share of the strangers who are turned away",
            "The second of your rates is the share of strangers who are turned away. A *false "
            "accept* is one who is let in.",
            _made(lambda reject, accept, n, m: (reject / n, 1 - accept / m)),
        ),
        Misconception(
            "shares of all",
            "You divide by the number of all pictures. False rejects are a share of the known, "
            "false accepts a share of the strangers.",
            _made(lambda reject, accept, n, m: (reject / (n + m), accept / (n + m))),
        ),
        Misconception(
            "divided by the other number",
            "You divide each count by the size of the other table. False rejects are a share of "
            "the known, false accepts a share of the strangers.",
            _made(lambda reject, accept, n, m: (reject / m, accept / n)),
        ),
        Misconception(
            "counts",
            "You return how *many* there are. Divide by the number of rows of each table.",
            _made(lambda reject, accept, n, m: (reject, accept)),
        ),
        Misconception(
            "percent",
            "You return percent. Shares from 0 to 1 are asked for.",
            _made(lambda reject, accept, n, m: (100 * reject / n, 100 * accept / m)),
        ),
        Misconception(
            "of those let in",
            "Your second rate is the share of strangers *among those who are let in*. Divide by "
            "the number of strangers.",
            _made(
                lambda reject, accept, n, m: (
                    reject / n,
                    accept / (accept + n - reject) if accept + n - reject else 0.0,
                )
            ),
        ),
        Misconception(
            "one rate for both",
            "You return one number. Two are asked for: a threshold that makes one of them smaller "
            "makes the other larger.",
            _made(lambda reject, accept, n, m: (reject + accept) / (n + m)),
        ),
        Misconception(
            "more than the threshold",
            "At the threshold is enough to be let in, as in `recognise`: ask for `>=`, and for `<` "
            "where somebody is turned away.",
            _more_than,
        ),
        Misconception(
            "every probability by itself",
            "You compare *all* probabilities with the threshold. Only the largest of each row "
            "says whether somebody is let in.",
            _entry_by_entry,
        ),
        Misconception(
            "the largest of the whole table",
            "You look at the largest probability of the whole table. Each row has its own: "
            "`axis=1`.",
            _any_at_all,
        ),
        Misconception(
            "down the columns",
            "You look for the largest down each column. Each *row* is a picture: `axis=1`.",
            lambda known, strangers, threshold: (
                float(np.mean(np.max(known, axis=0) < threshold)),
                float(np.mean(np.max(strangers, axis=0) >= threshold)),
            ),
        ),
        Misconception(
            "mean probabilities",
            "You return means of probabilities. Count the rows that do, or do not, reach the "
            "threshold.",
            lambda known, strangers, threshold: (
                1 - float(np.max(known, axis=1).mean()),
                float(np.max(strangers, axis=1).mean()),
            ),
        ),
        Misconception(
            "known and strangers swapped",
            "Known and strangers are the wrong way round: the false *rejects* are among the known.",
            lambda known, strangers, threshold: tuple(
                count / len(table)
                for count, table in zip(
                    _counts(strangers, known, threshold), (strangers, known), strict=True
                )
            ),
        ),
    ),
    hints=(
        "Who can be *falsely* rejected, a known person or a stranger? Each of the two rates looks "
        "at one of the two tables only.",
        "`recognise(known, threshold)` gives a -1 for each known person who is turned away. What "
        "is the share of them?",
        "The mean of a comparison is a share. For the known compare with -1 by `==`, for the "
        "strangers by `!=`.",
    ),
    uses=(RECOGNISE,),
)
