"""Trainings to look at: where each began, where it ended, and where every order leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.exercises.training import train_words as words
from anncourse.exercises.training.paths import Paths, Update, downhill, walk, walk_epochs
from anncourse.exercises.training.reading import Layer, read_layers
from annlib.encoding import one_hot
from nbjudge.shared.plain import as_array

# Neither centred nor symmetric, and no two rows alike.
_X = np.array(
    [[1.0, -0.5, 2.0], [0.25, 1.5, -1.0], [-1.5, 0.75, 0.5], [2.0, 1.0, -0.25], [0.5, -2.0, 1.25]]
)
_Y = one_hot(np.array([0, 1, 1, 1, 0]), 2)
SIZES = (3, 4, 2)
LR = 0.5
# So small that no weight moves, and yet a learning rate.
HARDLY_ANY = 1e-12
# Single precision ends this close to where it should; two orders of the rows end further apart.
CLOSE = 2e-5


@dataclass(frozen=True)
class Run:
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
        return walk_epochs(self.start, self.X, self.Y, self.batch_size, LR, self.epochs)

    def went(self, orders: Any, batch_size: int, update: Update = downhill) -> bool:
        """Whether one of these orders leads to where the training ended."""
        paths = walk(self.start, self.X, self.Y, orders, batch_size, LR, update)
        return bool(paths.leading_to(self.end, CLOSE).size)


def call(
    answer: Callable[..., Any],
    n: int,
    sizes: tuple[int, ...],
    lr: float,
    epochs: int,
    batch_size: int,
    seed: int,
) -> tuple[list[Layer], Any] | str:
    """Train once on the first n rows."""
    rng = np.random.default_rng(seed)
    return read_result(answer(_X[:n], _Y[:n], list(sizes), lr, epochs, batch_size, rng), sizes)


def read_result(result: Any, sizes: tuple[int, ...]) -> tuple[list[Layer], Any] | str:
    """Return the layers and the losses, or what is wrong with their form."""
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


def run_training(
    answer: Callable[..., Any],
    n: int,
    batch_size: int,
    epochs: int,
    seed: int,
    sizes: tuple[int, ...] = SIZES,
) -> Run | str:
    """Train once, and twice more with hardly any learning rate to see the first weights."""
    results = []
    # What is called last is shown to the learner.
    for lr in (HARDLY_ANY, HARDLY_ANY, LR):
        result = call(answer, n, sizes, lr, epochs, batch_size, seed)
        if isinstance(result, str):
            return result
        results.append(result)
    (start, _), (again, _), (end, losses) = results
    if not same_layers(start, again):
        return words.GLOBAL
    run = Run(n, batch_size, epochs, settled(start), end, losses)
    if not same_layers(start, end):
        return run
    if run.losses is not None and run.losses.size == epochs - 1:
        return words.ONE_TOO_FEW
    one_more = call(answer, n, sizes, LR, epochs + 1, batch_size, seed)
    stands = isinstance(one_more, str) or same_layers(one_more[0], end)
    return words.NEVER_LEARNS if stands else words.NO_LR


def settled(layers: list[Layer]) -> list[Layer]:
    """Return layers that a step of hardly any length left, as they were before it."""
    # Where no neuron of a layer fires, the sums of the next one are its biases: exactly 0, where
    # ReLU has its bend, and not a trillionth beside it.
    return [(W, np.where(np.abs(b) < 1e-9, 0.0, b)) for W, b in layers]


def same_layers(layers: list[Layer], others: list[Layer]) -> bool:
    """Whether two networks are the same, all but exactly."""
    return all(
        np.allclose(a, b, rtol=0, atol=1e-8)
        for pair, other in zip(layers, others, strict=True)
        for a, b in zip(pair, other, strict=True)
    )
