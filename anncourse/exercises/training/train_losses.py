"""Whether the losses that `train` returns are those of the steps it took."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.paths import Paths, loss_of, walk
from anncourse.exercises.training.train_runs import CLOSE, LR, SIZES, Run, call, run_training


def check_losses(answer: Callable[..., Any]) -> str | None:
    """Say what is wrong with the losses, None if nothing is."""
    for seed, (n, batch_size, epochs) in enumerate(((5, 2, 2), (3, 1, 3))):
        run = run_training(answer, n, batch_size, epochs, seed)
        if isinstance(run, str):
            return run
        said = _form_of_losses(run) or _values_of_losses(run)
        if said == words.LAST_LOSS_ONLY and not _is_one_always(answer, run, seed):
            return words.ONE_LOSS_TOO_FEW
        if said:
            return said
    return None


def _form_of_losses(run: Run) -> str | None:
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


def _is_one_always(answer: Callable[..., Any], run: Run, seed: int) -> bool:
    # One loss for two epochs may be one too few.
    more = call(answer, run.n, SIZES, LR, run.epochs + 1, run.batch_size, seed)
    return isinstance(more, str) or np.shape(more[1]) == (1,)


def _values_of_losses(run: Run) -> str | None:
    paths = run.paths()
    taken = paths.leading_to(run.end, CLOSE)
    if not taken.size:
        return words.LOSSES_UNKNOWN
    found = [_wrong_losses(run, paths, number) for number in taken]
    return None if None in found else found[0]


def _wrong_losses(run: Run, paths: Paths, number: int) -> str | None:
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


def _agree(run: Run, losses: Any) -> bool:
    return bool(np.allclose(run.losses, losses, rtol=1e-4, atol=1e-5))


def _epoch_ends(run: Run, orders: Any) -> Any:
    """Return the loss on all rows at the start and after each epoch."""
    layers = run.start
    losses = [loss_of(layers, run.X, run.Y)]
    for order in orders:
        layers = walk(layers, run.X, run.Y, order[None], run.batch_size, LR).layers
        losses.append(loss_of([(W[0], b) for W, b in layers], run.X, run.Y))
    return np.array(losses)
