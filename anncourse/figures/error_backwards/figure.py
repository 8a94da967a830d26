"""Figure of lesson 07: scrub forward and backward through the 2-2-1 network."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from anncourse.figures.controls import Choice, Slider, Stepper
from anncourse.figures.error_backwards.numbers import backward_numbers
from anncourse.figures.error_backwards.view import STEPS, view
from anncourse.figures.figure import Figure
from anncourse.figures.scene import Picture
from annlib import hidden_delta as annlib_hidden_delta
from annlib import layer_gradients as annlib_layer_gradients
from annlib import output_delta as annlib_output_delta
from annlib.network_2_2_1 import X


def backpropagation_steps(
    output_delta: Callable[..., Any] | None = None,
    hidden_delta: Callable[..., Any] | None = None,
    layer_gradients: Callable[..., Any] | None = None,
) -> Figure:
    """Show one sample going forward, and its error going backward, one step at a time.

    Parameters
    ----------
    output_delta : callable, optional
        The learner's ``output_delta(P, Y)``; annlib's if left out, as for the others.
    hidden_delta : callable, optional
        The learner's ``hidden_delta(delta_next, W_next, Z, derivative)``.
    layer_gradients : callable, optional
        The learner's ``layer_gradients(A_prev, delta)``.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are step, x1, x2 and label.
    """
    functions = (
        annlib_output_delta if output_delta is None else output_delta,
        annlib_hidden_delta if hidden_delta is None else hidden_delta,
        annlib_layer_gradients if layer_gradients is None else layer_gradients,
    )
    # Scrubbing back and forth asks the same again and again.
    computed = lru_cache(maxsize=8)(lambda x1, x2, y: backward_numbers(*functions, x1, x2, y))

    def draw(values: dict[str, Any]) -> Picture:
        numbers = computed(values["x1"], values["x2"], float(values["label"]))
        return view(numbers, values["step"])

    controls = [
        Stepper("step", "step", 0, len(STEPS) - 1),
        Slider("x1", "input x₁", float(X[0, 0]), -3, 3, 0.05, 2),
        Slider("x2", "input x₂", float(X[0, 1]), -3, 3, 0.05, 2),
        Choice("label", "label y", "1", ("1", "0")),
    ]
    return Figure("Forward and backward through the 2-2-1 network", controls, draw)
