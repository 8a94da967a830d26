"""Every step of a perceptron that learns: before, prediction, error, after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, attempt, given_back, name_of

Floats = NDArray[np.float64]

#: Classes that no line separates are never learned: it ends here.
MOST_EPOCHS = 30


@dataclass(frozen=True)
class Step:
    """One point, shown once.

    Attributes
    ----------
    epoch : int
        From 1.
    row : int
        Row of the point in X.
    w, b : float array of shape (2,), float
        Before the step.
    z : float
        Weighted sum of the point, before.
    prediction, error : int
        step(z), and the label minus it: -1, 0 or 1.
    new_w, new_b : float array of shape (2,), float
        After the step, from the learner's function.
    new_z : float
        Weighted sum of the same point, after.
    """

    epoch: int
    row: int
    w: Floats
    b: float
    z: float
    prediction: int
    error: int
    new_w: Floats
    new_b: float
    new_z: float


@dataclass(frozen=True)
class Trace:
    """All steps of a training, and what ended it early if something did."""

    X: Floats
    y: NDArray[np.int64]
    lr: float
    steps: tuple[Step, ...]
    trouble: str

    @property
    def mistakes(self) -> list[int]:
        """The positions, from 1, of the steps in which the prediction was wrong."""
        return [i for i, step in enumerate(self.steps, start=1) if step.error]

    @property
    def epoch_ends(self) -> list[int]:
        """The positions, from 1, of the last steps of the epochs."""
        return list(range(len(self.y), len(self.steps) + 1, len(self.y)))


def learning_trace(update: Callable[..., Any], X: Floats, y: NDArray[np.int64], lr: float) -> Trace:
    """Train from zero with a learner's function until an epoch goes by without a mistake.

    Parameters
    ----------
    update : callable
        ``update(w, b, x, y, lr)`` gives the new ``(w, b)``.
    X : float array of shape (n, 2)
    y : int array of shape (n,)
        Labels 0 and 1.
    lr : float

    Returns
    -------
    Trace
        Up to the first trouble, if there is one.
    """
    steps: list[Step] = []
    trouble = ""
    try:
        attempt(update, lambda: _train(update, X, y, lr, steps))
    except Trouble as reason:
        trouble = f"{reason} That was in step {len(steps) + 1}."
    return Trace(X, y, lr, tuple(steps), trouble)


def _train(
    update: Callable[..., Any], X: Floats, y: NDArray[np.int64], lr: float, steps: list[Step]
) -> None:
    """Append step after step, so that those before a trouble are kept."""
    w, b = np.zeros(X.shape[1]), 0.0
    for epoch in range(1, MOST_EPOCHS + 1):
        for row in range(len(y)):
            step = _step(update, epoch, row, w, b, X[row], int(y[row]), lr)
            steps.append(step)
            w, b = step.new_w, step.new_b
        if not any(step.error for step in steps[-len(y) :]):
            return


def _step(
    update: Callable[..., Any],
    epoch: int,
    row: int,
    w: Floats,
    b: float,
    x: Floats,
    y: int,
    lr: float,
) -> Step:
    z = float(x @ w + b)
    prediction = int(z >= 0)
    # Copies: a function that changes what it is given must not change the past.
    answer = given_back(update(w.copy(), b, x.copy(), y, lr), update)
    new_w, new_b = _weights(answer, len(w), f"What {name_of(update)} returns")
    new_z = float(x @ new_w + new_b)
    return Step(epoch, row, w, b, z, prediction, y - prediction, new_w, new_b, new_z)


def _weights(answer: Any, n: int, what: str) -> tuple[Floats, float]:
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        raise Trouble(f"{what} must be the pair (w, b). Got {type(answer).__name__}.")
    w = as_numbers(answer[0], (n,), f"{what} as w")
    return w, float(as_numbers(answer[1], (), f"{what} as b"))
