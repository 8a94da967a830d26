"""Find the bug: ``repair_backward(X, Y, parameters)``, backpropagation with four faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation import backward
from annlib.activations import relu, softmax
from annlib.forward_propagation import forward


def _as_it_stood(X: Any, Y: Any, parameters: Any) -> Any:
    activations = [relu] * (len(parameters) - 1) + [softmax]
    outputs = forward(X, parameters, activations)
    delta = outputs[-1] - Y
    gradients = []
    for k in reversed(range(len(parameters))):
        gradients.append((outputs[k].T @ delta, delta.mean(axis=0)))
        if k > 0:
            delta = delta @ parameters[k][0].T
    return gradients


EXERCISE = replace(
    backward.EXERCISE,
    name="repair_backward",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Cross-check it with "
            "`gradients_agree`, array by array, and begin with a network of one layer and one "
            "sample.",
            _as_it_stood,
        ),
        *backward.EXERCISE.misconceptions,
    ),
    hints=(
        "Four faults. Begin with what is simplest: one layer and one sample. Is dW right there, is "
        "db? Then two samples, then a hidden layer.",
        "Where is it divided by the number of samples, and how often? A bias has one slope, to "
        "which every sample adds its wish.",
        "What is done to the error where a hidden neuron was silent? And which layer's pair was "
        "found first, and where does it stand in the list?",
    ),
)
