"""What it means when numbers outgrow all bounds while a network trains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from annlib._validation import NotFiniteError


@contextmanager
def diverged(epoch: int, lr: float | None) -> Iterator[None]:
    """Say what it means when numbers that were finite at first are so no more."""
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            yield
    except NotFiniteError as error:
        steps = "" if lr is None else f" Got lr={lr}."
        raise FloatingPointError(
            f"Training diverged in epoch {epoch}: the steps must be smaller.{steps}"
        ) from error
