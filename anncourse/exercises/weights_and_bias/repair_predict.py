"""Find the bug: ``repair_predict(X, w, b)``, a perceptron's predictions with three faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.perceptron import perceptron_predict


def _as_it_stood(X: Any, w: Any, b: Any) -> Any:
    return np.sum(X * w + b, axis=1) > 0


EXERCISE = replace(
    perceptron_predict.EXERCISE,
    name="repair_predict",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Try it on one row whose "
            "z you know: compare what `np.sum(X * w + b, axis=1)` gives with the z that you get "
            "by hand.",
            _as_it_stood,
        ),
        *perceptron_predict.EXERCISE.misconceptions,
    ),
    hints=(
        "Look for one fault at a time. Is z right, for a row with two features? Is the answer "
        "right where z is exactly 0? Is it a whole number?",
        "How often does the bias get into the sum, if a row has two features?",
        "A perceptron fires at z = 0 as well, and it answers 0 or 1, not True or False.",
    ),
)
