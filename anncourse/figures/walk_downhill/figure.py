"""Figure of lesson 06: gradient descent from any start, with any learning rate."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from anncourse.figures.controls import Slider, Stepper
from anncourse.figures.figure import Figure
from anncourse.figures.scene import Picture
from anncourse.figures.walk_downhill.numbers import N_STEPS, walk
from anncourse.figures.walk_downhill.view import view
from annlib import gradient_step as annlib_gradient_step


def descent(gradient_step: Callable[..., Any] | None = None, lr: float = 0.1) -> Figure:
    """Show a walk downhill on the loss over a weight and a bias.

    Parameters
    ----------
    gradient_step : callable, optional
        The learner's ``gradient_step(parameters, gradients, lr)``; annlib's if left out.
    lr : float
        The learning rate to begin with, from 0.01 to 0.7.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are w, b, lr and step.
    """
    function = annlib_gradient_step if gradient_step is None else gradient_step
    # Going back and forth along a walk does not need it anew.
    walked = lru_cache(maxsize=8)(lambda w, b, rate: walk(function, w, b, rate))

    def draw(values: dict[str, Any]) -> Picture:
        rate = values["lr"]
        return view(walked(values["w"], values["b"], rate), values["step"], rate)

    controls = [
        Slider("w", "start at weight w", -2.0, -3, 4, 0.1),
        Slider("b", "start at bias b", 3.0, -3, 4, 0.1),
        Slider("lr", "learning rate", float(lr), 0.01, 0.7, 0.01, 2),
        Stepper("step", "steps", N_STEPS, N_STEPS),
    ]
    return Figure("Walking downhill on the loss", controls, draw)
