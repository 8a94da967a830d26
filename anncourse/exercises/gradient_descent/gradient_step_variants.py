"""A step of gradient descent, wrong in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def each(new: Callable[[Any, Any, float], Any]) -> Callable[..., Any]:
    """Change every array in the same way."""
    """Apply ``new(parameter, gradient, lr)`` to every W and every b."""
    return both(new, new)


def both(
    weights: Callable[[Any, Any, float], Any], bias: Callable[[Any, Any, float], Any]
) -> Callable[..., Any]:
    """Change weights and biases, each in its own way."""

    def step(parameters: Any, gradients: Any, lr: float) -> Any:
        return [
            (weights(W, dW, lr), bias(b, db, lr))
            for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
        ]

    return step


def right_step(parameter: Any, gradient: Any, lr: float) -> Any:
    """Take the right step."""
    return parameter - lr * gradient


def afterwards(change: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    """Take the right step, and return something else."""
    """Take the right step, and return something else made of its result."""
    return lambda parameters, gradients, lr: change(each(right_step)(parameters, gradients, lr))


def in_place(parameters: Any, gradients: Any, lr: float) -> Any:
    """Change the arrays of the caller."""
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        W -= lr * dW
        b -= lr * db
    return parameters


def without_the_last(parameters: Any, gradients: Any, lr: float) -> Any:
    """Leave the last layer as it is."""
    new = each(right_step)(parameters, gradients, lr)
    return [*new[:-1], *parameters[-1:]]


def two_lists(parameters: Any, gradients: Any, lr: float) -> Any:
    """Return weights and biases in lists of their own."""
    right = each(lambda old, slope, lr: old - lr * slope)(parameters, gradients, lr)
    return [W for W, _ in right], [b for _, b in right]


def two_layers(parameters: Any, gradients: Any, lr: float) -> Any:
    """Expect two layers."""
    (W1, b1), (W2, b2) = parameters
    (dW1, db1), (dW2, db2) = gradients
    return [(W1 - lr * dW1, b1 - lr * db1), (W2 - lr * dW2, b2 - lr * db2)]


def not_unpacked(parameters: Any, gradients: Any, lr: float) -> Any:
    """Take a pair for an array."""
    pairs: Any = zip(parameters, gradients, strict=True)
    return [(W - lr * dW, b - lr * db) for W, b, dW, db in pairs]


def by_rows(parameters: Any, gradients: Any, lr: float) -> Any:
    """Divide the slopes by the number of rows."""
    return [
        (W - lr * dW / len(W), b - lr * db / len(W))
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def slope_of_the_weights(parameters: Any, gradients: Any, lr: float) -> Any:
    """Use the slopes of the weights for the bias."""
    return [
        (W - lr * dW, b - lr * dW) for (W, b), (dW, _) in zip(parameters, gradients, strict=True)
    ]


def slopes_swapped(parameters: Any, gradients: Any, lr: float) -> Any:
    """Use each slope for the other."""
    return each(right_step)(parameters, [(db, dW) for dW, db in gradients], lr)


def first_gradients(parameters: Any, gradients: Any, lr: float) -> Any:
    """Use the slopes of the first layer everywhere."""
    return each(right_step)(parameters, [gradients[0]] * len(parameters), lr)
