"""Exercise ``minibatches(X, Y, batch_size, rng)``: random, so checked by properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.training.rows import labels, numbers_of, table
from annlib.encoding import one_hot
from annlib.training import minibatches

# Rows, columns, rows in a batch: a short last batch, none, a single batch, batches of one row.
_CASES = ((26, 3, 8), (12, 2, 4), (7, 3, 10), (9, 2, 1), (11, 5, 2))
_N_CLASSES = 4
_SEEDS = range(6)

_PAIRS = (
    "Each batch is a pair: some rows of X, and the same rows of Y. A list of all these pairs is "
    "asked for."
)
_X_ONLY = "Each batch holds rows of X only. The same rows of Y belong to it: give the pair of both."
_Y_FIRST = "X and Y are swapped: each batch is a pair (X, Y), X first."
_TWO_LISTS = (
    "You return the batches of X in one list and those of Y in another. Each batch is a pair (X, "
    "Y) of its own."
)
_ROW_BY_ROW = (
    "You give single rows as if they were batches. A batch is a table with `batch_size` rows, also "
    "where that is 1."
)
_NUMBERS_ONLY = (
    "Your batches hold the numbers of rows. Use them as an index, and give the rows of X and Y."
)
_NOTHING = "No batch comes at all."
_INVENTED = (
    "Some rows of your batches are no rows of X at all. Only the order of the rows may change, not "
    "what is in them."
)
_WITHOUT_Y = (
    "X is shuffled and Y is not: rows and targets no longer belong together. Make *one* random "
    "order of row numbers and use it for both."
)
_APART = (
    "X and Y are shuffled each in an order of its own: rows and targets no longer belong together. "
    "Make *one* random order of row numbers and use it for both."
)
_LAST_DROPPED = (
    "The last rows are lost: where the rows do not divide evenly into batches, the last batch is "
    "short, but it comes all the same."
)
_LAST_FILLED = (
    "The last batch is filled up with rows that came before. Let it be short: each row comes "
    "exactly once."
)
_FIRST_ONLY = (
    "Only the first batch comes. Does a `return` stand inside the loop? Collect the batches in a "
    "list and return it after the loop, or write `yield` in place of `return`."
)
_ONE_TOO_FEW = "The last row of each batch is lost: a slice ends *before* its second number."
_REPLACED = (
    "Some rows come several times and others never: they are drawn with replacement. Shuffle all "
    "row numbers once, with `rng.permutation`, and cut the result into pieces."
)
_DRAWN_ANEW = (
    "Each batch is drawn anew from all rows, so that some come several times and others never. "
    "Shuffle all row numbers once, with `rng.permutation`, and cut the result into pieces."
)
_OVERLAP = (
    "The batches overlap: each begins one row after the one before. Let them begin `batch_size` "
    "rows apart."
)
_OVERLAP_BY_ONE = (
    "Neighbouring batches share a row. A slice ends *before* its second number, so `start + "
    "batch_size` is right as it is: no 1 is to be added."
)
_END_FIXED = (
    "Behind the first batch only empty ones come. The second number of a slice is where it *ends*: "
    "`start + batch_size`, and it moves on with `start`."
)
_LOST = "Some rows never come. In one go through the batches each row comes exactly once."
_TWICE = "Some rows come more than once. In one go through the batches each comes exactly once."
_EMPTY = (
    "There is an empty batch at the end. Where the rows divide evenly, the last full batch is the "
    "last."
)
_SHORT_FIRST = "The short batch stands at the beginning. It comes last."
_EQUAL_SIZES = (
    "The rows are shared out evenly. Every batch has `batch_size` rows, and only the last one has "
    "what is left."
)
_COUNT = "You make `batch_size` batches. It is the number of *rows* in each batch."
_ALL_AT_ONCE = "All rows come in a single batch, whatever batch_size says."
_ADDED_TO_LAST = (
    "The rows that are left over are added to the last full batch. They make a short one of their "
    "own."
)
_SIZES = (
    "The batches have not the right sizes: `batch_size` rows each, and what is left in the last."
)
_NOT_SHUFFLED = (
    "The rows come in the order in which they stand in X. Shuffle them, with `rng`: in sorted data "
    "a whole batch would show one class only."
)
_BACKWARDS = "The rows only come backwards, the same way each time. Shuffle them, with `rng`."
_BATCHES_ONLY = (
    "Only the order of the batches is random. In each of them stand neighbours, the same ones in "
    "every epoch. Shuffle the rows *before* you cut them into batches."
)
_WITHIN_ONLY = (
    "Rows are shuffled only within their batch, so a batch always holds the same rows. Shuffle all "
    "of them *before* you cut them into batches."
)
_GLOBAL = (
    "The same `rng` gives other batches each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)
_FIXED = (
    "Whatever `rng` comes in, the order is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)


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


def _run(answer: Callable[..., Any], case: tuple[int, int, int], seed: int) -> _Epoch | str:
    n, k, batch_size = case
    X, Y = table(n, k, n), one_hot(labels(n, _N_CLASSES, n + 1), _N_CLASSES)
    result = answer(X, Y, batch_size, np.random.default_rng(seed))
    if not isinstance(result, tuple | list):
        return _PAIRS
    if not result:
        return _NOTHING
    words = _form(result, X, Y, -(-n // batch_size))
    if words:
        return words
    batches = [numbers_of(pair[0], X) for pair in result]
    if any(np.any(rows < 0) for rows in batches):
        return _INVENTED
    return _Epoch(n, batch_size, Y, batches, [np.asarray(pair[1], float) for pair in result])


def _form(result: Any, X: Any, Y: Any, n_batches: int) -> str | None:
    if all(isinstance(batch, np.ndarray) for batch in result):
        if all(_like(batch, X) for batch in result):
            return _X_ONLY
        whole = all(batch.ndim == 1 and batch.dtype.kind in "iu" for batch in result)
        return _NUMBERS_ONLY if whole else _PAIRS
    if not all(isinstance(batch, tuple | list) and len(batch) == 2 for batch in result):
        lists = len(result) == 2 and all(len(part) == n_batches for part in result)
        return _TWO_LISTS if lists else _PAIRS
    if all(np.shape(x) == X.shape[1:] and np.shape(y) == Y.shape[1:] for x, y in result):
        return _ROW_BY_ROW
    if all(_like(x, Y) and _like(y, X) for x, y in result):
        return _Y_FIRST
    if not all(_like(x, X) and _like(y, Y) for x, y in result):
        return _PAIRS
    return None


def _like(batch: Any, whole: Any) -> bool:
    return bool(np.ndim(batch) == 2 and np.shape(batch)[1:] == whole.shape[1:])


def _epochs(answer: Callable[..., Any]) -> Iterator[_Epoch | str]:
    for seed, case in enumerate(_CASES):
        yield _run(answer, case, seed)


def _pairs(answer: Callable[..., Any]) -> str | None:
    for epoch, (n, _, batch_size) in zip(_epochs(answer), _CASES, strict=True):
        if epoch == _NOTHING and n < batch_size:
            # Who drops the short batch is told so, and has nothing mixed up.
            continue
        if isinstance(epoch, str):
            return epoch
        if epoch.paired:
            continue
        targets = np.concatenate(epoch.targets)
        as_it_was = targets.shape == epoch.Y.shape and np.allclose(targets, epoch.Y, rtol=0)
        return _WITHOUT_Y if as_it_was else _APART
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
        return _LAST_FILLED
    if len(epoch.batches) > 1 and np.array_equal(
        np.intersect1d(epoch.batches[0], epoch.batches[1]), np.sort(epoch.batches[0][1:])
    ):
        return _OVERLAP
    if len(epoch.batches) > 1 and np.array_equal(epoch.batches[0][-1:], epoch.batches[1][:1]):
        return _OVERLAP_BY_ONE
    if not any(_repeats(batch) for batch in epoch.batches):
        return _DRAWN_ANEW
    return _TWICE if complete else _REPLACED


def _repeats(rows: Any) -> bool:
    return len(np.unique(rows)) < len(rows)


def _missing(epoch: _Epoch) -> str:
    if epoch.sizes == epoch.right_sizes[:1] and len(epoch.right_sizes) > 1:
        return _FIRST_ONLY
    if epoch.sizes == [epoch.batch_size, *[0] * (len(epoch.right_sizes) - 1)]:
        return _END_FIXED
    if epoch.sizes == epoch.right_sizes[:-1]:
        return _LAST_DROPPED
    starts = range(0, epoch.n, epoch.batch_size)
    one_less = [min(epoch.batch_size - 1, epoch.n - start) for start in starts]
    if epoch.sizes in (one_less, [size - 1 for size in epoch.right_sizes]):
        return _ONE_TOO_FEW
    return _LOST


def _sizes(answer: Callable[..., Any]) -> str | None:
    for epoch in _epochs(answer):
        if isinstance(epoch, str):
            return epoch
        sizes, right, n = epoch.sizes, epoch.right_sizes, epoch.n
        if sizes == right:
            continue
        named = (
            (sizes == [*right, 0], _EMPTY),
            (sizes == right[::-1], _SHORT_FIRST),
            (sizes == [n], _ALL_AT_ONCE),
            (sizes == [*right[:-2], right[-1] + epoch.batch_size], _ADDED_TO_LAST),
            (sizes == _shared(n, len(right)), _EQUAL_SIZES),
            (len(sizes) in (epoch.batch_size, epoch.batch_size + 1), _COUNT),
            (sizes == right[:-1], _LAST_DROPPED),
            (sizes == [epoch.batch_size] * len(right), _LAST_FILLED),
        )
        return next((words for fits, words in named if fits), _SIZES)
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
        return _GLOBAL
    if all(np.array_equal(orders[0], order) for order in orders):
        if np.array_equal(orders[0], np.arange(len(orders[0]))):
            return _NOT_SHUFFLED
        if np.array_equal(orders[0], np.arange(len(orders[0]))[::-1]):
            return _BACKWARDS
        return _FIXED
    batches = [batch for epoch in epochs for batch in epoch.batches if len(batch) > 1]
    if all(np.all(np.diff(batch) == 1) for batch in batches):
        return _BATCHES_ONLY
    if all(np.ptp(batch) == len(batch) - 1 for batch in batches):
        return _WITHIN_ONLY
    return None


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
    ),
    misconceptions=(
        Misconception("only X", _X_ONLY, _arranged(lambda batches: [x for x, _ in batches])),
        Misconception("Y first", _Y_FIRST, _arranged(lambda batches: [(y, x) for x, y in batches])),
        Misconception(
            "two lists",
            _TWO_LISTS,
            _arranged(lambda batches: ([x for x, _ in batches], [y for _, y in batches])),
        ),
        Misconception(
            "row by row",
            _ROW_BY_ROW,
            _arranged(lambda bs: [(x, y) for b in bs for x, y in zip(*b, strict=True)]),
        ),
        Misconception(
            "row numbers",
            _NUMBERS_ONLY,
            lambda X, Y, batch_size, rng: _cut(rng.permutation(len(X)), batch_size),
        ),
        Misconception("columns moved", _INVENTED, _columns_too),
        Misconception("X shuffled without Y", _WITHOUT_Y, _y_as_it_was),
        Misconception("X and Y shuffled apart", _APART, _shuffled_apart),
        Misconception(
            "last short batch dropped",
            _LAST_DROPPED,
            _made(cut=lambda order, size: [o for o in _cut(order, size) if len(o) == size]),
        ),
        Misconception("last batch filled up", _LAST_FILLED, _made(cut=_filled)),
        Misconception(
            "return inside the loop", _FIRST_ONLY, _made(cut=lambda o, size: _cut(o, size)[:1])
        ),
        Misconception(
            "one row of each batch lost",
            _ONE_TOO_FEW,
            _made(cut=lambda order, size: [rows[:-1] for rows in _cut(order, size)]),
        ),
        Misconception(
            "drawn with replacement", _REPLACED, _made(order=lambda n, rng: rng.integers(0, n, n))
        ),
        Misconception(
            "each batch drawn anew",
            _DRAWN_ANEW,
            lambda X, Y, size, rng: [
                (X[rows], Y[rows])
                for piece in _cut(np.arange(len(X)), size)
                for rows in [rng.choice(len(X), len(piece), replace=False)]
            ],
        ),
        Misconception(
            "overlapping",
            _OVERLAP,
            _made(cut=lambda order, size: [order[i : i + size] for i in range(len(order))]),
        ),
        Misconception(
            "overlapping by one row",
            _OVERLAP_BY_ONE,
            _made(cut=lambda o, size: [o[i : i + size + 1] for i in range(0, len(o), size)]),
        ),
        Misconception(
            "end of the slice fixed",
            _END_FIXED,
            _made(cut=lambda o, size: [o[i:size] for i in range(0, len(o), size)]),
        ),
        Misconception(
            "empty last batch",
            _EMPTY,
            _made(
                cut=lambda order, size: [
                    order[i * size : (i + 1) * size] for i in range(len(order) // size + 1)
                ]
            ),
        ),
        Misconception(
            "short batch first",
            _SHORT_FIRST,
            _made(cut=lambda order, size: _cut(order, size)[::-1]),
        ),
        Misconception(
            "shared out evenly",
            _EQUAL_SIZES,
            _made(cut=lambda order, size: np.array_split(order, -(-len(order) // size))),
        ),
        Misconception(
            "batch_size batches", _COUNT, _made(cut=lambda o, size: np.array_split(o, size))
        ),
        Misconception("all at once", _ALL_AT_ONCE, _made(cut=lambda order, size: [order])),
        Misconception("rest added to the last batch", _ADDED_TO_LAST, _made(cut=_added_to_last)),
        Misconception("not shuffled", _NOT_SHUFFLED, _made(order=lambda n, rng: np.arange(n))),
        Misconception("backwards", _BACKWARDS, _made(order=lambda n, rng: np.arange(n)[::-1])),
        Misconception("only the batches shuffled", _BATCHES_ONLY, _batches_shuffled),
        Misconception("shuffled within batches", _WITHIN_ONLY, _shuffled_within),
        Misconception("np.random in place of rng", _GLOBAL, _own_generator(None)),
        Misconception("a seed of one's own", _FIXED, _own_generator(0)),
    ),
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
