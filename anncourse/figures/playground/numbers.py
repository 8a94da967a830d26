"""What every neuron of a network says of the plane, for one picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.playground.session import Array, Session, Settings
from anncourse.figures.plot import Axes, centres
from anncourse.figures.toy_data import RANGE, Points

#: Places per side of every map.
GRID = 24
MAP = Axes(x=RANGE, y=RANGE, left=548, top=34, width=316, height=316)
_PLACES = centres(MAP, GRID)

#: From an activation to what is shown of it, from -1 to 1: 0 where its neuron's boundary runs.
_SHOWN: dict[str, Callable[[Array], Array]] = {
    "relu": lambda a: a / max(float(a.max()), 1e-9),
    "tanh": lambda a: a,
    "sigmoid": lambda a: 2 * a - 1,
    "identity": lambda a: a / max(float(np.abs(a).max()), 1e-9),
}
ACTIVATIONS = tuple(_SHOWN)


@dataclass(frozen=True)
class Snapshot:
    """A network at one moment.

    Attributes
    ----------
    settings : Settings
    data : Points
    weights : list of float arrays of shape (n_in, n_out)
    z : list of float arrays of shape (n_hidden, GRID, GRID)
        The weighted sum of each hidden neuron at each place.
    shown : list of float arrays of shape (n_hidden, GRID, GRID)
        Its activation, from -1 to 1.
    grid : float array of shape (GRID, GRID)
        The probability of class 1 at each place.
    right : tuple of two floats
        The shares of training rows and of test rows that are classified right.
    epochs, history, state, trouble, seed
        As of `Session`.
    """

    settings: Settings
    data: Points
    weights: Sequence[Array]
    z: Sequence[Array]
    shown: Sequence[Array]
    grid: Array
    right: tuple[float, ...]
    epochs: int
    history: Sequence[tuple[int, float, float]]
    state: str
    trouble: str
    seed: int


def snapshot(session: Session) -> Snapshot:
    """Look at a network everywhere in the plane; the caller holds the lock of the session."""
    network, data = session.network, session.data
    right = tuple(
        float((network.predict(X) == y).mean())
        for X, y in ((data.X, data.y), (data.X_test, data.y_test))
    )
    grid = _as_maps(np.asarray(network.forward(_PLACES)))[1]
    hidden = network.layers[:-1]
    show = _SHOWN[session.settings.activation]
    return Snapshot(
        session.settings,
        data,
        [np.array(W, dtype=np.float64) for W, _ in network.parameters],
        [_as_maps(np.asarray(layer.Z)) for layer in hidden],
        [np.stack([show(a) for a in _as_maps(np.asarray(layer.A))]) for layer in hidden],
        grid,
        right,
        session.epochs,
        tuple(session.history),
        session.state,
        session.trouble,
        session.seed,
    )


def _as_maps(values: NDArray[np.float64]) -> Array:
    return values.T.reshape(-1, GRID, GRID)
