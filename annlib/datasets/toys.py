"""Toy data to order: points in the plane, in shapes that a straight line can or cannot part."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from annlib._validation import IntArray, as_count, as_float, check_rng


def blobs(
    n_samples: int,
    rng: np.random.Generator,
    *,
    n_classes: int = 3,
    noise: float = 0.5,
) -> tuple[NDArray[np.float64], IntArray]:
    """Make round clouds of points, one per class, on a circle of radius 2.

    Parameters
    ----------
    n_samples : int
        Rows in all, shared out evenly among the classes.
    rng : numpy.random.Generator
    n_classes : int
    noise : float
        Standard deviation of the points around their centre.

    Returns
    -------
    X : float64 array of shape (n_samples, 2)
    y : int64 array of shape (n_samples,)
        In random order, as in all toy data.
    """
    y = _labels(n_samples, n_classes, rng)
    angle = 2 * np.pi * y / n_classes
    return _noisy(2 * np.cos(angle), 2 * np.sin(angle), noise, rng), y


def moons(
    n_samples: int, rng: np.random.Generator, *, noise: float = 0.1
) -> tuple[NDArray[np.float64], IntArray]:
    """Make two half circles of radius 1 that reach into one another; see `blobs` for the rest."""
    y = _labels(n_samples, 2, rng)
    angle = np.pi * rng.random(n_samples)
    x1 = np.where(y == 0, np.cos(angle), 1 - np.cos(angle))
    x2 = np.where(y == 0, np.sin(angle), 0.5 - np.sin(angle))
    return _noisy(x1, x2, noise, rng), y


def circles(
    n_samples: int, rng: np.random.Generator, *, noise: float = 0.1, factor: float = 0.5
) -> tuple[NDArray[np.float64], IntArray]:
    """Make a circle of radius 1, class 0, around one of radius `factor`, class 1."""
    y = _labels(n_samples, 2, rng)
    angle = 2 * np.pi * rng.random(n_samples)
    radius = np.where(y == 0, 1.0, as_float(factor, "factor"))
    return _noisy(radius * np.cos(angle), radius * np.sin(angle), noise, rng), y


def xor(
    n_samples: int, rng: np.random.Generator, *, noise: float = 0.1
) -> tuple[NDArray[np.float64], IntArray]:
    """Make points around the corners of the unit square: class 1 where just one coordinate is 1."""
    y = _labels(n_samples, 2, rng)
    x1 = rng.integers(0, 2, n_samples)
    return _noisy(x1, x1 ^ y, noise, rng), y


def spirals(
    n_samples: int,
    rng: np.random.Generator,
    *,
    n_classes: int = 2,
    noise: float = 0.05,
    turns: float = 1.0,
) -> tuple[NDArray[np.float64], IntArray]:
    """Make arms that wind `turns` times around the origin, out to radius 1, one per class."""
    y = _labels(n_samples, n_classes, rng)
    radius = np.sqrt(rng.random(n_samples))
    angle = 2 * np.pi * (as_float(turns, "turns") * radius + y / n_classes)
    return _noisy(radius * np.cos(angle), radius * np.sin(angle), noise, rng), y


def _labels(n_samples: int, n_classes: int, rng: np.random.Generator) -> IntArray:
    """Return as many of each class as can be, in random order."""
    check_rng(rng)
    n_samples, n_classes = as_count(n_samples, "n_samples"), as_count(n_classes, "n_classes")
    return rng.permutation(np.arange(n_samples) % n_classes)


def _noisy(
    x1: NDArray[np.generic], x2: NDArray[np.generic], noise: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    noise = as_float(noise, "noise")
    if noise < 0:
        raise ValueError(f"noise must be at least 0. Got {noise}.")
    return np.column_stack([x1, x2]) + noise * rng.standard_normal((len(x1), 2))
