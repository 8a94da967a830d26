"""What a training reaches after 1, 2, 4, … epochs, with the learner's own functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.deadline import CancelledError
from anncourse.figures.learner import Trouble, as_labels, as_numbers, attempt, given_back, name_of
from anncourse.figures.plot import Axes, centres
from anncourse.figures.toy_data import RANGE, Points
from annlib import accuracy, forward, one_hot, relu, softmax
from annlib.forward_propagation import parameter_shapes

Array = NDArray[np.float64]
Function = Callable[..., Any]

#: The lengths, in epochs, for which the training is run; and how long one run may take.
EPOCHS = (1, 2, 4, 7, 12, 20, 30, 45, 65, 90, 120)
#: Those of a training that nobody watches.
FEWER = (5, 20, 60)
SECONDS = 20.0
SEED = 8

MAP = Axes(x=RANGE, y=RANGE, left=58, top=34, width=316, height=316)
GRID = 40
_GRID_POINTS = centres(MAP, GRID)


@dataclass(frozen=True)
class Task:
    """What is trained: the data, the sizes of the layers, and how."""

    data: Points
    sizes: tuple[int, ...]
    lr: float
    batch_size: int = 20


@dataclass(frozen=True)
class Stage:
    """What a training of so many epochs has reached.

    Attributes
    ----------
    epochs : int
    losses : float array of shape (epochs,)
        As the learner's function returned them.
    accuracies : tuple of (epochs, on the training rows, on the test rows)
        For this stage and those before it.
    grid : int array of shape (GRID, GRID), or None
        The label that the network gives every place of the map.
    hidden : list of float arrays of shape (n_samples, n_hidden)
        The activations of each hidden layer on the training rows.
    state : str
        ``"ready"``, ``"running"``, ``"stopped"`` or ``"done"``.
    repeats : bool
        Whether the epochs of the run before came out the same once more.
    trouble : str
    """

    epochs: int = 0
    losses: Array = field(default_factory=lambda: np.zeros(0))
    accuracies: tuple[tuple[int, float, float], ...] = ()
    grid: NDArray[np.int64] | None = None
    hidden: Sequence[Array] = ()
    state: str = "ready"
    repeats: bool = True
    trouble: str = ""


def stages(
    train: Function,
    predict: Function,
    task: Task,
    cancelled: Callable[[], bool],
    lengths: Sequence[int],
) -> Iterator[Stage]:
    """Run the same training for more and more epochs.

    Parameters
    ----------
    train : callable
        ``train(X, Y, sizes, lr, epochs, batch_size, rng)`` gives parameters and losses.
    predict : callable
        ``predict(X, parameters)`` gives labels.
    task : Task
    cancelled : callable
        Whether to end.
    lengths : sequence of int
        The epochs of each run.

    Yields
    ------
    Stage
        One before the first run, and one after each. The last one has another state than running.
    """
    last = Stage(state="running")
    yield last
    for epochs in lengths:
        try:
            if cancelled():
                raise CancelledError
            stage = _stage(train, predict, task, epochs, last, cancelled)
        except CancelledError:
            yield replace(last, state="stopped")
            return
        except Trouble as reason:
            yield replace(last, state="stopped", trouble=str(reason))
            return
        last = replace(stage, state="done") if epochs == lengths[-1] else stage
        yield last


def _stage(
    train: Function,
    predict: Function,
    task: Task,
    epochs: int,
    before: Stage,
    cancelled: Callable[[], bool],
) -> Stage:
    data, sizes = task.data, list(task.sizes)

    def run() -> Any:
        rng = np.random.default_rng(SEED)
        Y = one_hot(data.y, 2)
        return train(data.X.copy(), Y, sizes, task.lr, epochs, task.batch_size, rng)

    result = given_back(attempt(train, run, SECONDS, cancelled), train)
    parameters, losses = _read(result, task.sizes, epochs, name_of(train))
    label = partial(_labels, predict, parameters, cancelled)
    on_train, on_test = label(data.X), label(data.X_test)
    activations = [relu] * (len(parameters) - 1) + [softmax]
    share = (accuracy(on_train, data.y), accuracy(on_test, data.y_test))
    n = min(len(losses), len(before.losses))
    return Stage(
        epochs,
        losses,
        (*before.accuracies, (epochs, *share)),
        label(_GRID_POINTS).reshape(GRID, GRID),
        [np.asarray(A, dtype=np.float64) for A in forward(data.X, parameters, activations)[1:-1]],
        "running",
        bool(np.allclose(losses[:n], before.losses[:n])) and before.repeats,
    )


def _labels(
    predict: Function, parameters: Any, cancelled: Callable[[], bool], X: Array
) -> NDArray[np.int64]:
    given = [(W.copy(), b.copy()) for W, b in parameters]
    result = attempt(predict, lambda: predict(X.copy(), given), None, cancelled)
    name = name_of(predict)
    return as_labels(given_back(result, predict), len(X), f"what {name} returned")


def _read(
    result: Any, sizes: Sequence[int], epochs: int, name: str
) -> tuple[list[tuple[Array, Array]], Array]:
    try:
        parameters, losses = result
        pairs = [(W, b) for W, b in parameters]
    except (TypeError, ValueError):
        words = "must return two things: a list of pairs (W, b), and a list of losses"
        raise Trouble(f"{name} {words}.") from None
    shapes = parameter_shapes(list(sizes))
    if len(pairs) != len(shapes):
        raise Trouble(f"{name} must return {len(shapes)} pairs (W, b). Got {len(pairs)}.")
    read = []
    for number, ((W, b), (W_shape, b_shape)) in enumerate(zip(pairs, shapes, strict=True), 1):
        read.append(
            (
                as_numbers(W, W_shape, f"W{number}, which {name} returned,"),
                as_numbers(b, b_shape, f"b{number}, which {name} returned,"),
            )
        )
    return read, as_numbers(losses, (epochs,), f"the losses, one per epoch, which {name} returned,")
