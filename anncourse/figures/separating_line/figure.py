"""Figure of lesson 01: a perceptron with two inputs is a line that separates points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.scene import Picture
from anncourse.figures.separating_line.gates import GATES
from anncourse.figures.separating_line.numbers import line_numbers
from anncourse.figures.separating_line.view import view
from annlib import perceptron_predict

#: So many different lines must have been tried on XOR before the figure tells the secret.
TRIES = 20


def perceptron_line(
    predict: Callable[..., Any] | None = None,
    w: tuple[float, float] = (1.0, -1.0),
    b: float = 0.5,
    gate: str = "AND",
) -> Figure:
    """Show the line that a perceptron draws between four points, with sliders for w1, w2 and b.

    Parameters
    ----------
    predict : callable, optional
        The learner's ``perceptron_predict(X, w, b)``; annlib's if left out.
    w : pair of float
        The weights to begin with, each from -3 to 3.
    b : float
        The bias to begin with, from -3 to 3.
    gate : str
        The gate to begin with: ``"AND"``, ``"OR"``, ``"NAND"`` or ``"XOR"``.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are w1, w2, b and gate.

    Raises
    ------
    ValueError
        If there is no such gate.
    """
    if gate not in GATES:
        raise ValueError(f"gate must be one of {', '.join(GATES)}. Got {gate!r}.")
    function = perceptron_predict if predict is None else predict
    tried: set[tuple[float, float, float]] = set()

    def draw(values: dict[str, Any]) -> Picture:
        numbers = line_numbers(function, **values)
        if numbers.gate == "XOR" and not numbers.trouble and len(tried) < TRIES:
            tried.add((values["w1"], values["w2"], values["b"]))
        return view(numbers, tell_xor=len(tried) >= TRIES)

    sliders = [
        Slider("w1", "weight w₁", float(w[0]), -3, 3, 0.1),
        Slider("w2", "weight w₂", float(w[1]), -3, 3, 0.1),
        Slider("b", "bias b", float(b), -3, 3, 0.1),
    ]
    title = "The line of a perceptron"
    return Figure(title, [Choice("gate", "gate", gate, tuple(GATES)), *sliders], draw)
