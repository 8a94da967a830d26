"""The slopes of a layer, one of the two made wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def slope_of_W(A: Any, delta: Any) -> Any:
    """Return dW."""
    return A.T @ delta


def slope_of_b(A: Any, delta: Any) -> Any:
    """Return db."""
    return delta.sum(axis=0)


def both(
    dW: Callable[[Any, Any], Any] = slope_of_W, db: Callable[[Any, Any], Any] = slope_of_b
) -> Callable[..., Any]:
    """Make dW and db, each in its own way."""
    return lambda A_prev, delta: (dW(A_prev, delta), db(A_prev, delta))
