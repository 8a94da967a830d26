"""He's scale, and other scales that people use, with what is said of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.exercises.training import init_parameters_words as words


def normal(scale: Callable[[int, int], float]) -> Callable[[int, int, Any], Any]:
    """Draw the weights of a layer from a normal distribution with this scale."""
    return lambda n_in, n_out, rng: rng.normal(0.0, scale(n_in, n_out), (n_in, n_out))


def he(n_in: int, n_out: int) -> float:
    """Return He's scale, the root of 2 / n_in."""
    return float(np.sqrt(2 / n_in))


# Other scales that people use, as what is drawn, and what to say.
SCALES: dict[str, tuple[Callable[[int, int], float], str]] = {
    "variance 1/n_in": (lambda n_in, n_out: 1 / np.sqrt(n_in), words.XAVIER_IN),
    "no scale": (lambda n_in, n_out: 1.0, words.NO_SCALE),
    "root forgotten": (lambda n_in, n_out: 2 / n_in, words.NO_ROOT),
    "n_out in place of n_in": (lambda n_in, n_out: float(np.sqrt(2 / n_out)), words.N_OUT),
    "Xavier": (
        lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out))),
        "The variance is 2 / (n_in + n_out), which is Xavier's and made for tanh. With ReLU take "
        "He's: 2 / n_in.",
    ),
    "small numbers": (
        lambda n_in, n_out: 0.01,
        "Your weights are small, but equally small in every layer. In a deep network the signal "
        "dies out on the way: the scale is sqrt(2 / n_in).",
    ),
    "a tenth": (
        lambda n_in, n_out: 0.1,
        "The standard deviation is 0.1 in every layer. It has to depend on the number of inputs: "
        "sqrt(2 / n_in).",
    ),
    "only 2 under the root": (
        lambda n_in, n_out: float(np.sqrt(2) / n_in),
        "Only the 2 stands under the root. It is the root of the whole of 2 / n_in.",
    ),
    "only n_in under the root": (
        lambda n_in, n_out: float(2 / np.sqrt(n_in)),
        "Only n_in stands under the root. It is the root of the whole of 2 / n_in.",
    ),
    "upside down": (
        lambda n_in, n_out: float(np.sqrt(n_in / 2)),
        "The fraction is upside down: the more inputs, the *smaller* the weights. It is 2 / n_in.",
    ),
    "number of weights": (
        lambda n_in, n_out: float(np.sqrt(2 / (n_in * n_out))),
        "You divide by the number of weights of the layer. Divide by the number of its inputs.",
    ),
    "uniform up to He's scale": (
        lambda n_in, n_out: float(np.sqrt(2 / n_in / 3)),
        "Numbers spread evenly from -s to s have a standard deviation of only s / sqrt(3). Take "
        "`rng.normal`, whose second argument is the standard deviation itself.",
    ),
    "uniform from -1 to 1": (
        lambda n_in, n_out: float(1 / np.sqrt(3)),
        "Your weights lie evenly between -1 and 1, in every layer. Take `rng.normal` with a "
        "standard deviation of sqrt(2 / n_in).",
    ),
}
