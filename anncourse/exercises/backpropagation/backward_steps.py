"""The way back through a network in single steps, any of which can be taken wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annlib.activations import relu, softmax

Function = Callable[..., Any]


def go_forward(
    X: Any,
    parameters: Any,
    *,
    bias: float = 1.0,
    hidden: Function = relu,
    output: Function = softmax,
) -> tuple[list[Any], list[Any]]:
    """Go forward: what goes into each layer and comes out at the end, and all weighted sums."""
    inputs, sums = [X], []
    for k, (W, b) in enumerate(parameters, start=1):
        sums.append(inputs[-1] @ W + bias * b)
        inputs.append((output if k == len(parameters) else hidden)(sums[-1]))
    return inputs, sums


def output_error(P: Any, Y: Any, Z: Any) -> Any:
    """Return delta of the output."""
    return (P - Y) / len(P)


def step_back(delta: Any, W: Any, Z: Any) -> Any:
    """Send delta one layer back, through weights and slope."""
    return (delta @ W.T) * (Z > 0)


def slope_of_W(A: Any, delta: Any) -> Any:
    """Return dW of a layer."""
    return A.T @ delta


def slope_of_b(A: Any, delta: Any) -> Any:
    """Return db of a layer."""
    return delta.sum(axis=0)


def go_back(
    *,
    error: Function = output_error,
    back: Function = step_back,
    dW: Function = slope_of_W,
    db: Function = slope_of_b,
    weights: Function = lambda W, dW: W,
    done: Function = lambda gradients: gradients,
    **forwards: Any,
) -> Function:
    """Go back through a network with one step swapped for another.

    ``error(P, Y, Z)`` is delta of the output, ``back(delta, W, Z)`` goes one layer back,
    ``weights(W, dW)`` are the weights that the error goes back through, and ``done(gradients)`` is
    what is made of the list at the end.
    """

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = go_forward(X, parameters, **forwards)
        delta = error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            gradients.append((dW(inputs[k], delta), db(inputs[k], delta)))
            if k > 0:
                W = weights(parameters[k][0], gradients[-1][0])
                delta = back(delta, W, sums[k - 1])
        return done(gradients[::-1])

    return gradient
