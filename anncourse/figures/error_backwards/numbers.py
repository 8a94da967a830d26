"""One sample forward and backward through the 2-2-1 network, checked by central differences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import Trouble, as_numbers, call, name_of
from annlib import relu, relu_derivative, sigmoid
from annlib.network_2_2_1 import B_HIDDEN, B_OUTPUT, W_HIDDEN, W_OUTPUT

Array = NDArray[np.float64]
Function = Callable[..., Any]

EPS = 1e-6

#: What arises on the way back, in this order, and the names of its single numbers.
BACKWARD = {
    "delta_output": ("δ output",),
    "dW_output": ("dW output 1", "dW output 2"),
    "db_output": ("db output",),
    "delta_hidden": ("δ hidden 1", "δ hidden 2"),
    "dW_hidden": ("dW hidden 1→1", "dW hidden 1→2", "dW hidden 2→1", "dW hidden 2→2"),
    "db_hidden": ("db hidden 1", "db hidden 2"),
}


@dataclass(frozen=True)
class Found:
    """One array of the way back: the learner's, and what central differences say.

    ``own`` is None where the learner's function has a problem.
    """

    own: Array | None
    numeric: Array

    @property
    def agrees(self) -> NDArray[np.bool_]:
        """Where the two agree, number by number."""
        if self.own is None:
            return np.zeros(self.numeric.shape, dtype=bool)
        return np.isclose(self.own, self.numeric, rtol=1e-4, atol=1e-6)


@dataclass(frozen=True)
class BackwardNumbers:
    """What the figure shows, as numbers."""

    x: Array
    y: float
    z_hidden: Array
    a_hidden: Array
    z_output: float
    p: float
    loss: float
    back: dict[str, Found]
    troubles: dict[str, str]


def backward_numbers(
    output_delta: Function,
    hidden_delta: Function,
    layer_gradients: Function,
    x1: float,
    x2: float,
    y: float,
) -> BackwardNumbers:
    """Go forward with annlib and backward with the learner's three functions.

    Parameters
    ----------
    output_delta : callable
        ``output_delta(P, Y)``, both of shape (1, 1).
    hidden_delta : callable
        ``hidden_delta(delta_next, W_next, Z, derivative)``.
    layer_gradients : callable
        ``layer_gradients(A_prev, delta)`` -> (dW, db).
    x1, x2 : float
        The inputs.
    y : float
        The label, 0 or 1.

    Returns
    -------
    BackwardNumbers
        A step whose predecessor failed is computed from the numeric one, so that each function
        is judged for itself.
    """
    X, Y = np.array([[x1, x2]]), np.array([[y]])
    Z1 = X @ W_HIDDEN + B_HIDDEN
    A1 = relu(Z1)
    Z2 = A1 @ W_OUTPUT + B_OUTPUT
    P = sigmoid(Z2)
    own: dict[str, Array] = {}
    troubles: dict[str, str] = {}

    def compute(names: tuple[str, ...], shapes: tuple[tuple[int, ...], ...], work: Function,
                *args: Any) -> None:  # fmt: skip
        try:
            answer = call(work, *args)
            for name, shape, value in zip(names, shapes, _parts(answer, work, names), strict=True):
                own[name] = as_numbers(value, shape, f"{name}, which {name_of(work)} returned,")
        except Trouble as reason:
            troubles[names[0]] = str(reason)

    numeric = _numeric(Z1, Z2, X, Y)
    compute(("delta_output",), ((1, 1),), output_delta, P, Y)
    delta2 = own.get("delta_output", numeric["delta_output"])
    compute(("dW_output", "db_output"), ((2, 1), (1,)), layer_gradients, A1, delta2)
    compute(("delta_hidden",), ((1, 2),), hidden_delta, delta2, W_OUTPUT, Z1, relu_derivative)
    delta1 = own.get("delta_hidden", numeric["delta_hidden"])
    compute(("dW_hidden", "db_hidden"), ((2, 2), (2,)), layer_gradients, X, delta1)
    back = {name: Found(own.get(name), numeric[name]) for name in BACKWARD}
    loss = float(_loss(Z2, Y))
    return BackwardNumbers(
        X[0], y, Z1[0], A1[0], float(Z2[0, 0]), float(P[0, 0]), loss, back, troubles
    )


def _parts(answer: Any, function: Function, names: tuple[str, ...]) -> list[Any]:
    if len(names) == 1:
        return [answer]
    if not isinstance(answer, tuple | list) or len(answer) != len(names):
        raise Trouble(f"{name_of(function)} must return two results, dW and db.")
    return list(answer)


def _loss(Z: Array, Y: Array) -> Any:
    # Cross-entropy from z itself: no logarithm of 0 however sure the network is.
    return np.mean(np.logaddexp(0.0, Z) - Y * Z)


def _numeric(Z1: Array, Z2: Array, X: Array, Y: Array) -> dict[str, Array]:
    from annlib import numeric_gradient

    def from_z2(Z: Array) -> float:
        return float(_loss(Z, Y))

    def from_z1(Z: Array) -> float:
        return from_z2(relu(Z) @ W_OUTPUT + B_OUTPUT)

    A1 = relu(Z1)
    return {
        "delta_output": _differences(numeric_gradient, from_z2, Z2),
        "dW_output": _differences(numeric_gradient, lambda W: from_z2(A1 @ W + B_OUTPUT), W_OUTPUT),
        "db_output": _differences(numeric_gradient, lambda b: from_z2(A1 @ W_OUTPUT + b), B_OUTPUT),
        "delta_hidden": _differences(numeric_gradient, from_z1, Z1),
        "dW_hidden": _differences(numeric_gradient, lambda W: from_z1(X @ W + B_HIDDEN), W_HIDDEN),
        "db_hidden": _differences(numeric_gradient, lambda b: from_z1(X @ W_HIDDEN + b), B_HIDDEN),
    }


def _differences(gradient: Function, f: Callable[[Array], float], theta: Array) -> Array:
    found: Array = np.asarray(gradient(f, theta.copy(), EPS), dtype=np.float64)
    return found
