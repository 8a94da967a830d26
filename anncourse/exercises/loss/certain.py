"""What a cross-entropy costs where the answer was certain, and wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

# A probability of 0 may count as anything from 2e-6 down to the smallest number there is.
AT_LEAST = 13.0
AT_MOST = 800.0

INFINITE = (
    "Where the network is certain and wrong, the logarithm meets 0, and the loss becomes infinite "
    "or not a number. Keep the probability away from 0 *before* you take the logarithm."
)
NEGATIVE = "A loss is never negative: is the minus sign missing?"
FREE = (
    "A certain and wrong answer costs nothing. It is the worst mistake there is: keep the "
    "probability a tiny bit away from 0, and let every sample count."
)
TOO_CHEAP = (
    "A certain and wrong answer costs too little. What keeps probabilities away from 0 has to be "
    "far smaller than any honest one: 1e-12, say."
)
TOO_DEAR = (
    "A certain and wrong answer costs an astronomical number: an infinity was replaced afterwards, "
    "by `np.nan_to_num` perhaps. Limit the probability before you take the logarithm."
)


def price(cases: tuple[tuple[Any, Any], ...], answer: Callable[..., Any]) -> str | None:
    """Say what is wrong with the loss of single samples, each of them certain and wrong."""
    for predicted, truth in cases:
        loss = float(np.asarray(answer(predicted, truth)))
        if not np.isfinite(loss):
            return INFINITE
        if loss < 0:
            return NEGATIVE
        if loss > AT_MOST:
            return TOO_DEAR
        if loss < 1e-9:
            return FREE
        if loss < AT_LEAST:
            return TOO_CHEAP
    return None
