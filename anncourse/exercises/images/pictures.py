"""Small pictures for the cases of lab 09, and the levels in which pictures differ."""

from __future__ import annotations

from typing import Any

import numpy as np


def picture(rng: np.random.Generator, height: int, width: int) -> Any:
    """Draw a picture of noise from 0 to 1."""
    return rng.uniform(0, 1, (height, width))


def oblong(rng: np.random.Generator, least: int = 3) -> tuple[int, int]:
    """Draw a height and a width that differ, both at least this."""
    height, width = rng.choice(np.arange(least, least + 6), 2, replace=False)
    return int(height), int(width)


def windows(image: Any, size: int) -> Any:
    """All size x size windows, shape (n_down, n_right, size, size)."""
    return np.lib.stride_tricks.sliding_window_view(np.asarray(image, dtype=float), (size, size))
