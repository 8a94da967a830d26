"""Figure of lesson 05: losses against a prediction, over one weight and over two."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.loss_landscape.numbers import Losses
from anncourse.figures.loss_landscape.view import (
    view_map,
    view_prediction,
    view_trouble,
    view_weight,
)
from anncourse.figures.scene import Picture
from annlib import binary_cross_entropy as annlib_binary_cross_entropy
from annlib import mse_loss as annlib_mse_loss

VIEWS = ("against the prediction", "over one weight", "over two weights")


def loss_curves(
    binary_cross_entropy: Callable[..., Any] | None = None,
    mse_loss: Callable[..., Any] | None = None,
) -> Figure:
    """Show two losses: of one prediction, and of a neuron on iris flowers over its weights.

    Parameters
    ----------
    binary_cross_entropy : callable, optional
        The learner's ``binary_cross_entropy(p, y)``; annlib's if left out.
    mse_loss : callable, optional
        The learner's ``mse_loss(A, Y)``; annlib's if left out.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are view, label, p, w1, w2.
    """
    losses = Losses(
        annlib_binary_cross_entropy if binary_cross_entropy is None else binary_cross_entropy,
        annlib_mse_loss if mse_loss is None else mse_loss,
    )
    # The curves depend on fewer sliders than there are, and the map on none.
    by_prediction = cache(losses.by_prediction)
    by_weight = cache(losses.by_weight)
    heights = cache(losses.map)

    def draw(values: dict[str, Any]) -> Picture:
        p, w1, w2 = values["p"], values["w1"], values["w2"]
        try:
            if values["view"] == VIEWS[0]:
                label = int(values["label"])
                here = _at(losses.by_prediction(label, np.array([p])))
                return view_prediction(label, p, by_prediction(label), here)
            here = _at(losses.by_weight(w2, np.array([w1])))
            if values["view"] == VIEWS[1]:
                return view_weight(w1, w2, by_weight(w2), here)
            return view_map(w1, w2, heights(), here)
        except Trouble as reason:
            return view_trouble(str(reason))

    controls = [
        Choice("view", "loss", VIEWS[0], VIEWS),
        Choice("label", "label y", "1", ("1", "0")),
        Slider("p", "prediction p", 0.5, 0.01, 0.99, 0.01, 2),
        Slider("w1", "weight w₁", -2.0, -4, 4, 0.1),
        Slider("w2", "weight w₂", 1.0, -4, 4, 0.1),
    ]
    return Figure("How a loss looks", controls, draw)


def _at(both: tuple[Any, Any]) -> tuple[float, float]:
    return float(both[0][0]), float(both[1][0])
