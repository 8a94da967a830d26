"""Noise on a picture, and the filters that took it off before networks did."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Picture = NDArray[np.float64]

#: Widths of the Gaussian, in pixels, among which `best_gaussian` looks.
WIDTHS = np.round(np.arange(0.5, 3.01, 0.05), 2)


def add_noise(picture: ArrayLike, sigma: float, rng: np.random.Generator) -> Picture:
    """Add normal noise to every pixel, and cut off what leaves the range from 0 to 1.

    Parameters
    ----------
    picture : array of shape (height, width)
        From 0, black, to 1, white.
    sigma : float
        Standard deviation of the noise, in the same unit: 25 of 255 grey levels are 25 / 255.
    rng : numpy.random.Generator

    Returns
    -------
    float array of shape (height, width)
    """
    clean = _picture(picture)
    if clean.size and not (clean.min() >= 0 and clean.max() <= 1):
        raise ValueError(
            "a picture must hold numbers from 0, black, to 1, white. "
            f"Got {clean.min():g} to {clean.max():g}."
        )
    noisy: Picture = np.clip(clean + sigma * rng.standard_normal(clean.shape), 0.0, 1.0)
    return noisy


def median_filter(picture: ArrayLike, size: int) -> Picture:
    """Replace every pixel by the median of the size x size pixels around it (SciPy)."""
    from scipy import ndimage  # only here: it takes as long to import as the rest of a lesson

    filtered: Picture = ndimage.median_filter(_picture(picture), size)
    return filtered


def gaussian_blur(picture: ArrayLike, width: float) -> Picture:
    """Replace every pixel by a mean of its surroundings that fades with the distance (SciPy).

    ``width`` is the standard deviation of the Gaussian's bell, in pixels.
    """
    from scipy import ndimage

    blurred: Picture = ndimage.gaussian_filter(_picture(picture), width)
    return blurred


def best_gaussian(noisy: ArrayLike, truth: ArrayLike) -> tuple[Picture, float]:
    """Try Gaussians of many widths and return the best picture, and its width.

    The best is the one with the smallest mean squared error against the truth. That is more help
    than a rival would get in life, where nobody knows the truth.
    """
    clean, given = _picture(truth), _picture(noisy)
    if clean.shape != given.shape:
        raise ValueError(
            f"noisy and truth must be equal in shape. Got {given.shape}, {clean.shape}."
        )
    errors = [float(np.mean((gaussian_blur(given, w) - clean) ** 2)) for w in WIDTHS]
    width = float(WIDTHS[int(np.argmin(errors))])
    return gaussian_blur(given, width), width


def _picture(value: ArrayLike) -> Picture:
    picture = np.asarray(value, dtype=np.float64)
    if picture.ndim != 2:
        raise ValueError(
            f"a picture in shades of grey must have shape (height, width). Got {picture.shape}."
        )
    return picture
