"""Exercise ``minibatches(X, Y, batch_size, rng)``: random, so checked by properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.training import minibatches_words as words
from anncourse.exercises.training.minibatches_kinds import SPACE
from anncourse.exercises.training.minibatches_mistakes import MISCONCEPTIONS
from anncourse.exercises.training.rows import labels, numbers_of, table
from annlib.encoding import one_hot
from annlib.training import minibatches

# Rows, columns, rows in a batch: a short last batch, none, a single batch, batches of one row.
_CASES = ((26, 3, 8), (12, 2, 4), (7, 3, 10), (9, 2, 1), (11, 5, 2))
_N_CLASSES = 4
_SEEDS = range(6)


@dataclass(frozen=True)
class _Epoch:
    """One go through the batches: which rows of X, and which targets, stood in each."""

    n: int
    batch_size: int
    Y: Any
    batches: list[Any]
    targets: list[Any]

    @property
    def rows(self) -> Any:
        """The rows in the order in which they came."""
        return np.concatenate([np.zeros(0, dtype=int), *self.batches])

    @property
    def sizes(self) -> list[int]:
        """How many rows each batch has."""
        return [len(batch) for batch in self.batches]

    @property
    def right_sizes(self) -> list[int]:
        """How many it should have."""
        starts = range(0, self.n, self.batch_size)
        return [min(self.batch_size, self.n - start) for start in starts]

    @property
    def paired(self) -> bool:
        """Whether every row stands with its target."""
        return all(
            len(rows) == len(targets) and np.allclose(self.Y[rows], targets, rtol=0, atol=1e-6)
            for rows, targets in zip(self.batches, self.targets, strict=True)
        )


def _run(
    answer: Callable[..., Any], case: tuple[int, int, int], seed: int | np.random.Generator
) -> _Epoch | str:
    n, k, batch_size = case
    X, Y = table(n, k, n), one_hot(labels(n, _N_CLASSES, n + 1), _N_CLASSES)
    return _epoch(answer, (X, Y, batch_size, np.random.default_rng(seed)))


def _epoch(answer: Callable[..., Any], args: tuple[Any, ...]) -> _Epoch | str:
    X, Y, batch_size, _ = args
    n = len(X)
    result = answer(*args)
    if not isinstance(result, tuple | list):
        return words.PAIRS
    if not result:
        return words.NOTHING
    said = _form(result, X, Y, -(-n // batch_size))
    if said:
        return said
    batches = [numbers_of(pair[0], X) for pair in result]
    if any(np.any(rows < 0) for rows in batches):
        return words.INVENTED
    return _Epoch(n, batch_size, Y, batches, [np.asarray(pair[1], float) for pair in result])


def _form(result: Any, X: Any, Y: Any, n_batches: int) -> str | None:
    if all(isinstance(batch, np.ndarray) for batch in result):
        if all(_like(batch, X) for batch in result):
            return words.X_ONLY
        whole = all(batch.ndim == 1 and batch.dtype.kind in "iu" for batch in result)
        return words.NUMBERS_ONLY if whole else words.PAIRS
    if not all(isinstance(batch, tuple | list) and len(batch) == 2 for batch in result):
        lists = len(result) == 2 and all(len(part) == n_batches for part in result)
        return words.TWO_LISTS if lists else words.PAIRS
    if all(np.shape(x) == X.shape[1:] and np.shape(y) == Y.shape[1:] for x, y in result):
        return words.ROW_BY_ROW
    apart = X.shape[1:] != Y.shape[1:]
    if apart and all(_like(x, Y) and _like(y, X) for x, y in result):
        return words.Y_FIRST
    if not all(_like(x, X) and _like(y, Y) for x, y in result):
        return words.PAIRS
    return None


def _like(batch: Any, whole: Any) -> bool:
    return bool(np.ndim(batch) == 2 and np.shape(batch)[1:] == whole.shape[1:])


def _epochs(answer: Callable[..., Any]) -> Iterator[_Epoch | str]:
    for seed, case in enumerate(_CASES):
        yield _run(answer, case, seed)


def _pairs(answer: Callable[..., Any]) -> str | None:
    for epoch, (n, _, batch_size) in zip(_epochs(answer), _CASES, strict=True):
        if epoch == words.NOTHING and n < batch_size:
            # Who drops the short batch is told so, and has nothing mixed up.
            continue
        if isinstance(epoch, str):
            return epoch
        if epoch.paired:
            continue
        targets = np.concatenate(epoch.targets)
        as_it_was = targets.shape == epoch.Y.shape and np.allclose(targets, epoch.Y, rtol=0)
        return words.WITHOUT_Y if as_it_was else words.APART
    return None


def _once(answer: Callable[..., Any]) -> str | None:
    for epoch in _epochs(answer):
        if isinstance(epoch, str):
            return epoch
        if np.array_equal(np.sort(epoch.rows), np.arange(epoch.n)):
            continue
        if len(np.unique(epoch.rows)) < len(epoch.rows):
            return _repeated(epoch)
        return _missing(epoch)
    return None


def _repeated(epoch: _Epoch) -> str:
    front = np.concatenate([np.zeros(0, dtype=int), *epoch.batches[:-1]])
    complete = len(np.unique(epoch.rows)) == epoch.n
    if complete and not _repeats(front):
        return words.LAST_FILLED
    if len(epoch.batches) > 1 and np.array_equal(
        np.intersect1d(epoch.batches[0], epoch.batches[1]), np.sort(epoch.batches[0][1:])
    ):
        return words.OVERLAP
    if len(epoch.batches) > 1 and np.array_equal(epoch.batches[0][-1:], epoch.batches[1][:1]):
        return words.OVERLAP_BY_ONE
    if not any(_repeats(batch) for batch in epoch.batches):
        return words.DRAWN_ANEW
    return words.TWICE if complete else words.REPLACED


def _repeats(rows: Any) -> bool:
    return len(np.unique(rows)) < len(rows)


def _missing(epoch: _Epoch) -> str:
    if epoch.sizes == epoch.right_sizes[:1] and len(epoch.right_sizes) > 1:
        return words.FIRST_ONLY
    if epoch.sizes == [epoch.batch_size, *[0] * (len(epoch.right_sizes) - 1)]:
        return words.END_FIXED
    if epoch.sizes == epoch.right_sizes[:-1]:
        return words.LAST_DROPPED
    starts = range(0, epoch.n, epoch.batch_size)
    one_less = [min(epoch.batch_size - 1, epoch.n - start) for start in starts]
    if epoch.sizes in (one_less, [size - 1 for size in epoch.right_sizes]):
        return words.ONE_TOO_FEW
    return words.LOST


def _sizes(answer: Callable[..., Any]) -> str | None:
    for epoch in _epochs(answer):
        if isinstance(epoch, str):
            return epoch
        sizes, right, n = epoch.sizes, epoch.right_sizes, epoch.n
        if sizes == right:
            continue
        named = (
            (sizes == [*right, 0], words.EMPTY),
            (sizes == right[::-1], words.SHORT_FIRST),
            (sizes == [n], words.ALL_AT_ONCE),
            (sizes == [*right[:-2], right[-1] + epoch.batch_size], words.ADDED_TO_LAST),
            (sizes == _shared(n, len(right)), words.EQUAL_SIZES),
            (len(sizes) in (epoch.batch_size, epoch.batch_size + 1), words.COUNT),
            (sizes == right[:-1], words.LAST_DROPPED),
            (sizes == [epoch.batch_size] * len(right), words.LAST_FILLED),
        )
        return next((said for fits, said in named if fits), words.SIZES)
    return None


def _shared(n: int, n_batches: int) -> list[int]:
    return [len(piece) for piece in np.array_split(np.arange(n), n_batches)]


def _shuffled(answer: Callable[..., Any]) -> str | None:
    epochs = []
    for seed in (*_SEEDS, 0):
        epoch = _run(answer, _CASES[0], seed)
        if isinstance(epoch, str):
            return epoch
        epochs.append(epoch)
    *epochs, again = epochs
    orders = [epoch.rows for epoch in epochs]
    if not np.array_equal(orders[0], again.rows):
        return words.GLOBAL
    if all(np.array_equal(orders[0], order) for order in orders):
        if np.array_equal(orders[0], np.arange(len(orders[0]))):
            return words.NOT_SHUFFLED
        if np.array_equal(orders[0], np.arange(len(orders[0]))[::-1]):
            return words.BACKWARDS
        return words.FIXED
    batches = [batch for epoch in epochs for batch in epoch.batches if len(batch) > 1]
    if all(np.all(np.diff(batch) == 1) for batch in batches):
        return words.BATCHES_ONLY
    if all(np.ptp(batch) == len(batch) - 1 for batch in batches):
        return words.WITHIN_ONLY
    # Of neighbours, an honest shuffle leaves one pair or two together.
    if all(np.mean(np.diff(order) == 1) > 0.5 for order in orders):
        return words.NEIGHBOURS
    return _goes_on(answer)


def _goes_on(answer: Callable[..., Any]) -> str | None:
    rng = np.random.default_rng(7)
    orders = []
    for _ in range(3):
        epoch = _run(answer, _CASES[0], rng)
        if isinstance(epoch, str):
            return epoch
        orders.append(epoch.rows)
    return words.SAME_AGAIN if all(np.array_equal(orders[0], order) for order in orders) else None


def _any_rows(answer: Callable[..., Any], args: tuple[Any, ...]) -> str | None:
    epoch = _epoch(answer, args)
    if isinstance(epoch, str):
        return epoch
    if not epoch.paired:
        return words.APART
    if not np.array_equal(np.sort(epoch.rows), np.arange(epoch.n)):
        return words.LOST if len(epoch.rows) < epoch.n else words.TWICE
    return words.SIZES if epoch.sizes != epoch.right_sizes else None


EXERCISE = Exercise(
    name="minibatches",
    reference=minibatches,
    parts=(
        Part("each row of X stands with its row of Y", holds=_pairs, weight=2),
        Part("every row comes exactly once", holds=_once, weight=2, core=False),
        Part(
            "batch_size rows in each, what is left in the last", holds=_sizes, weight=2, core=False
        ),
        Part(
            "all rows shuffled, with the rng that comes in", holds=_shuffled, weight=2, core=False
        ),
        every_kind("every kind of data", ("X", "Y", "batch_size", "rng"), SPACE, _any_rows),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "First shuffle, then cut. As with the split, shuffle the *numbers* of the rows, and use "
        "the same numbers for X and for Y.",
        "`range(0, n, size)` runs 0, size, 2 · size, … and stops before n: those are the places at "
        "which the batches begin.",
        "A slice that reaches beyond the end of an array just ends with it: with five numbers in "
        "`a`, `a[4:8]` is the last one alone. So the short batch needs no special case.",
        "Cut the shuffled row numbers into slices, and for each slice give the pair of X and Y at "
        "these rows: append it to a list that you return at the end, or `yield` it.",
    ),
)
