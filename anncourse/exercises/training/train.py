"""Exercise ``train(X, Y, sizes, lr, epochs, batch_size, rng)``.

The first weights and the order of the rows are drawn, so no numbers can be expected. But training
with hardly any learning rate shows the first weights, and from there every order of a few rows is
tried (`anncourse.exercises.training.paths`): training has to end where one of them leads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.paths import (
    Paths,
    Update,
    all_orders,
    downhill,
    loss_of,
    walk,
    walk_epochs,
)
from anncourse.exercises.training.reading import Layer, read_layers
from anncourse.exercises.training.train_mistakes import MISCONCEPTIONS
from annlib.datasets import blobs, xor
from annlib.encoding import one_hot
from annlib.metrics import accuracy
from annlib.training import predict, train
from nbjudge.shared.plain import as_array

# Neither centred nor symmetric, and no two rows alike.
_X = np.array(
    [[1.0, -0.5, 2.0], [0.25, 1.5, -1.0], [-1.5, 0.75, 0.5], [2.0, 1.0, -0.25], [0.5, -2.0, 1.25]]
)
_Y = one_hot(np.array([0, 1, 1, 1, 0]), 2)
_SIZES = (3, 4, 2)
_LR = 0.5
# So small that no weight moves, and yet a learning rate.
_HARDLY_ANY = 1e-12
# Single precision ends this close to where it should; two orders of the rows end further apart.
_CLOSE = 2e-5
# That an honest shuffle of four rows gives the same order twice in all of these happens once in
# 24**7 times.
_SEEDS = range(7)


@dataclass(frozen=True)
class _Run:
    """One training: what was asked for, where it started, and what came out."""

    n: int
    batch_size: int
    epochs: int
    start: list[Layer]
    end: list[Layer]
    losses: Any

    @property
    def X(self) -> Any:
        """The rows."""
        return _X[: self.n]

    @property
    def Y(self) -> Any:
        """Their one-hot targets."""
        return _Y[: self.n]

    def paths(self) -> Paths:
        """Return where all orders lead."""
        return walk_epochs(self.start, self.X, self.Y, self.batch_size, _LR, self.epochs)

    def went(self, orders: Any, batch_size: int, update: Update = downhill) -> bool:
        """Whether one of these orders leads to where the training ended."""
        paths = walk(self.start, self.X, self.Y, orders, batch_size, _LR, update)
        return bool(paths.leading_to(self.end, _CLOSE).size)


def _call(
    answer: Callable[..., Any],
    n: int,
    sizes: tuple[int, ...],
    lr: float,
    epochs: int,
    batch_size: int,
    seed: int,
) -> tuple[list[Layer], Any] | str:
    rng = np.random.default_rng(seed)
    return _read(answer(_X[:n], _Y[:n], list(sizes), lr, epochs, batch_size, rng), sizes)


def _read(result: Any, sizes: tuple[int, ...]) -> tuple[list[Layer], Any] | str:
    if not isinstance(read_layers(result, sizes), str):
        return words.NO_LOSSES
    numbers = as_array(result)
    if numbers is not None and numbers.ndim == 1:
        return words.ONLY_LOSSES
    if not isinstance(result, tuple | list) or len(result) != 2:
        return words.TWO_RESULTS
    if not isinstance(read_layers(result[1], sizes), str):
        return words.LOSSES_FIRST
    layers = read_layers(result[0], sizes)
    if isinstance(layers, str):
        return layers
    return layers, as_array(result[1])


def _train(
    answer: Callable[..., Any],
    n: int,
    batch_size: int,
    epochs: int,
    seed: int,
    sizes: tuple[int, ...] = _SIZES,
) -> _Run | str:
    """Train once, and twice more with hardly any learning rate to see the first weights."""
    results = []
    # What is called last is shown to the learner.
    for lr in (_HARDLY_ANY, _HARDLY_ANY, _LR):
        result = _call(answer, n, sizes, lr, epochs, batch_size, seed)
        if isinstance(result, str):
            return result
        results.append(result)
    (start, _), (again, _), (end, losses) = results
    if not _equal(start, again):
        return words.GLOBAL
    run = _Run(n, batch_size, epochs, _settled(start), end, losses)
    if not _equal(start, end):
        return run
    if run.losses is not None and run.losses.size == epochs - 1:
        return words.ONE_TOO_FEW
    one_more = _call(answer, n, sizes, _LR, epochs + 1, batch_size, seed)
    stands = isinstance(one_more, str) or _equal(one_more[0], end)
    return words.NEVER_LEARNS if stands else words.NO_LR


def _settled(layers: list[Layer]) -> list[Layer]:
    # Where no neuron of a layer fires, the sums of the next one are its biases: exactly 0, where
    # ReLU has its bend, and not a trillionth beside it.
    return [(W, np.where(np.abs(b) < 1e-9, 0.0, b)) for W, b in layers]


def _equal(layers: list[Layer], others: list[Layer]) -> bool:
    return all(
        np.allclose(a, b, rtol=0, atol=1e-8)
        for pair, other in zip(layers, others, strict=True)
        for a, b in zip(pair, other, strict=True)
    )


def _one_step(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size) in enumerate(((5, 5), (4, 9))):
        run = _train(answer, n, batch_size, 1, seed)
        if isinstance(run, str):
            return run
        if not run.went(np.arange(n)[None], n):
            return _other_step(run, np.arange(n)[None], n) or words.STEP
    return None


def _other_step(run: _Run, orders: Any, batch_size: int) -> str | None:
    # Without a learning rate worth the name, a step alone leads to 0.
    if not any(np.abs(a).max() > 1e-9 for pair in run.start for a in pair):
        return words.STEP_ALONE
    for said, update in words.STEPS.items():
        if run.went(orders, batch_size, update):
            return said
    return None


def _one_epoch(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size) in enumerate(((5, 2), (4, 1))):
        run = _train(answer, n, batch_size, 1, seed)
        if isinstance(run, str):
            return run
        orders = all_orders(n, batch_size)
        if not run.went(orders, batch_size):
            return _other_epoch(run, orders) or words.EPOCH
    return None


def _other_epoch(run: _Run, orders: Any) -> str | None:
    n, size = run.n, run.batch_size
    n_batches = -(-n // size)
    in_order = np.arange(n)[None]
    whole = n - n % size
    filled = [[*order, row] for order in orders for row in order[:whole]]
    known = (
        (in_order, n, words.ONE_STEP_AN_EPOCH),
        (np.tile(in_order, n_batches), n, words.ALL_ROWS_EACH_STEP),
        (orders[:, :size], size, words.FIRST_BATCH_ONLY),
        (orders[:, :whole], size, words.LAST_BATCH_DROPPED),
        (all_orders(n, 1), 1, words.ROW_BY_ROW),
        (np.array(filled), size, words.LAST_BATCH_FILLED),
    )
    for taken, batch_size, said in known:
        if (batch_size, taken.shape[1]) != (size, n) and run.went(taken, batch_size):
            return said
    return _other_step(run, orders, size)


def _several_epochs(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size, epochs) in enumerate(((3, 1, 3), (5, 2, 2), (4, 4, 3))):
        run = _train(answer, n, batch_size, epochs, seed)
        if isinstance(run, str):
            return run
        if not run.paths().leading_to(run.end, _CLOSE).size:
            said = _other_epochs(answer, run, seed)
            _call(answer, n, _SIZES, _LR, epochs, batch_size, seed)
            return said
    return None


def _other_epochs(answer: Callable[..., Any], run: _Run, seed: int) -> str:
    n_losses = 0 if run.losses is None else run.losses.size
    if run.went(all_orders(run.n, run.batch_size), run.batch_size):
        first = _call(answer, run.n, _SIZES, _HARDLY_ANY, 1, run.batch_size, seed)
        if not isinstance(first, str) and not _equal(first[0], run.start):
            return words.STARTS_AFRESH
        return words.ONE_EPOCH if n_losses == 1 else words.USED_UP
    for more, said in ((-1, words.ONE_TOO_FEW), (1, words.ONE_TOO_MANY)):
        paths = walk_epochs(run.start, run.X, run.Y, run.batch_size, _LR, run.epochs + more)
        if paths.leading_to(run.end, _CLOSE).size:
            return said
    return words.EPOCHS


def _losses(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size, epochs) in enumerate(((5, 2, 2), (3, 1, 3))):
        run = _train(answer, n, batch_size, epochs, seed)
        if isinstance(run, str):
            return run
        said = _form_of_losses(run) or _values_of_losses(run)
        if said:
            return said
    return None


def _form_of_losses(run: _Run) -> str | None:
    if run.losses is None:
        return words.LOSSES_ARE_NO_NUMBERS
    shape, n_batches = run.losses.shape, -(-run.n // run.batch_size)
    if shape == (run.epochs,):
        return None if np.isfinite(run.losses).all() else words.LOSSES_NOT_FINITE
    known = {
        (): words.ONE_LOSS,
        (run.epochs + 1,): words.ONE_LOSS_TOO_MANY,
        (run.epochs * n_batches,): words.LOSS_PER_BATCH,
        (run.epochs, n_batches): words.LOSS_PER_BATCH,
        (0,): words.LOSSES_EMPTY,
        (1,): words.LAST_LOSS_ONLY,
    }
    return known.get(shape, words.LOSSES_LENGTH)


def _values_of_losses(run: _Run) -> str | None:
    paths = run.paths()
    taken = paths.leading_to(run.end, _CLOSE)
    if not taken.size:
        return words.LOSSES_UNKNOWN
    found = [_wrong_losses(run, paths, number) for number in taken]
    return None if None in found else found[0]


def _wrong_losses(run: _Run, paths: Paths, number: int) -> str | None:
    before, after = paths.before[number], paths.after[number]
    n_batches = before.shape[1]
    rows = np.full(n_batches, run.batch_size)
    rows[-1] = run.n - rows[:-1].sum()
    if any(_agree(run, losses) for losses in (before.mean(axis=1), before @ rows / run.n)):
        return None
    ends = _epoch_ends(run, paths.orders[number])
    total = before.sum(axis=1)
    known = (
        (after.mean(axis=1), words.LOSS_AFTER_STEP),
        (after @ rows / run.n, words.LOSS_AFTER_STEP),
        (total, words.LOSS_SUMMED),
        (before @ rows, words.LOSS_SUMMED_OVER_ROWS),
        (total / run.n, words.LOSS_DIVIDED_BY_ROWS),
        (before[:, -1], words.LOSS_OF_LAST_BATCH),
        (after[:, -1], words.LOSS_OF_LAST_BATCH),
        (before[:, 0], words.LOSS_OF_FIRST_BATCH),
        (ends[1:], words.LOSS_AT_THE_END),
        (ends[:-1], words.LOSS_AT_THE_BEGINNING),
        (total.cumsum() / n_batches / np.arange(1, run.epochs + 1), words.LOSS_NOT_RESET),
        (total.cumsum() / n_batches, words.LOSS_NOT_RESET),
        (total.cumsum(), words.LOSS_NOT_RESET),
        (-before.mean(axis=1), words.LOSS_SIGN),
    )
    return next((said for losses, said in known if _agree(run, losses)), words.LOSSES_WRONG)


def _agree(run: _Run, losses: Any) -> bool:
    return bool(np.allclose(run.losses, losses, rtol=1e-4, atol=1e-5))


def _epoch_ends(run: _Run, orders: Any) -> Any:
    """Return the loss on all rows at the start and after each epoch."""
    layers = run.start
    losses = [loss_of(layers, run.X, run.Y)]
    for order in orders:
        layers = walk(layers, run.X, run.Y, order[None], run.batch_size, _LR).layers
        losses.append(loss_of([(W[0], b) for W, b in layers], run.X, run.Y))
    return np.array(losses)


def _by_chance(answer: Callable[..., Any]) -> str | None:
    starts, taken = [], []
    for seed in _SEEDS:
        run = _train(answer, 4, 1, 2, seed)
        if isinstance(run, str):
            return run
        paths = run.paths()
        numbers = paths.leading_to(run.end, _CLOSE)
        if not numbers.size:
            return words.ORDER_UNKNOWN
        starts.append(run.start)
        # All that it can have been, each as one row: the first epoch, then the second.
        taken.append({tuple(order.ravel()) for order in paths.orders[numbers]})
    everywhere = set.intersection(*taken)
    if not any(W.any() for start in starts for W, _ in start):
        return words.ZERO_START
    if all(_equal(starts[0], start) for start in starts):
        return words.FIXED if everywhere else words.FIXED_START
    if (0, 1, 2, 3) * 2 in everywhere:
        return words.NOT_SHUFFLED
    if all(any(order[:4] == order[4:] for order in orders) for orders in taken):
        return words.SAME_ORDER
    return words.FIXED_ORDER if everywhere else None


def _any_depth(answer: Callable[..., Any]) -> str | None:
    for seed, sizes in enumerate(((3, 8, 7, 2), (3, 2), (3, 8, 9, 7, 2))):
        run = _train(answer, 5, 5, 1, seed, sizes)
        if isinstance(run, str):
            return run
        if not run.went(np.arange(5)[None], 5):
            return _other_step(run, np.arange(5)[None], 5) or words.STEP
    return None


def _learns(answer: Callable[..., Any]) -> str | None:
    rng = np.random.default_rng(8)
    tasks = (
        (*blobs(90, rng), (2, 10, 3), 0.3, 10, 16),
        (*xor(60, rng, noise=0.1), (2, 16, 2), 0.5, 40, 10),
    )
    for X, y, sizes, lr, epochs, batch_size in tasks:
        Y = one_hot(y, sizes[-1])
        generator = np.random.default_rng(1)
        result = _read(answer(X, Y, list(sizes), lr, epochs, batch_size, generator), sizes)
        if isinstance(result, str):
            return result
        layers, losses = result
        if accuracy(predict(X, layers), y) < 0.9:
            return words.LEARNS_NOTHING
        if losses is not None and losses.size > 1 and losses.ravel()[-1] > losses.ravel()[0]:
            return words.LOSSES_RISE
    return None


EXERCISE = Exercise(
    name="train",
    reference=train,
    parts=(
        Part("one step, with all rows in one batch", holds=_one_step),
        Part("one epoch of small batches", holds=_one_epoch, weight=2),
        Part("several epochs", holds=_several_epochs),
        Part("the mean loss of each epoch", holds=_losses, weight=2, core=False),
        Part("new weights and a new order for every rng", holds=_by_chance, weight=2, core=False),
        Part("any number of layers", holds=_any_depth, core=False),
        Part("learns to tell three clouds of points apart, and XOR", holds=_learns, weight=2),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Two loops, one inside the other: the outer one runs over the epochs, the inner one over "
        "the minibatches. What is done once, before both of them? What is done in every epoch, "
        "and what with every batch?",
        "Before the loops: draw the parameters, with your `init_parameters`, and start an empty "
        "list of losses. At the start of each epoch: make new minibatches and an empty list for "
        "their losses. At its end: append the mean.",
        "With each batch, in this order: `forward` gives the probabilities, as its last entry; "
        "`cross_entropy` compares them with the batch's targets; `backward` gives the gradient; "
        "`gradient_step` gives *new* parameters, which take the place of the old ones.",
        "`for X_batch, Y_batch in minibatches(…)` walks through the batches. Hand on `X_batch` and "
        "`Y_batch`, not X and Y. The list of activation functions has one entry for each layer.",
    ),
    seconds=30.0,
)
