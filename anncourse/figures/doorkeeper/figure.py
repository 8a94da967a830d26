"""Figure of lab 10: a threshold moves, and with it false rejects and false accepts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from anncourse.figures.controls import Slider
from anncourse.figures.doorkeeper.numbers import Array, Door, curves, door, night
from anncourse.figures.doorkeeper.view import nothing, view
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture

TITLE = "Who is let in"


def doorkeeper(
    recognise: Callable[..., Any] | None = None,
    error_rates: Callable[..., Any] | None = None,
    known: ArrayLike | None = None,
    strangers: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> Figure:
    """Move a threshold, and see who is let in and how the two error rates change.

    Parameters
    ----------
    recognise : callable, optional
        The learner's ``recognise(P, threshold)``: labels, -1 for a stranger. Left out, with all
        that follows, made-up probabilities show what the figure does.
    error_rates : callable
        The learner's ``error_rates(known, strangers, threshold)``: false reject, false accept.
    known, strangers : float arrays of shapes (n, n_people) and (m, n_people)
        Probabilities; None while there are none.
    y : int array of shape (n,)
        Who the known are.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its value is the threshold.
    """
    if recognise is None or error_rates is None:
        recognise, error_rates, known, strangers, y = _example()
    functions = (recognise, error_rates)
    controls = [Slider("threshold", "threshold", 0.5, 0, 1, 0.01, 2)]
    try:
        at = door(known, strangers, y)
        night(functions[0], functions[1], at, 0.5)
        rates = curves(error_rates, at)
    except Trouble as reason:
        # Words that Python keeps for an exception are gone once it is handled.
        trouble = str(reason)
        return Figure(TITLE, controls, lambda values: nothing("Nothing to show yet.", trouble))
    return Figure(TITLE, controls, lambda values: _drawn(functions, at, rates, **values))


def _drawn(functions: Any, at: Door, rates: Array, threshold: float) -> Picture:
    try:
        now = night(functions[0], functions[1], at, float(threshold))
    except Trouble as reason:
        return nothing("No picture.", str(reason))
    return view(at, now, rates, float(threshold))


@cache
def _example() -> tuple[Any, Any, Array, Array, Any]:
    rng = np.random.default_rng(10)

    def table(n: int, sharp: float) -> tuple[Array, Any]:
        who = rng.integers(0, 8, n)
        Z = rng.normal(size=(n, 8)) + sharp * np.eye(8)[who]
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        return E / E.sum(axis=1, keepdims=True), who

    (known, y), (strangers, _) = table(40, 4.0), table(25, 1.5)

    def recognise(P: Any, threshold: float) -> Any:
        return np.where(P.max(axis=1) >= threshold, P.argmax(axis=1), -1)

    def error_rates(known: Any, strangers: Any, threshold: float) -> Any:
        inside = [recognise(table, threshold) >= 0 for table in (known, strangers)]
        return 1 - inside[0].mean(), inside[1].mean()

    return recognise, error_rates, known, strangers, y
