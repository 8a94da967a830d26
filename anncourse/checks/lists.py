"""A remark on lists that came where arrays are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from anncourse.checks.trial import Trial

LIST_NOTE = (
    "It returns a list, which counts as right. What comes after it may calculate with it, and "
    "lists do not: + joins them, and - is an error. `np.array(…)` makes an array of it."
)


def list_note(trials: Iterable[Trial]) -> str:
    """Remark on lists that came where arrays are asked for; empty, where none did."""
    lists = (trial.right and _holds_list(trial.expected, trial.outcome.value) for trial in trials)
    return LIST_NOTE if any(lists) else ""


def _holds_list(expected: Any, got: Any) -> bool:
    """Whether a list came for an array, or for one of several."""
    if isinstance(expected, np.ndarray):
        return expected.ndim > 0 and isinstance(got, list)
    return (
        isinstance(expected, tuple | list)
        and isinstance(got, tuple | list)
        and any(map(_holds_list, expected, got))
    )
