"""Losses to measure slopes of, which show learners their formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Loss = Callable[[Any], float]


def named(name: str, formula: Callable[[Any], Any]) -> Loss:
    """Return a function of one array whose name, shown to learners, is its formula."""

    def f(theta: Any) -> float:
        return float(formula(np.asarray(theta, dtype=float)))

    f.__name__ = name
    return f


TABLE = named(
    "t[0, 0]**3 * t[1, 2] + 2*t[0, 1]**3 - t[1, 0]*t[0, 2] + t[1, 1]**2",
    lambda t: t[0, 0] ** 3 * t[1, 2] + 2 * t[0, 1] ** 3 - t[1, 0] * t[0, 2] + t[1, 1] ** 2,
)
