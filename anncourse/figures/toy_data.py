"""Points of two classes in the plane to learn from, and where they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.plot import Axes, dots
from anncourse.figures.scene import Node
from annlib import datasets
from annlib.splitting import train_test_split

Array = NDArray[np.float64]

#: All data are brought to about this range, so that one learning rate suits them all.
RANGE = (-1.6, 1.6)

#: name -> (maker, what its coordinates are divided by, and the middle that is taken off before)
_MAKERS: dict[str, tuple[Callable[..., Any], float, tuple[float, float]]] = {
    "moons": (datasets.moons, 1.1, (0.5, 0.25)),
    "spirals": (datasets.spirals, 0.8, (0.0, 0.0)),
    "circles": (datasets.circles, 0.85, (0.0, 0.0)),
    "XOR": (datasets.xor, 0.6, (0.5, 0.5)),
    "blobs": (partial(datasets.blobs, n_classes=2), 2.4, (0.0, 0.0)),
}
NAMES = tuple(_MAKERS)


@dataclass(frozen=True, eq=False)
class Points:
    """Rows to train on and rows to test on; labels are 0 and 1. Read only: figures share them."""

    X: Array
    y: NDArray[np.int64]
    X_test: Array
    y_test: NDArray[np.int64]


@lru_cache(maxsize=16)
def points(name: str, noise: float, n: int = 300, seed: int = 0) -> Points:
    """Make a data set of `NAMES`, the same at every call.

    Parameters
    ----------
    name : str
    noise : float
        Standard deviation of the points around their place, in the units of the picture.
    n : int
        Rows in all; a third of them is kept for testing.
    seed : int

    Returns
    -------
    Points
    """
    make, scale, middle = _MAKERS[name]
    rng = np.random.default_rng(seed)
    X, y = make(n, rng, noise=noise * scale)
    X = (X - middle) / scale
    X_train, X_test, y_train, y_test = train_test_split(X, y, 1 / 3, rng)
    return Points(X_train, y_train, X_test, y_test)


@lru_cache(maxsize=16)
def draw_points(axes: Axes, data: Points) -> list[Node]:
    """Draw the rows to train on, class 1 as discs, class 0 as crosses, and those to test on."""
    return [
        *_of(axes, data.X_test, data.y_test, "tested", "faint"),
        *_of(axes, data.X, data.y, "trained", ""),
    ]


def _of(axes: Axes, X: Array, y: NDArray[np.int64], key: str, cls: str) -> list[Node]:
    crosses = {
        "tag": "path",
        "key": f"{key}-0",
        "attributes": {"class": f"point-zero {cls}".strip(), "d": _crosses(axes, X[y == 0])},
    }
    return [crosses, dots(f"{key}-1", axes, X[y == 1], f"point-one {cls}".strip())]


def _crosses(axes: Axes, X: Array) -> str:
    places = (axes.at((x, y)) for x, y in X)
    return " ".join(f"M{x - 3:.1f},{y - 3:.1f} l6,6 m0,-6 l-6,6" for x, y in places)
