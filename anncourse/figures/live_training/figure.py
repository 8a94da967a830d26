"""Figure of lesson 08: watch one's own training."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from anncourse.figures.controls import Buttons, Choice, Slider
from anncourse.figures.frontend import somebody_can_move
from anncourse.figures.live import Cancelled, Frames, LiveFigure
from anncourse.figures.live_training.numbers import EPOCHS, FEWER, Stage, Task, stages
from anncourse.figures.live_training.view import view
from anncourse.figures.scene import Picture
from anncourse.figures.toy_data import NAMES, points
from annlib import predict as annlib_predict
from annlib import train as annlib_train


def live_training(
    train: Callable[..., Any] | None = None, predict: Callable[..., Any] | None = None
) -> LiveFigure:
    """Watch a training: loss, accuracy, decision boundary and hidden activations.

    Parameters
    ----------
    train : callable, optional
        The learner's ``train(X, Y, sizes, lr, epochs, batch_size, rng)``, which returns
        parameters and losses; annlib's if left out. It is run again and again, for more and more
        epochs from the same seed, as it hands over its parameters only at its end.
    predict : callable, optional
        The learner's ``predict(X, parameters)``; annlib's if left out.

    Returns
    -------
    LiveFigure
        Shown where it is the last line of a cell. Its values are data, layers, neurons and lr;
        its buttons start and stop.
    """
    functions = (
        annlib_train if train is None else train,
        annlib_predict if predict is None else predict,
    )

    def frames(task: Task) -> Frames:
        def pictures(cancelled: Cancelled) -> Iterator[Picture]:
            for stage in stages(*functions, task, cancelled, EPOCHS):
                yield view(task, stage)

        return pictures

    def start(figure: LiveFigure) -> None:
        if not figure.runs:
            figure.begin(frames(_task(figure.values)))

    def draw(values: dict[str, Any]) -> Picture:
        task = _task(values)
        if somebody_can_move():
            return view(task, Stage())
        # Nobody will press start: show where a training ends.
        *_, last = stages(*functions, task, lambda: False, FEWER)
        return view(task, last)

    controls = [
        Choice("data", "data", "moons", NAMES),
        Slider("layers", "hidden layers", 1, 1, 3, 1, 0),
        Slider("neurons", "neurons in each", 8, 1, 16, 1, 0),
        Slider("lr", "learning rate", 0.1, 0.01, 2, 0.01, 2),
        Buttons("run", "training", None, ("start", "stop")),
    ]
    presses = {"start": start, "stop": LiveFigure.halt}
    return LiveFigure("Training, live", controls, draw, presses)


def _task(values: dict[str, Any]) -> Task:
    sizes = (2, *[int(values["neurons"])] * int(values["layers"]), 2)
    return Task(points(values["data"], 0.15), sizes, values["lr"])
