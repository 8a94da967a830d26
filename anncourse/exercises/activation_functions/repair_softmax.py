"""Find the bug: ``repair_softmax(Z)``, a softmax with three faults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.activation_functions import softmax


def _as_it_stood(Z: Any) -> Any:
    Z -= np.max(Z)
    E = np.exp(Z)
    return E / np.sum(E, axis=0)


def _column_sums(Z: Any) -> Any:
    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return E / np.sum(E, axis=0)


EXERCISE = replace(
    softmax.EXERCISE,
    name="repair_softmax",
    misconceptions=(
        Misconception(
            "as it stood",
            "It is wrong in the same places as the function as it stood. Try it on a table with "
            "two rows, and print what each row adds up to, and then the table that you gave it.",
            _as_it_stood,
        ),
        Misconception(
            "sums of columns",
            "The sums run down the columns, `axis=0`. Print what each row adds up to.",
            _column_sums,
        ),
        *softmax.EXERCISE.misconceptions,
    ),
    hints=(
        "Three faults, in two of the three lines. Try a table with two rows and three columns: "
        "what does each row add up to? Is the table that you gave it still the same?",
        "What happens to a row of scores near 0 if another row holds 1000, and the largest "
        "number of the whole table is taken off both?",
        "`Z -= …` changes the table of whoever called you. Each row has a maximum and a sum of "
        "its own, and both must come back as columns.",
    ),
)
