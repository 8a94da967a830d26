"""Training with one batch on every kind of data and network, followed from where it began."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.levels import alike, as_they_are, sized
from anncourse.checks.space import Arguments, Level, Space
from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.paths import downhill
from anncourse.exercises.training.train_runs import CLOSE, HARDLY_ANY, read_result, settled
from annlib.backpropagation import backward
from annlib.encoding import one_hot

TOLD = {
    0: "Without any epoch, a step was taken all the same.",
    10: "With a single batch that holds all rows, ten epochs are ten steps of gradient descent, "
    "each with the learning rate that came in. Your parameters have gone somewhere else.",
}
PARAMETERS = ("X", "Y", "sizes", "lr", "epochs", "batch_size", "rng")


def _data(n: int, k: int) -> Callable[[np.random.Generator], Arguments]:
    def make(rng: np.random.Generator) -> Arguments:
        # Quarters, of which not all of a row are 0 where they are made whole.
        X = rng.integers(1, 9, (n, k)) / 4 * rng.choice([-1.0, 1.0], (n, k))
        Y = one_hot(rng.integers(0, 3, n), 3)
        seed = int(rng.integers(1000))
        return X, Y, [k, 5, 3], 0.5, 1, n, np.random.default_rng(seed)

    return make


def _network(*hidden: int) -> Any:
    return lambda args, rng: (
        *args[:2],
        [args[0].shape[1], *hidden, args[1].shape[1]],
        *args[3:],
    )


SPACE = Space(
    _data(5, 4),
    (
        (
            as_they_are(),
            sized("X has one column", _data(6, 1), lambda args: args[0].shape[1] == 1),
            sized("X has one row", _data(1, 4), lambda args: len(args[0]) == 1),
        ),
        (
            as_they_are(),
            Level(
                "X holds whole numbers",
                lambda args, rng: ((4 * args[0]).astype(int), *args[1:]),
                lambda args: args[0].dtype.kind == "i",
            ),
            alike(1, words="all rows are of one class"),
        ),
        (
            as_they_are(),
            Level("there is no hidden layer", _network(), lambda args: len(args[2]) == 2),
            Level("a hidden layer has one neuron", _network(4, 1), lambda args: 1 in args[2][1:]),
        ),
        (
            as_they_are(),
            Level(
                "there are no epochs",
                lambda args, rng: (*args[:4], 0, *args[5:]),
                lambda args: args[4] == 0,
            ),
            Level(
                "there are ten epochs",
                lambda args, rng: (*args[:4], 10, *args[5:]),
                lambda args: args[4] == 10,
            ),
            Level(
                "batch_size is larger than the number of rows",
                lambda args, rng: (*args[:5], len(args[0]) + 3, args[6]),
                lambda args: args[5] > len(args[0]),
            ),
        ),
    ),
)


def steps_of_all_rows(answer: Callable[..., Any], args: Arguments) -> str | None:
    """Say whether steps that are each taken with all rows, or none, lead where they should."""
    X, Y, sizes, lr, epochs, batch_size, rng = args
    # The generator goes on with each call, and both trainings are to begin alike.
    seed = int(rng.integers(2**31))
    begun = [
        read_result(
            answer(X, Y, list(sizes), rate, epochs, batch_size, np.random.default_rng(seed)),
            tuple(sizes),
        )
        for rate in (HARDLY_ANY, lr)
    ]
    first, last = begun
    if isinstance(first, str) or isinstance(last, str):
        return next(said for said in begun if isinstance(said, str))
    start, end = settled(first[0]), last[0]
    if any(b.any() for _, b in start):
        return (
            "The first biases are not 0. In each training they begin at 0 again, as those of "
            "`init_parameters` do."
        )
    right = start
    for _ in range(epochs):
        right = downhill(right, backward(X, Y, right), lr, len(X))
    for (W, b), (W_right, b_right) in zip(end, right, strict=True):
        if not (
            np.allclose(W, W_right, rtol=1e-4, atol=CLOSE)
            and np.allclose(b, b_right, rtol=1e-4, atol=CLOSE)
        ):
            return TOLD.get(epochs, words.STEP)
    return None
