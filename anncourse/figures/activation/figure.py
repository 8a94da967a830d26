"""Figure of lesson 03: activation functions, their range, their slope, and where they fire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anncourse.figures.activation.numbers import Functions, activation_numbers
from anncourse.figures.activation.view import view
from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.scene import Picture
from annlib import relu, relu_derivative, sigmoid, sigmoid_derivative, tanh, tanh_derivative


def activation_explorer(functions: Mapping[str, Functions] | None = None) -> Figure:
    """Show what a neuron with one input passes on, under a weight, a bias and a threshold.

    Parameters
    ----------
    functions : mapping, optional
        Name -> (activation, derivative), the learner's own; annlib's sigmoid, tanh and relu if
        left out.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are function, x, w, b, threshold.

    Raises
    ------
    ValueError
        If there is no function at all.
    """
    if functions is None:
        functions = {
            "sigmoid": (sigmoid, sigmoid_derivative),
            "tanh": (tanh, tanh_derivative),
            "relu": (relu, relu_derivative),
        }
    if not functions:
        raise ValueError("functions must hold at least one (activation, derivative). Got none.")
    chosen = dict(functions)

    def draw(values: dict[str, Any]) -> Picture:
        name = values["function"]
        rest = {key: value for key, value in values.items() if key != "function"}
        return view(activation_numbers(name, chosen[name], **rest))

    names = tuple(chosen)
    controls = [
        Choice("function", "function", names[0], names),
        Slider("x", "input x", 1.0, -6, 6, 0.1),
        Slider("w", "weight w", 1.0, -3, 3, 0.1),
        Slider("b", "bias b", 0.0, -6, 6, 0.1),
        Slider("threshold", "cut-off", 0.5, -1, 2, 0.05, 2),
    ]
    return Figure("An activation function and its slope", controls, draw)
