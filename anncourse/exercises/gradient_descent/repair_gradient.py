"""Find the bug: ``repair_gradient(X, y, w, b)``, the gradient of a neuron with three faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent import neuron_gradient
from annlib.activations import sigmoid


def _as_it_stood(X: Any, y: Any, w: Any, b: Any) -> Any:
    p = sigmoid(X @ w)
    errors = (p - y) * p * (1 - p)
    dw = X.T @ errors / len(y)
    db = np.sum(errors)
    return dw, db


EXERCISE = replace(
    neuron_gradient.EXERCISE,
    name="repair_gradient",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Measure the three slopes "
            "with `numeric_gradient`, first with a bias of 0, then with another one.",
            _as_it_stood,
        ),
        *neuron_gradient.EXERCISE.misconceptions,
    ),
    hints=(
        "Three faults. Measure the slopes with `numeric_gradient`, as in the cross-check above, "
        "and compare one number at a time: which of them are wrong with a single sample and b = 0?",
        "With cross-entropy one of the three slopes in a row has cancelled. And the slope of a "
        "mean is a mean, for the bias too.",
    ),
)
