"""Wrong ways to write `minibatches`, as learners write them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.training import minibatches_words as words

Rows = Callable[[int, Any], Any]

Cut = Callable[[Any, int], list[Any]]


def _cut(order: Any, size: int) -> list[Any]:
    return [order[start : start + size] for start in range(0, len(order), size)]


def _made(order: Rows = lambda n, rng: rng.permutation(n), cut: Cut = _cut) -> Callable[..., Any]:
    """Make batches rightly but for what is handed in."""

    def batches(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
        return [(X[rows], Y[rows]) for rows in cut(order(len(X), rng), batch_size)]

    return batches


def _arranged(arrange: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    """Make batches rightly, and return them in another arrangement."""
    return lambda X, Y, batch_size, rng: arrange(_made()(X, Y, batch_size, rng))


def _y_as_it_was(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
    order = rng.permutation(len(X))
    rows = np.arange(len(X))
    return [
        (X[o], Y[r]) for o, r in zip(_cut(order, batch_size), _cut(rows, batch_size), strict=True)
    ]


def _shuffled_apart(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
    xs, ys = _cut(rng.permutation(X), batch_size), _cut(rng.permutation(Y), batch_size)
    return list(zip(xs, ys, strict=True))


def _batches_shuffled(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
    pieces = _cut(np.arange(len(X)), batch_size)
    order = [*rng.permutation(len(pieces) - 1), len(pieces) - 1]
    return [(X[pieces[i]], Y[pieces[i]]) for i in order]


def _shuffled_within(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
    pieces = [rng.permutation(rows) for rows in _cut(np.arange(len(X)), batch_size)]
    return [(X[rows], Y[rows]) for rows in pieces]


def _filled(order: Any, size: int) -> list[Any]:
    missing = -len(order) % size
    return _cut(np.concatenate([order, np.resize(order, missing)]), size)


def _added_to_last(order: Any, size: int) -> list[Any]:
    pieces = _cut(order, size)
    if len(pieces) > 1 and len(pieces[-1]) < size:
        pieces[-2:] = [np.concatenate(pieces[-2:])]
    return pieces


def _own_generator(seed: int | None) -> Callable[..., Any]:
    return lambda X, Y, size, rng: _made()(X, Y, size, np.random.default_rng(seed))


def _columns_too(X: Any, Y: Any, batch_size: Any, rng: Any) -> Any:
    return [(x[:, ::-1], y) for x, y in _made()(X, Y, batch_size, rng)]


MISCONCEPTIONS = (
    Misconception("only X", words.X_ONLY, _arranged(lambda batches: [x for x, _ in batches])),
    Misconception(
        "Y first", words.Y_FIRST, _arranged(lambda batches: [(y, x) for x, y in batches])
    ),
    Misconception(
        "two lists",
        words.TWO_LISTS,
        _arranged(lambda batches: ([x for x, _ in batches], [y for _, y in batches])),
    ),
    Misconception(
        "row by row",
        words.ROW_BY_ROW,
        _arranged(lambda bs: [(x, y) for b in bs for x, y in zip(*b, strict=True)]),
    ),
    Misconception(
        "row numbers",
        words.NUMBERS_ONLY,
        lambda X, Y, batch_size, rng: _cut(rng.permutation(len(X)), batch_size),
    ),
    Misconception("columns moved", words.INVENTED, _columns_too),
    Misconception("X shuffled without Y", words.WITHOUT_Y, _y_as_it_was),
    Misconception("X and Y shuffled apart", words.APART, _shuffled_apart),
    Misconception(
        "last short batch dropped",
        words.LAST_DROPPED,
        _made(cut=lambda order, size: [o for o in _cut(order, size) if len(o) == size]),
    ),
    Misconception("last batch filled up", words.LAST_FILLED, _made(cut=_filled)),
    Misconception(
        "return inside the loop", words.FIRST_ONLY, _made(cut=lambda o, size: _cut(o, size)[:1])
    ),
    Misconception(
        "one row of each batch lost",
        words.ONE_TOO_FEW,
        _made(cut=lambda order, size: [rows[:-1] for rows in _cut(order, size)]),
    ),
    Misconception(
        "drawn with replacement", words.REPLACED, _made(order=lambda n, rng: rng.integers(0, n, n))
    ),
    Misconception(
        "each batch drawn anew",
        words.DRAWN_ANEW,
        lambda X, Y, size, rng: [
            (X[rows], Y[rows])
            for piece in _cut(np.arange(len(X)), size)
            for rows in [rng.choice(len(X), len(piece), replace=False)]
        ],
    ),
    Misconception(
        "overlapping",
        words.OVERLAP,
        _made(cut=lambda order, size: [order[i : i + size] for i in range(len(order))]),
    ),
    Misconception(
        "overlapping by one row",
        words.OVERLAP_BY_ONE,
        _made(cut=lambda o, size: [o[i : i + size + 1] for i in range(0, len(o), size)]),
    ),
    Misconception(
        "end of the slice fixed",
        words.END_FIXED,
        _made(cut=lambda o, size: [o[i:size] for i in range(0, len(o), size)]),
    ),
    Misconception(
        "empty last batch",
        words.EMPTY,
        _made(
            cut=lambda order, size: [
                order[i * size : (i + 1) * size] for i in range(len(order) // size + 1)
            ]
        ),
    ),
    Misconception(
        "short batch first",
        words.SHORT_FIRST,
        _made(cut=lambda order, size: _cut(order, size)[::-1]),
    ),
    Misconception(
        "shared out evenly",
        words.EQUAL_SIZES,
        _made(cut=lambda order, size: np.array_split(order, -(-len(order) // size))),
    ),
    Misconception(
        "batch_size batches", words.COUNT, _made(cut=lambda o, size: np.array_split(o, size))
    ),
    Misconception("all at once", words.ALL_AT_ONCE, _made(cut=lambda order, size: [order])),
    Misconception("rest added to the last batch", words.ADDED_TO_LAST, _made(cut=_added_to_last)),
    Misconception("not shuffled", words.NOT_SHUFFLED, _made(order=lambda n, rng: np.arange(n))),
    Misconception("backwards", words.BACKWARDS, _made(order=lambda n, rng: np.arange(n)[::-1])),
    Misconception(
        "begun at a random row",
        words.NEIGHBOURS,
        _made(order=lambda n, rng: np.roll(np.arange(n), rng.integers(1, n))),
    ),
    Misconception("only the batches shuffled", words.BATCHES_ONLY, _batches_shuffled),
    Misconception("shuffled within batches", words.WITHIN_ONLY, _shuffled_within),
    Misconception("np.random in place of rng", words.GLOBAL, _own_generator(None)),
    Misconception("a seed of one's own", words.FIXED, _own_generator(0)),
    Misconception(
        "a copy of rng",
        words.SAME_AGAIN,
        lambda X, Y, size, rng: _made()(X, Y, size, copy.deepcopy(rng)),
    ),
)
