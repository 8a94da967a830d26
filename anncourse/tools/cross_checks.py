"""Hand a learner's gradients over to the learner's own cross-check, array by array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annlib import cross_entropy, forward, relu, softmax

UNWRITTEN = "Write backward and gradients_agree first, then run this cell again."


def cross_check(
    backward: Callable[..., Any],
    gradients_agree: Callable[..., Any],
    X: Any,
    Y: Any,
    parameters: Any,
) -> None:
    """Print for each array of a network whether its gradient agrees with measured slopes.

    Parameters
    ----------
    backward, gradients_agree : callable
        The learner's own, as lesson 7 asks for them.
    X, Y : arrays of shape (n_samples, n_in) and (n_samples, n_classes)
    parameters : list of pairs (W, b)
        ReLU in the hidden layers, softmax out, cross-entropy as the loss. Each W and b takes a
        turn as theta, while all others stay as they are.
    """
    gradients = backward(X, Y, parameters)
    activations = [relu] * (len(parameters) - 1) + [softmax]
    for layer, pair in enumerate(parameters):
        for which, name in enumerate(("dW", "db")):

            def loss(theta: Any, layer: int = layer, which: int = which) -> float:
                changed = list(parameters)
                W, b = changed[layer]
                changed[layer] = (W, theta) if which else (theta, b)
                return cross_entropy(forward(X, changed, activations)[-1], Y)

            agrees = None
            if gradients is not None:
                agrees = gradients_agree(loss, pair[which], list(gradients)[layer][which])
            if agrees is None:
                print(UNWRITTEN)
                return
            print(f"{name}{layer + 1}: {bool(agrees)}")
