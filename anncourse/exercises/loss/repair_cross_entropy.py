"""Find the bug: ``repair_cross_entropy(P, Y)``, a cross-entropy with two faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.loss import cross_entropy


def _as_it_stood(P: Any, Y: Any) -> Any:
    P = np.clip(P, 0.01, 1)
    return -np.mean(Y * np.log(P))


EXERCISE = replace(
    cross_entropy.EXERCISE,
    name="repair_cross_entropy",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Work out the loss of one "
            "row by hand, and that of a row in which the truth was given 0.001.",
            _as_it_stood,
        ),
        *cross_entropy.EXERCISE.misconceptions,
    ),
    hints=(
        "Two faults, one in each line. Take one row with three classes, work its loss out by hand, "
        "and compare. By which factor is it off?",
        "A mean over a table divides by all its numbers. And which honest answers does a limit of "
        "0.01 change?",
    ),
)
