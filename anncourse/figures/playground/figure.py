"""Networks to play with: every neuron's map, while training goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from anncourse.figures.controls import Buttons, Choice, Slider
from anncourse.figures.frontend import somebody_can_move
from anncourse.figures.live import Cancelled, LiveFigure
from anncourse.figures.playground.numbers import ACTIVATIONS, snapshot
from anncourse.figures.playground.session import Session, Settings
from anncourse.figures.playground.view import view
from anncourse.figures.scene import Picture
from anncourse.figures.toy_data import NAMES

#: Nobody watches for longer.
MOST_EPOCHS = 5000
#: Those of a training that nobody watches.
STILL_EPOCHS = 60

CONTROLS = (
    Buttons("run", "training", None, ("start", "pause", "step", "reset")),
    Choice("data", "data", "moons", NAMES),
    Slider("noise", "noise", 0.15, 0, 0.4, 0.05, 2),
    Slider("layers", "hidden layers", 2, 1, 3, 1, 0),
    Slider("neurons", "neurons in each", 4, 1, 8, 1, 0),
    Choice("activation", "activation", "relu", ACTIVATIONS),
    Slider("lr", "learning rate", 0.1, 0.01, 1, 0.01, 2),
    Slider("batch", "batch size", 10, 5, 100, 5, 0),
    Slider("l2", "L2: weights pulled to 0", 0, 0, 0.1, 0.001, 3),
)


def playground(
    backward: Callable[..., Any] | None = None, gradient_step: Callable[..., Any] | None = None
) -> LiveFigure:
    """Play with networks in the plane: what each neuron sees, while training goes on.

    Parameters
    ----------
    backward : callable, optional
        The learner's ``backward(X, Y, parameters)``, ReLU hidden and softmax out, which gives
        the gradients; annlib's if left out. With it, every network has ReLU hidden.
    gradient_step : callable, optional
        The learner's ``gradient_step(parameters, gradients, lr)``; annlib's if left out.

    Returns
    -------
    LiveFigure
        Shown where it is the last line of a cell. Its values are data, noise, layers, neurons,
        activation, lr, batch and l2; its buttons start, pause, step and reset.
    """
    controls = [c for c in CONTROLS if backward is None or c.name != "activation"]
    start = {"activation": "relu"} | {c.name: c.start for c in CONTROLS if c.kind != "buttons"}
    session = Session(Settings(**start), backward, gradient_step)
    if not somebody_can_move():
        # Nobody will press start: show where a training leads.
        session.state = "paused"
        while session.epochs < STILL_EPOCHS and session.advance():
            pass

    def picture() -> Picture:
        return view(snapshot(session))

    def draw(values: dict[str, Any]) -> Picture:
        with session.lock:
            session.adopt(Settings(**{**start, **values}))
            return picture()

    def frames(cancelled: Cancelled) -> Iterator[Picture]:
        number = session.number
        goes_well = True
        while goes_well and not cancelled() and session.epochs < MOST_EPOCHS:
            with session.lock:
                if session.number != number:
                    return
                session.state = "running"
                goes_well = session.advance()
                shown = picture()
            yield shown
        with session.lock:
            if session.number != number:
                return
            session.state = "paused"
            shown = picture()
        yield shown

    def go(figure: LiveFigure) -> None:
        if not figure.runs:
            session.trouble = ""
            figure.begin(frames)

    def step(figure: LiveFigure) -> None:
        figure.halt()
        with session.lock:
            session.trouble = ""
            session.advance()
            session.state = "paused"
            figure.push(picture())

    def reset(figure: LiveFigure) -> None:
        figure.drop()
        with session.lock:
            session.renew(session.seed + 1)
            figure.push(picture())

    presses = {"start": go, "pause": LiveFigure.halt, "step": step, "reset": reset}
    return LiveFigure("Playground", controls, draw, presses, ("lr", "batch", "l2"))
