"""Tables of numbers, as the exercises of lesson 00 take them."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def table(rng: np.random.Generator, n: int | None = None, k: int | None = None) -> Array:
    """Draw a table of decimal numbers of both signs; never a square one, unless both are given."""
    if n is None:
        n = int(rng.integers(2, 8))
    if k is None:
        k = n + int(rng.choice([-1, 1, 2]))
    # To three decimals, so that what a learner is shown is what was computed with.
    drawn: Array = np.round(rng.uniform(-4, 4, (n, k)), 3)
    return drawn
