"""The way forward by hand, lesson 04: what comes out, and what known slips make of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.exercises.drawn.drawing import Given, Results
from anncourse.exercises.drawn.network import B_OUTPUT, W_OUTPUT, B, W, forward, sample
from annlib import sigmoid

Slip = Callable[[Given], Any]
Array = NDArray[Any]


def solve(given: Given) -> Results:
    """Return the right values of the variables of lesson 04."""
    first, second = forward(sample(given)), forward(sample(given, "s"))
    return {
        "z_hidden": first.z.tolist(),
        "a_hidden": first.a.tolist(),
        "z_second": second.z.tolist(),
        "a_second": second.a.tolist(),
        "z_output": first.z_output,
        "a_output": first.p,
    }


def _of_z(change: Callable[[Array], Any], letter: str = "x") -> Slip:
    return lambda given: change(sample(given, letter)).tolist()


def _through_relu(slip: Slip) -> Slip:
    return lambda given: np.maximum(slip(given), 0).tolist()


def _of_output(change: Callable[[Array], float]) -> Slip:
    return lambda given: float(change(forward(sample(given)).a))


def _through_sigmoid(slip: Slip) -> Slip:
    return lambda given: float(sigmoid(slip(given)))


def _no_bias(x: Array) -> Any:
    return x @ W


def _along_starting_lines(x: Array) -> Any:
    return W @ x + B


def _swapped(x: Array) -> Any:
    return (x @ W + B)[::-1]


def _bias_subtracted(x: Array) -> Any:
    return x @ W - B


def _biases_swapped(x: Array) -> Any:
    return x @ W + B[::-1]


def _sign_lost(x: Array) -> Any:
    return x @ np.abs(W) + B


def _z(x: Array) -> Any:
    return x @ W + B


def _rounded(given: Given) -> float | None:
    p = forward(sample(given)).p
    return round(p, 2) if abs(round(p, 2) - p) > 0.002 else None


_INPUTS_SEEN: Slip = lambda given: float(sample(given) @ W_OUTPUT + B_OUTPUT)  # noqa: E731
_HIDDEN_SWAPPED = _of_output(lambda a: a[::-1] @ W_OUTPUT + B_OUTPUT)
_OUTPUT_SIGN_LOST = _of_output(lambda a: a @ np.abs(W_OUTPUT) + B_OUTPUT)
_OUTPUT_NO_BIAS = _of_output(lambda a: a @ W_OUTPUT)
_Z_OUTPUT = _of_output(lambda a: a @ W_OUTPUT + B_OUTPUT)

SLIPS: dict[str, tuple[Slip, ...]] = {
    "z_hidden": (
        _of_z(_no_bias),
        _of_z(_along_starting_lines),
        _of_z(lambda x: W @ x),
        _of_z(_swapped),
        _of_z(_bias_subtracted),
        _of_z(lambda x: x @ W + 2 * B),
        _of_z(_biases_swapped),
        _of_z(_sign_lost),
    ),
    "a_hidden": (
        _of_z(_swapped),
        _of_z(lambda x: sigmoid(_z(x))),
        _of_z(lambda x: np.tanh(_z(x))),
        _of_z(lambda x: np.ones(2)),
        _of_z(lambda x: np.zeros(2)),
        _of_z(_no_bias),
        _through_relu(_of_z(_along_starting_lines)),
        _through_relu(_of_z(lambda x: x[::-1] @ W + B)),
        _through_relu(_of_z(_biases_swapped)),
        _through_relu(_of_z(_sign_lost)),
        _through_relu(_of_z(_bias_subtracted)),
    ),
    "z_second": (
        _of_z(_no_bias, "s"),
        _of_z(_swapped, "s"),
        _through_relu(_of_z(_z, "s")),
        _of_z(_bias_subtracted, "s"),
        _of_z(_sign_lost, "s"),
        _of_z(_biases_swapped, "s"),
    ),
    "a_second": (
        _of_z(_z, "s"),
        _of_z(lambda x: np.abs(_z(x)), "s"),
        _through_relu(_of_z(_swapped, "s")),
        _of_z(lambda x: sigmoid(_z(x)), "s"),
        _of_z(lambda x: np.tanh(_z(x)), "s"),
        _of_z(lambda x: np.array([1, 0]), "s"),
    ),
    "z_output": (
        _OUTPUT_NO_BIAS,
        _of_output(lambda a: a @ W_OUTPUT - B_OUTPUT),
        _OUTPUT_SIGN_LOST,
        _HIDDEN_SWAPPED,
        _INPUTS_SEEN,
        _through_sigmoid(_Z_OUTPUT),
        _of_output(lambda a: a @ W_OUTPUT + 2 * B_OUTPUT),
    ),
    "a_output": (
        _Z_OUTPUT,
        _of_output(lambda a: sigmoid(-(a @ W_OUTPUT + B_OUTPUT))),
        _of_output(lambda a: np.tanh(a @ W_OUTPUT + B_OUTPUT)),
        lambda given: int(_Z_OUTPUT(given) >= 0),
        _through_sigmoid(_OUTPUT_NO_BIAS),
        _through_sigmoid(_through_sigmoid(_Z_OUTPUT)),
        _through_sigmoid(_INPUTS_SEEN),
        _through_sigmoid(_HIDDEN_SWAPPED),
        _through_sigmoid(_OUTPUT_SIGN_LOST),
        _rounded,
    ),
}

TELL = {
    "hidden_by_hand": (
        "Your first sample is x1 = {x1}, x2 = {x2}, in place of (1, 2). Your second sample is "
        "x1 = {s1}, x2 = {s2}, in place of (2, 0)."
    ),
    "output_by_hand": "Your first sample is x1 = {x1}, x2 = {x2}, in place of (1, 2).",
}
