"""Find the bug: ``repair_forward(X, parameters, activations)``, a network with three faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from anncourse.checks.exercise import Misconception
from anncourse.exercises.forward_propagation import forward


def _as_it_stood(X: Any, parameters: Any, activations: Any) -> Any:
    outputs = [X]
    Z = X
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = Z @ W.T + b
        outputs.append(activation(Z))
    outputs[-1] = activation(outputs[-1])
    return outputs


EXERCISE = replace(
    forward.EXERCISE,
    name="repair_forward",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Try it on a layer with 3 "
            "inputs and 2 neurons: NumPy's complaint about the shapes points at the first fault.",
            _as_it_stood,
        ),
        *forward.EXERCISE.misconceptions,
    ),
    hints=(
        "Look for one fault at a time. A layer whose `W` is not square shows the first: which "
        "shape must `W` have, so that each sample fits?",
        "Which numbers does the second layer get, z or a? Follow the 2-2-1 network with (2, 1), "
        "where they differ.",
        "How many times has the last entry been through its activation function at the end?",
    ),
)
