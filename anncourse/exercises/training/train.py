"""Exercise ``train(X, Y, sizes, lr, epochs, batch_size, rng)``.

The first weights and the order of the rows are drawn, so no numbers can be expected. But training
with hardly any learning rate shows the first weights, and from there every order of a few rows is
tried (`anncourse.exercises.training.paths`): training has to end where one of them leads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.init_parameters import EXERCISE as INIT_PARAMETERS
from anncourse.exercises.training.minibatches import EXERCISE as MINIBATCHES
from anncourse.exercises.training.paths import all_orders, walk_epochs
from anncourse.exercises.training.train_kinds import PARAMETERS, SPACE, steps_of_all_rows
from anncourse.exercises.training.train_losses import check_losses
from anncourse.exercises.training.train_mistakes import MISCONCEPTIONS
from anncourse.exercises.training.train_runs import (
    CLOSE,
    HARDLY_ANY,
    LR,
    SIZES,
    Run,
    call,
    read_result,
    run_training,
    same_layers,
)
from annlib.datasets import blobs, xor
from annlib.encoding import one_hot
from annlib.metrics import accuracy
from annlib.training import predict, train
from nbjudge.shared.plain import as_array

# That an honest shuffle of four rows gives the same order twice in all of these happens once in
# 24**7 times.
_SEEDS = range(7)


def _one_step(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size) in enumerate(((5, 5), (4, 9))):
        run = run_training(answer, n, batch_size, 1, seed)
        if isinstance(run, str):
            return run
        if not run.went(np.arange(n)[None], n):
            return _other_step(run, np.arange(n)[None], n) or words.STEP
    return None


def _other_step(run: Run, orders: Any, batch_size: int) -> str | None:
    # Without a learning rate worth the name, a step alone leads to 0.
    if not any(np.abs(a).max() > 1e-9 for pair in run.start for a in pair):
        return words.STEP_ALONE
    for said, update in words.STEPS.items():
        if run.went(orders, batch_size, update):
            return said
    return None


def _one_epoch(answer: Callable[..., Any]) -> str | None:
    for seed, (n, batch_size) in enumerate(((5, 2), (4, 1))):
        run = run_training(answer, n, batch_size, 1, seed)
        if isinstance(run, str):
            return run
        orders = all_orders(n, batch_size)
        if not run.went(orders, batch_size):
            return _other_epoch(run, orders) or words.EPOCH
    return None


def _other_epoch(run: Run, orders: Any) -> str | None:
    n, size = run.n, run.batch_size
    n_batches = -(-n // size)
    in_order = np.arange(n)[None]
    whole = n - n % size
    last = n % size or size
    filled = [[*order, row] for order in orders for row in order[:whole]]
    known = (
        (in_order, n, words.ONE_STEP_AN_EPOCH),
        (np.tile(in_order, n_batches), n, words.ALL_ROWS_EACH_STEP),
        (orders[:, :size], size, words.ONE_BATCH_ONLY),
        (orders[:, -last:], last, words.ONE_BATCH_ONLY),
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
        run = run_training(answer, n, batch_size, epochs, seed)
        if isinstance(run, str):
            return run
        if not run.paths().leading_to(run.end, CLOSE).size:
            said = _other_epochs(answer, run, seed)
            call(answer, n, SIZES, LR, epochs, batch_size, seed)
            return said
    return None


def _all_epochs(answer: Callable[..., Any]) -> str | None:
    # With steps as long as these the loss rises now and then, whatever rng draws.
    X = np.array([[1.0, 2], [2, -1], [-1.5, 0.5], [3, 1], [-2, -2], [0.5, -1.5]])
    Y = np.eye(2)[[0, 1, 0, 1, 1, 0]]
    for seed in range(3):
        result = answer(X, Y, [2, 6, 2], 3.0, 12, 2, np.random.default_rng(seed))
        losses = as_array(result[1])
        if losses is not None and 1 < losses.size < 12:
            return (
                f"It returns {losses.size} losses for 12 epochs. Train for as many epochs as are "
                "asked for, also where the loss rises on the way."
            )
    return None


def _other_epochs(answer: Callable[..., Any], run: Run, seed: int) -> str:
    n_losses = 0 if run.losses is None else run.losses.size
    if run.went(all_orders(run.n, run.batch_size), run.batch_size):
        first = call(answer, run.n, SIZES, HARDLY_ANY, 1, run.batch_size, seed)
        if not isinstance(first, str) and not same_layers(first[0], run.start):
            return words.STARTS_AFRESH
        return words.ONE_EPOCH if n_losses == 1 else words.USED_UP
    for more, said in ((-1, words.ONE_TOO_FEW), (1, words.ONE_TOO_MANY)):
        paths = walk_epochs(run.start, run.X, run.Y, run.batch_size, LR, run.epochs + more)
        if paths.leading_to(run.end, CLOSE).size:
            return said
    one = run_training(answer, run.n, run.batch_size, 1, seed)
    if isinstance(one, str):
        return one
    orders = all_orders(run.n, run.batch_size)
    if not one.went(orders, run.batch_size):
        return _other_epoch(one, orders) or words.EPOCH
    return words.EPOCHS


def _by_chance(answer: Callable[..., Any]) -> str | None:
    starts, taken = [], []
    for seed in _SEEDS:
        run = run_training(answer, 4, 1, 2, seed)
        if isinstance(run, str):
            return run
        paths = run.paths()
        numbers = paths.leading_to(run.end, CLOSE)
        if not numbers.size:
            return words.ORDER_UNKNOWN
        starts.append(run.start)
        # All that it can have been, each as one row: the first epoch, then the second.
        taken.append({tuple(order.ravel()) for order in paths.orders[numbers]})
    again = call(answer, 4, SIZES, HARDLY_ANY, 2, 1, _SEEDS[0])
    if isinstance(again, str):
        return again
    if not np.allclose(starts[0][0][0], again[0][0][0], rtol=0, atol=1e-8):
        return words.KEPT
    everywhere = set.intersection(*taken)
    if not any(W.any() for start in starts for W, _ in start):
        return words.ZERO_START
    if all(same_layers(starts[0], start) for start in starts):
        return words.FIXED if everywhere else words.FIXED_START
    if (0, 1, 2, 3) * 2 in everywhere:
        return words.NOT_SHUFFLED
    if all(any(order[:4] == order[4:] for order in orders) for orders in taken):
        return words.SAME_ORDER
    return words.FIXED_ORDER if everywhere else None


def _any_depth(answer: Callable[..., Any]) -> str | None:
    for seed, sizes in enumerate(((3, 8, 7, 2), (3, 2), (3, 8, 9, 7, 2))):
        run = run_training(answer, 5, 5, 1, seed, sizes)
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
        result = read_result(answer(X, Y, list(sizes), lr, epochs, batch_size, generator), sizes)
        if isinstance(result, str):
            return result
        layers, losses = result
        if accuracy(predict(X, layers), y) < 0.9:
            # What is wrong with a single step is the reason, and not how it begins.
            return _one_step(answer) or words.LEARNS_NOTHING
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
        Part("the mean loss of each epoch", holds=check_losses, weight=2, core=False),
        Part("new weights and a new order for every rng", holds=_by_chance, weight=2, core=False),
        Part("all epochs, whatever the loss does", holds=_all_epochs, core=False),
        Part("any number of layers", holds=_any_depth, core=False),
        every_kind("every kind of data and network", PARAMETERS, SPACE, steps_of_all_rows),
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
    uses=(INIT_PARAMETERS, MINIBATCHES),
    seconds=30.0,
    edited=False,
)
