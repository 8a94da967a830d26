"""Exercise ``top_k_accuracy(P, y, k)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, sized
from anncourse.checks.space import Arguments, Level, Space


def top_k_accuracy(P: Any, y: Any, k: int) -> float:
    """Return the share of rows whose true label is among the k most probable.

    Parameters
    ----------
    P : array of shape (n, n_classes)
        Probabilities; no two in a row are equal.
    y : int array of shape (n,)
        The true labels, 0 to n_classes - 1.
    k : int
        From 1 to n_classes.

    Returns
    -------
    float
        From 0 to 1.
    """
    best = np.argsort(-np.asarray(P), axis=1)[:, :k]
    return float(np.mean((best == np.asarray(y)[:, None]).any(axis=1)))


def _case(rng: np.random.Generator, n: int, c: int, k: int) -> Arguments:
    while True:
        P = rng.dirichlet(np.ones(c), n)
        gaps = np.diff(np.sort(P, axis=1), axis=1)
        if c == 1 or gaps.min() > 1e-4:
            break
    # The true label stands at rank 0, 1, 2, … with about equal shares, so that every k matters.
    ranks = rng.permutation(np.arange(n) % c)
    order = np.argsort(-P, axis=1)
    return P, order[np.arange(n), ranks], k


def _random(rng: np.random.Generator) -> Arguments:
    n, c = (int(i) for i in rng.choice([4, 5, 6, 7], 2, replace=False))
    return _case(rng, n + 3, c, int(rng.integers(2, c)))


def _set_k(words: str, value: Callable[[int], int]) -> Level:
    return Level(
        words,
        lambda args, rng: (args[0], args[1], value(np.shape(args[0])[1])),
        lambda args: args[2] == value(np.shape(args[0])[1]),
    )


_P = np.array(
    [
        [0.5, 0.3, 0.15, 0.05],
        [0.1, 0.2, 0.3, 0.4],
        [0.25, 0.05, 0.6, 0.1],
        [0.35, 0.4, 0.05, 0.2],
        [0.15, 0.2, 0.05, 0.6],
    ]
)
_Y = np.array([0, 2, 3, 2, 1])


def _hits(P: Any, y: Any, k: int) -> Any:
    best = np.argsort(-np.asarray(P), axis=1)[:, :k]
    return (best == np.asarray(y)[:, None]).any(axis=1)


def _share(hits: Callable[[Any, Any, int], Any]) -> Callable[..., Any]:
    return lambda P, y, k: float(np.mean(hits(np.asarray(P), np.asarray(y), k)))


def _exactly_kth(P: Any, y: Any, k: int) -> Any:
    return np.argsort(-P, axis=1)[:, k - 1] == y


def _least(P: Any, y: Any, k: int) -> Any:
    return (np.argsort(P, axis=1)[:, :k] == y[:, None]).any(axis=1)


def _down_the_columns(P: Any, y: Any, k: int) -> float:
    best = np.argsort(-np.asarray(P), axis=0)[:k]
    return float(np.mean([label in best[:, label] for label in y]))


EXERCISE = Exercise(
    name="top_k_accuracy",
    reference=top_k_accuracy,
    parts=(
        Part(
            "k of 2 or more",
            examples=((_P, _Y, 2), (_P, _Y, 3)),
            make=_random,
            weight=2,
        ),
        Part(
            "every kind of tables and of k",
            examples=((_P, _Y, 1), (_P, _Y, 4)),
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: _case(rng, 1, 4, 2),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "P is square",
                            lambda rng: _case(rng, 5, 5, 2),
                            lambda args: np.shape(args[0])[0] == np.shape(args[0])[1] > 1,
                        ),
                        sized(
                            "there are two classes",
                            lambda rng: _case(rng, 7, 2, 1),
                            lambda args: np.shape(args[0])[1] == 2,
                        ),
                    ),
                    (
                        as_they_are(),
                        _set_k("k is 1", lambda c: 1),
                        _set_k("k is the number of classes", lambda c: c),
                    ),
                    (as_they_are(), lists(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "only the first choice",
            "You count only rows whose *most probable* label is the true one, whatever k is. The "
            "second choice counts as well for k = 2, and so on.",
            _share(lambda P, y, k: _hits(P, y, 1)),
        ),
        Misconception(
            "the kth choice only",
            "You count rows whose true label is *exactly* the k-th choice. All choices from the "
            "first to the k-th count.",
            _share(_exactly_kth),
        ),
        Misconception(
            "one choice too many",
            "One choice too many counts: for k = 2, the first and the second alone.",
            _share(lambda P, y, k: _hits(P, y, k + 1)),
        ),
        Misconception(
            "one choice too few",
            "One choice too few counts: for k = 2, the first *and* the second.",
            _share(lambda P, y, k: _hits(P, y, k - 1)),
        ),
        Misconception(
            "the least probable",
            "You take the k *least* probable labels: `argsort` puts the smallest first. Take the "
            "last k, or sort -P.",
            _share(_least),
        ),
        Misconception(
            "percent",
            "You return percent. A share from 0 to 1 is asked for.",
            lambda P, y, k: 100 * float(np.mean(_hits(P, y, k))),
        ),
        Misconception(
            "count",
            "You return how *many* rows are right. Divide by the number of rows.",
            lambda P, y, k: int(np.sum(_hits(P, y, k))),
        ),
        Misconception(
            "error rate",
            "You return the share of rows that are *wrong*. The share that is right is asked for.",
            lambda P, y, k: 1 - float(np.mean(_hits(P, y, k))),
        ),
        Misconception(
            "one answer for each row",
            "You return True or False for each row. Take the mean: True counts as 1, False as 0.",
            _hits,
        ),
        Misconception(
            "divided by k",
            "You divide by k as well. A row is right or it is not, however many choices it had.",
            lambda P, y, k: float(np.mean(_hits(P, y, k))) / k,
        ),
        Misconception(
            "always among them",
            "You look whether the true label is among *all* labels, and it always is. Keep the "
            "first k choices of each row only.",
            _share(lambda P, y, k: _hits(P, y, P.shape[1])),
        ),
        Misconception(
            "down the columns",
            "You sort down the columns. Each *row* is one picture: `axis=1`.",
            _down_the_columns,
        ),
        Misconception(
            "row's label anywhere",
            "You ask whether a label is among the choices of *any* row. Each row has its own true "
            "label: compare row by row.",
            lambda P, y, k: float(np.mean(np.isin(y, np.argsort(-np.asarray(P), axis=1)[:, :k]))),
        ),
        Misconception(
            "values for places",
            "You sort the probabilities and compare *them* with the labels. `argsort` tells the "
            "places, which are the labels.",
            _share(lambda P, y, k: (-np.sort(-P, axis=1)[:, :k] == y[:, None]).any(axis=1)),
        ),
        Misconception(
            "probable enough",
            "You count rows in which the true label has at least the probability 1/k. What counts "
            "is its rank among the labels of its row.",
            _share(lambda P, y, k: P[np.arange(len(y)), y] >= 1 / k),
        ),
        Misconception(
            "first row only",
            "You look at the first row only: does the `return` stand inside the loop?",
            lambda P, y, k: float(_hits(P, y, k)[0]),
        ),
    ),
    hints=(
        "A row of P is 0.1, 0.2, 0.3, 0.4. Which two labels are its first and second choice? Is "
        "the row right for k = 2 if the true label is 2?",
        "`np.argsort` puts the *places* of the numbers in order, smallest number first. Where do "
        "the k most probable labels stand then?",
        "For each row, ask whether its true label is `in` those k places. Count the rows where it "
        "is, and divide by the number of rows.",
    ),
)
