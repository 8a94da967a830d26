"""Write the test: ``makes_batches(minibatches)`` tells right minibatches from wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part

Batches = Callable[[Any, Any, int, Any], Any]


def makes_batches(minibatches: Any) -> bool:
    """Whether minibatches(X, Y, batch_size, rng) does all that a right one does."""
    X, rng = np.arange(10)[:, None], np.random.default_rng(0)
    Y = 10 * X
    first, second = (list(minibatches(X, Y, 4, rng)) for _ in range(2))
    exact = list(minibatches(X, Y, 5, rng))
    rows = np.concatenate([np.ravel(x) for x, _ in first])
    again = np.concatenate([np.ravel(x) for x, _ in second])
    return bool(
        [len(x) for x, _ in first] == [4, 4, 2]
        and [len(x) for x, _ in exact] == [5, 5]
        and all(np.array_equal(10 * np.asarray(x), y) for x, y in first)
        and np.array_equal(np.sort(rows), np.arange(10))
        and not np.array_equal(rows, again)
    )


def _named(name: str, make: Batches) -> Batches:
    def minibatches(X: Any, Y: Any, batch_size: int, rng: Any) -> Any:
        return make(X, Y, batch_size, rng)

    minibatches.__name__ = name
    return minibatches


def _cut(X: Any, Y: Any, order: Any, size: int, stop: int | None = None) -> list[Any]:
    starts = range(0, len(order) if stop is None else stop, size)
    return [(X[order[k : k + size]], Y[order[k : k + size]]) for k in starts]


def _filled(X: Any, Y: Any, size: int, rng: Any) -> Any:
    order = rng.permutation(len(X))
    return _cut(X, Y, np.concatenate([order, order[: -len(order) % size]]), size)


def _drawn(X: Any, Y: Any, size: int, rng: Any) -> Any:
    return _cut(X, Y, rng.integers(0, len(X), len(X)), size)


_RIGHT = _named("right ones", lambda X, Y, n, rng: _cut(X, Y, rng.permutation(len(X)), n))
_YIELDED = _named(
    "right ones, with yield", lambda X, Y, n, rng: iter(_cut(X, Y, rng.permutation(len(X)), n))
)
_APART = _named(
    "X and Y shuffled apart",
    lambda X, Y, n, rng: _cut(
        X[rng.permutation(len(X))], Y[rng.permutation(len(Y))], np.arange(len(X)), n
    ),
)
_UNSHUFFLED = _named("not shuffled", lambda X, Y, n, rng: _cut(X, Y, np.arange(len(X)), n))
_SAME = _named(
    "the same order each time",
    lambda X, Y, n, rng: _cut(X, Y, np.random.default_rng(0).permutation(len(X)), n),
)
_DROPPED = _named(
    "the short batch dropped",
    lambda X, Y, n, rng: _cut(X, Y, rng.permutation(len(X))[: len(X) // n * n], n),
)
_FILLED = _named("the short batch filled up", _filled)
_EMPTY = _named(
    "an empty batch at the end",
    lambda X, Y, n, rng: _cut(X, Y, rng.permutation(len(X)), n, len(X) + 1),
)
_EVEN = _named(
    "batches as equal as can be",
    lambda X, Y, n, rng: [
        (X[rows], Y[rows]) for rows in np.array_split(rng.permutation(len(X)), -(-len(X) // n))
    ],
)
_DRAWN = _named("rows drawn, some twice", _drawn)


def _asking(*, skip: str) -> Any:
    """Make a test that looks at all but one thing."""

    def test(minibatches: Any) -> bool:
        X, rng = np.arange(10)[:, None], np.random.default_rng(0)
        Y = 10 * X
        first, second = (list(minibatches(X, Y, 4, rng)) for _ in range(2))
        exact = list(minibatches(X, Y, 5, rng))
        rows = np.concatenate([np.ravel(x) for x, _ in first])
        again = np.concatenate([np.ravel(x) for x, _ in second])
        asked = {
            "sizes": [len(x) for x, _ in first] == [4, 4, 2],
            "empty": [len(x) for x, _ in exact] == [5, 5],
            "pairs": all(np.array_equal(10 * x, y) for x, y in first),
            "once": np.array_equal(np.sort(rows), np.arange(10)),
            "anew": not np.array_equal(rows, again),
        }
        return all(fits for name, fits in asked.items() if name not in skip.split())

    return test


EXERCISE = Exercise(
    name="makes_batches",
    reference=makes_batches,
    edited=False,
    parts=(
        Part(
            "accepts right ones, refuses those that mix up rows and labels",
            examples=((_RIGHT,), (_APART,), (_YIELDED,), (_APART,), (_RIGHT,)),
        ),
        Part("refuses those that leave out rows or repeat some", examples=((_DRAWN,),), core=False),
        Part(
            "refuses batches of the wrong sizes",
            examples=((_DROPPED,), (_FILLED,), (_EVEN,), (_EMPTY,)),
            core=False,
        ),
        Part(
            "refuses those that are not shuffled anew",
            examples=((_UNSHUFFLED,), (_SAME,)),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "pairs not looked at",
            "You do not look whether each row still stands beside its label. Give `Y` numbers "
            "that can be computed from `X`, such as ten times as much.",
            _asking(skip="pairs"),
        ),
        Misconception(
            "rows not counted",
            "The sizes are right in some that draw rows twice and leave others out. Put all rows "
            "of the batches together, sort them, and compare.",
            _asking(skip="once"),
        ),
        Misconception(
            "sizes not looked at",
            "All rows may be there in batches of other sizes. Ten rows in batches of 4 are 4, 4 "
            "and 2, and not 4, 3 and 3.",
            _asking(skip="sizes"),
        ),
        Misconception(
            "only rows that do not divide evenly",
            "With ten rows in batches of 4 there is no empty batch at the end. Where could there "
            "be one? Try a size that divides evenly, too.",
            _asking(skip="empty"),
        ),
        Misconception(
            "order not looked at",
            "You do not look whether the rows are shuffled. Call it twice with the same `rng`: the "
            "second epoch has to come in another order than the first.",
            _asking(skip="anew"),
        ),
        Misconception(
            "sizes and rows not looked at",
            "You look at pairs and at the order, and not at the rows themselves: are all of them "
            "there, each once, in batches of the right size?",
            _asking(skip="sizes empty once"),
        ),
        Misconception(
            "the other way round",
            "True and False are the wrong way round: what is right gets True.",
            lambda minibatches: not _asking(skip="")(minibatches),
        ),
    ),
    hints=(
        "Make small data that tell everything: X holds 0 to 9, one number a row, and Y ten times "
        "that. Then each row says where it comes from, and which label belongs to it.",
        "Call it with batches of 4 and put the rows of all batches together: which must be there, "
        "and how many in each batch? Then with batches of 5, where an empty one might follow.",
        "Call it twice with one and the same `rng`, and compare the orders. What comes "
        "may be a generator: `list(…)` makes a list of it.",
    ),
)
