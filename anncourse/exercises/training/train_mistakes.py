"""Wrong ways to write `train`, as learners write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.paths import Update, downhill
from annlib.activations import relu, softmax
from annlib.backpropagation import backward
from annlib.forward_propagation import forward
from annlib.initializers import init_parameters
from annlib.losses import cross_entropy
from annlib.training import minibatches

Batches = Callable[[Any, Any, int, Any], Iterable[Any]]
Note = Callable[["_Epoch"], Any]


class _Epoch:
    """What can be noted of one epoch: every batch's loss, its rows, and all losses so far."""

    def __init__(self, whole: Callable[[], float], earlier: list[float]) -> None:
        self.whole_before = whole()
        self.before: list[float] = []
        self.after: list[float] = []
        self.rows: list[int] = []
        self.earlier = earlier
        self.whole = whole


def _measure(parameters: Any, X: Any, Y: Any) -> float:
    activations = [relu] * (len(parameters) - 1) + [softmax]
    return cross_entropy(forward(X, parameters, activations)[-1], Y)


def _mean(epoch: _Epoch) -> float:
    return float(np.mean(epoch.before)) if epoch.before else float("nan")


def _made(
    *,
    start: Callable[[Any, Any], Any] = init_parameters,
    batches: Batches = minibatches,
    update: Update = downhill,
    note: Note = _mean,
    rows: Callable[[Any, Any, Any, Any], Any] = lambda X, Y, x, y: (x, y),
    result: Callable[[Any, Any], Any] = lambda parameters, losses: (parameters, losses),
    afresh: bool = False,
    fixed_lr: float | None = None,
    more_epochs: int = 0,
) -> Callable[..., Any]:
    """Train rightly but for what is handed in."""

    def train(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, batch_size: Any, rng: Any) -> Any:
        lr = lr if fixed_lr is None else fixed_lr
        parameters = start(sizes, rng)
        losses: list[Any] = []
        so_far: list[float] = []
        for _ in range(epochs + more_epochs):
            if afresh:
                parameters = start(sizes, rng)
            epoch = _Epoch(lambda: _measure(parameters, X, Y), so_far)  # noqa: B023
            for x, y in batches(X, Y, batch_size, rng):
                x, y = rows(X, Y, x, y)
                epoch.before.append(_measure(parameters, x, y))
                so_far.append(epoch.before[-1])
                parameters = update(parameters, backward(x, y, parameters), lr, len(x))
                epoch.after.append(_measure(parameters, x, y))
                epoch.rows.append(len(x))
            losses.append(note(epoch))
        return result(parameters, losses)

    return train


def _in_order(X: Any, Y: Any, size: int, rng: Any) -> Any:
    return [(X[k : k + size], Y[k : k + size]) for k in range(0, len(X), size)]


def _filled(X: Any, Y: Any, size: int, rng: Any) -> Any:
    order = rng.permutation(len(X))
    order = np.concatenate([order, order[: -len(X) % size]])
    return _in_order(X[order], Y[order], size, rng)


def _same_order(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    parameters = init_parameters(sizes, rng)
    batches = list(minibatches(X, Y, size, rng))
    return _made(start=lambda s, r: parameters, batches=lambda *a: batches)(
        X, Y, sizes, lr, epochs, size, rng
    )


def _used_up(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    parameters = init_parameters(sizes, rng)
    batches = minibatches(X, Y, size, rng)
    return _made(start=lambda s, r: parameters, batches=lambda *a: batches)(
        X, Y, sizes, lr, epochs, size, rng
    )


def _return_after_the_first_epoch(
    X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any
) -> Any:
    return _made()(X, Y, sizes, lr, 1, size, rng)


def _fixed_seed(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    return _made()(X, Y, sizes, lr, epochs, size, np.random.default_rng(0))


def _no_seed(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    return _made()(X, Y, sizes, lr, epochs, size, np.random.default_rng())


def _loss_per_batch(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    all_losses: list[float] = []

    def note(epoch: _Epoch) -> None:
        all_losses.extend(epoch.before)

    return _made(note=note, result=lambda p, losses: (p, all_losses))(
        X, Y, sizes, lr, epochs, size, rng
    )


def _one_extra_loss(X: Any, Y: Any, sizes: Any, lr: Any, epochs: Any, size: Any, rng: Any) -> Any:
    return _made(result=lambda p, losses: (p, [*losses, _measure(p, X, Y)]))(
        X, Y, sizes, lr, epochs, size, rng
    )


def _zero_start(sizes: Any, rng: Any) -> Any:
    return [(0 * W, b) for W, b in init_parameters(sizes, rng)]


def _equal_start(sizes: Any, rng: Any) -> Any:
    # Something is drawn, so that another rng starts elsewhere; but all neurons are twins.
    return [(0 * W + W[0, 0], b) for W, b in init_parameters(sizes, rng)]


def _returned(result: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return _made(result=result)


def _noted(note: Note) -> Callable[..., Any]:
    return _made(note=note)


def _stepped(said: str) -> Callable[..., Any]:
    return _made(update=words.STEPS[said])


MISCONCEPTIONS = (
    Misconception("losses missing", words.NO_LOSSES, _returned(lambda p, losses: p)),
    Misconception("only the losses", words.ONLY_LOSSES, _returned(lambda p, losses: losses)),
    Misconception("losses first", words.LOSSES_FIRST, _returned(lambda p, losses: (losses, p))),
    Misconception("np.random in place of rng", words.GLOBAL, _no_seed),
    Misconception("a seed of one's own", words.FIXED, _fixed_seed),
    Misconception(
        "parameters never change", words.NEVER_LEARNS, _made(update=lambda p, g, lr, n: p)
    ),
    Misconception("learning rate ignored", words.NO_LR, _made(fixed_lr=0.5)),
    Misconception("uphill", words.UPHILL, _stepped(words.UPHILL)),
    Misconception("biases not trained", words.STILL_BIASES, _stepped(words.STILL_BIASES)),
    Misconception("weights not trained", words.STILL_WEIGHTS, _stepped(words.STILL_WEIGHTS)),
    Misconception("biases uphill", words.BIASES_UPHILL, _stepped(words.BIASES_UPHILL)),
    Misconception("divided by the batch again", words.DIVIDED_TWICE, _stepped(words.DIVIDED_TWICE)),
    Misconception("sum over the batch", words.SUM, _stepped(words.SUM)),
    Misconception("output layer only", words.LAST_LAYER, _stepped(words.LAST_LAYER)),
    Misconception("first layer only", words.FIRST_LAYER, _stepped(words.FIRST_LAYER)),
    Misconception("the step alone", words.STEP_ALONE, _made(update=words.step_alone)),
    Misconception(
        "one step an epoch",
        words.ONE_STEP_AN_EPOCH,
        _made(batches=lambda X, Y, size, rng: [(X, Y)]),
    ),
    Misconception(
        "all rows in each step",
        words.ALL_ROWS_EACH_STEP,
        _made(rows=lambda X, Y, x, y: (X, Y)),
    ),
    Misconception(
        "one batch only",
        words.ONE_BATCH_ONLY,
        _made(batches=lambda *args: list(minibatches(*args))[:1]),
    ),
    Misconception(
        "last short batch dropped",
        words.LAST_BATCH_DROPPED,
        _made(
            batches=lambda X, Y, k, rng: [
                b for b in minibatches(X, Y, k, rng) if len(b[0]) >= min(k, len(X))
            ]
        ),
    ),
    Misconception("last batch filled up", words.LAST_BATCH_FILLED, _made(batches=_filled)),
    Misconception(
        "row by row",
        words.ROW_BY_ROW,
        _made(batches=lambda X, Y, size, rng: minibatches(X, Y, 1, rng)),
    ),
    Misconception("starts afresh each epoch", words.STARTS_AFRESH, _made(afresh=True)),
    Misconception("only one epoch", words.ONE_EPOCH, _return_after_the_first_epoch),
    Misconception("minibatches used up", words.USED_UP, _used_up),
    Misconception("one epoch too few", words.ONE_TOO_FEW, _made(more_epochs=-1)),
    Misconception("one epoch too many", words.ONE_TOO_MANY, _made(more_epochs=1)),
    Misconception("not shuffled", words.NOT_SHUFFLED, _made(batches=_in_order)),
    Misconception("the same order in every epoch", words.SAME_ORDER, _same_order),
    Misconception(
        "first weights of a fixed seed",
        words.FIXED_START,
        _made(start=lambda sizes, rng: init_parameters(sizes, np.random.default_rng(0))),
    ),
    Misconception("zero weights", words.ZERO_START, _made(start=_zero_start)),
    Misconception("equal weights", words.LEARNS_NOTHING, _made(start=_equal_start)),
    Misconception("one loss", words.ONE_LOSS, _returned(lambda p, losses: (p, losses[-1]))),
    Misconception("last loss only", words.LAST_LOSS_ONLY, _returned(lambda p, ls: (p, ls[-1:]))),
    Misconception("no loss noted", words.LOSSES_EMPTY, _returned(lambda p, losses: (p, []))),
    Misconception("a loss too many", words.ONE_LOSS_TOO_MANY, _one_extra_loss),
    Misconception("a loss for each batch", words.LOSS_PER_BATCH, _loss_per_batch),
    Misconception(
        "loss after the step", words.LOSS_AFTER_STEP, _noted(lambda e: float(np.mean(e.after)))
    ),
    Misconception("losses added up", words.LOSS_SUMMED, _noted(lambda e: sum(e.before))),
    Misconception(
        "losses added up over the rows",
        words.LOSS_SUMMED_OVER_ROWS,
        _noted(lambda e: float(np.dot(e.before, e.rows))),
    ),
    Misconception(
        "losses divided by the rows",
        words.LOSS_DIVIDED_BY_ROWS,
        _noted(lambda e: sum(e.before) / sum(e.rows)),
    ),
    Misconception(
        "loss of the last batch", words.LOSS_OF_LAST_BATCH, _noted(lambda e: e.before[-1])
    ),
    Misconception(
        "loss of the first batch", words.LOSS_OF_FIRST_BATCH, _noted(lambda e: e.before[0])
    ),
    Misconception("loss at the end", words.LOSS_AT_THE_END, _noted(lambda e: e.whole())),
    Misconception(
        "loss at the beginning", words.LOSS_AT_THE_BEGINNING, _noted(lambda e: e.whole_before)
    ),
    Misconception(
        "losses not reset", words.LOSS_NOT_RESET, _noted(lambda e: float(np.mean(e.earlier)))
    ),
    Misconception("negative losses", words.LOSS_SIGN, _noted(lambda e: -_mean(e))),
)
