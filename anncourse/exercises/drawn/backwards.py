"""The way back by hand, lesson 07: what comes out, and what known slips make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.exercises.drawn.drawing import Given, Results
from anncourse.exercises.drawn.network import B_OUTPUT, W_OUTPUT, B, W, forward, sample
from annlib import sigmoid_derivative

Slip = Callable[[Given], Any]


@dataclass(frozen=True)
class Back:
    """What stands in a learner's notes: p to four decimals, as the lesson gives it; label 1."""

    x: np.ndarray
    z: np.ndarray
    a: np.ndarray
    z_output: float
    p: float

    @property
    def delta(self) -> float:
        """The delta of the output neuron."""
        return self.p - 1

    @property
    def slope(self) -> float:
        """The slope of the sigmoid."""
        return self.p * (1 - self.p)


def back(given: Given) -> Back:
    """Return what the way back starts from."""
    x = sample(given)
    way = forward(x)
    return Back(x, way.z, way.a, way.z_output, round(way.p, 4))


def solve(given: Given) -> Results:
    """Return the right values of the variables of lesson 07, and p."""
    at = back(given)
    hidden = W_OUTPUT * at.delta
    return {
        "p": at.p,
        "delta_output": at.delta,
        "dW_output": _column(at.a * at.delta),
        "db_output": at.delta,
        "delta_hidden": hidden.tolist(),
        "dW_hidden": np.outer(at.x, hidden).tolist(),
        "db_hidden": hidden.tolist(),
    }


def _column(numbers: np.ndarray) -> list[list[float]]:
    return [[float(number)] for number in numbers]


def _slip(change: Callable[[Back], Any]) -> Slip:
    return lambda given: np.asarray(change(back(given))).tolist()


#: What is taken for delta of the output.
_TURNED: Callable[[Back], float] = lambda at: -at.delta  # noqa: E731
_P_ALONE: Callable[[Back], float] = lambda at: at.p  # noqa: E731
_Z: Callable[[Back], float] = lambda at: at.z_output - 1  # noqa: E731
_TWICE: Callable[[Back], float] = lambda at: at.delta * at.slope  # noqa: E731
_AT_P: Callable[[Back], float] = lambda at: -1 / at.p  # noqa: E731


def _column_slip(change: Callable[[Back], Any]) -> Slip:
    return lambda given: _column(np.asarray(change(back(given))))


def _of_output(of: Callable[[Back], float]) -> Slip:
    return _column_slip(lambda at: at.a * of(at))


def _hidden(of: Callable[[Back], float]) -> Slip:
    return _slip(lambda at: W_OUTPUT * of(at))


def _table(of: Callable[[Back], float]) -> Slip:
    return _slip(lambda at: np.outer(at.x, W_OUTPUT * of(at)))


_WRONG_DELTAS = (_TURNED, _P_ALONE, _Z)

SLIPS: dict[str, tuple[Slip, ...]] = {
    "delta_output": (
        *map(_slip, _WRONG_DELTAS),
        _slip(lambda at: at.z_output),
        _slip(_TWICE),
        _slip(lambda at: 2 * at.delta * at.slope),
        _slip(lambda at: 2 * at.delta),
        _slip(lambda at: at.delta**2),
        _slip(_AT_P),
        _slip(lambda at: -np.log(at.p)),
        _slip(lambda at: at.slope),
    ),
    "dW_output": (
        _slip(lambda at: at.a * at.delta),
        _slip(lambda at: [at.a * at.delta]),
        *map(_of_output, (*_WRONG_DELTAS, _TWICE, _AT_P)),
        _column_slip(lambda at: W_OUTPUT * at.delta),
        _column_slip(lambda at: at.x * at.delta),
        _column_slip(lambda at: np.full(2, at.delta)),
        _column_slip(lambda at: at.a),
        _column_slip(lambda at: (at.a * at.delta)[::-1]),
        _column_slip(lambda at: at.a * at.delta / 2),
    ),
    "db_output": (
        *map(_slip, (*_WRONG_DELTAS, _TWICE, _AT_P)),
        _slip(lambda at: 0.0),
        _slip(lambda at: 1.0),
        _slip(lambda at: B_OUTPUT * at.delta),
        _slip(lambda at: at.a[0] * at.delta),
        _slip(lambda at: B_OUTPUT + at.delta),
        _slip(lambda at: B_OUTPUT - at.delta),
    ),
    "delta_hidden": (
        _slip(lambda at: [W_OUTPUT * at.delta]),
        _column_slip(lambda at: W_OUTPUT * at.delta),
        *map(_hidden, (*_WRONG_DELTAS, _AT_P, _TWICE)),
        _slip(lambda at: W_OUTPUT * at.delta * sigmoid_derivative(at.z)),
        _slip(lambda at: W_OUTPUT * at.delta * at.a * (1 - at.a)),
        _slip(lambda at: at.a * at.delta),
        _slip(lambda at: W_OUTPUT * at.delta * at.a),
        _slip(lambda at: np.full(2, at.delta)),
        _slip(lambda at: np.abs(W_OUTPUT) * at.delta),
        _slip(lambda at: (W_OUTPUT * at.delta)[::-1]),
        _slip(lambda at: np.zeros(2)),
        _slip(lambda at: (W_OUTPUT - at.a * at.delta) * at.delta),
        _slip(lambda at: (W_OUTPUT - 0.1 * at.a * at.delta) * at.delta),
        _slip(lambda at: W[0] * at.delta),
        _slip(lambda at: W_OUTPUT.sum() * at.delta),
    ),
    "dW_hidden": (
        _slip(lambda at: W_OUTPUT * at.delta),
        _slip(lambda at: np.outer(W_OUTPUT * at.delta, at.x)),
        *map(_table, (*_WRONG_DELTAS, _AT_P, _TWICE)),
        _slip(lambda at: np.outer(at.a, W_OUTPUT * at.delta)),
        _slip(lambda at: np.outer([1, 1], at.a * W_OUTPUT * at.delta)),
        _slip(lambda at: np.outer([1, 1], W_OUTPUT * at.delta)),
        _slip(lambda at: np.outer(at.x, (W_OUTPUT * at.delta)[::-1])),
        _slip(lambda at: np.outer(at.x[::-1], W_OUTPUT * at.delta)),
        _slip(lambda at: np.outer(at.x, np.abs(W_OUTPUT) * at.delta)),
        _slip(lambda at: np.outer(at.x, W_OUTPUT * at.delta) / 2),
    ),
    "db_hidden": (
        *map(_hidden, (*_WRONG_DELTAS, _AT_P, _TWICE)),
        _slip(lambda at: np.zeros(2)),
        _slip(lambda at: np.ones(2)),
        _slip(lambda at: B * W_OUTPUT * at.delta),
        _slip(lambda at: np.outer(at.x, W_OUTPUT * at.delta).sum(axis=0)),
        _slip(lambda at: np.full(2, at.delta)),
        _slip(lambda at: W_OUTPUT.sum() * at.delta),
        _slip(lambda at: (W_OUTPUT * at.delta)[::-1]),
        _slip(lambda at: np.abs(W_OUTPUT) * at.delta),
        _slip(lambda at: W_OUTPUT * at.delta / 2),
    ),
}

FOLLOWS: dict[str, Callable[..., Any]] = {
    "dW_output": lambda given, delta: _column(back(given).a * delta),
    "dW_hidden": lambda given, delta: np.outer(sample(given), delta),
}

TELL = {
    "output_backwards_by_hand": (
        "Your sample is x1 = {x1}, x2 = {x2}, in place of (1, 2); its label is 1. On the way "
        "forward it has z = a = {a_hidden} in the hidden layer, z = {z_output} and p = {p} at the "
        "output. The network is the same."
    ),
    "hidden_backwards_by_hand": (
        "Go on with your own sample, x1 = {x1}, x2 = {x2}, and your delta of the output."
    ),
}
