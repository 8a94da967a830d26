"""The plain values that msgpack does not know: their codes, and the bounds that hold for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

# The same number as nbjudge.shared.plain.MAX_ITEMS: more is said to be too much, in its words.
MAX_ITEMS = 5_000_000
MAX_INT_BYTES = 1_000_000
MAX_KEYS = 1_000_000
# Keys can be chosen so that they stand in each other's way, which takes time by their square. Up to
# so many, the squares count, of all sets and dictionaries in a frame together.
MANY_KEYS = 20_000
MAX_STEPS = 2 * MANY_KEYS**2
# More are put together on trial, a few at a time. What nobody chose takes a hundredth of this.
TRIAL_SECONDS, TRIAL_KEYS = 3.0, 500
# Keys of one hash are even compared with each other: so many comparisons are allowed in a frame.
MAX_COLLISIONS = 1_000_000
# Fewer keys than this are no matter, however they were chosen.
FEW_KEYS = 64
# Classes in one frame: each takes a kilobyte, and a few bytes to name.
MAX_KINDS = 40_000
PLAIN_KINDS = "biufcU"

(
    TUPLE,
    ARRAY,
    SCALAR,
    COMPLEX,
    BIG_INT,
    LONG_LIST,
    SET,
    FROZENSET,
    RANGE,
    ELLIPSIS,
    DTYPE,
    SLICE,
    SUBCLASS,
    COLLECTION,
    RNG,
    NAMED,
) = range(1, 17)


class TooManyItemsError(Exception):
    """A value holds more than `MAX_ITEMS` things, or for ever more."""


class YieldedError(Exception):
    """What a generator of the student's raised while it was read: no fault of its size."""

    def __init__(self, error: ValueError) -> None:
        self.error = error
        super().__init__(str(error))


def is_short(value: range) -> bool:
    """Whether a test may read a range into a list."""
    # `len` fails where the length is no machine number.
    return (value.stop - value.start) // value.step <= MAX_ITEMS


def too_many() -> NoReturn:
    """Say that it is too much."""
    raise TooManyItemsError


def bounded_items(items: Any) -> list[Any]:
    """List the items of a set, unless there are too many."""
    if len(items) > MAX_KEYS:
        raise TooManyItemsError
    return list(items)


class Keys:
    """Counts the keys of all sets and dictionaries in a frame, before one of them is made."""

    def __init__(self) -> None:
        self._steps, self._collisions = MAX_STEPS, MAX_COLLISIONS
        self._seconds = TRIAL_SECONDS

    def may_hold(self, keys: list[Any]) -> bool:
        """Whether one more set or dictionary of these keys is made in no long time."""
        if len(keys) < FEW_KEYS:
            return True
        hashes = np.fromiter(map(hash, keys), np.int64, len(keys))
        _, counts = np.unique(hashes, return_counts=True)
        self._collisions -= int((counts * (counts - 1)).sum())
        if self._collisions < 0:
            return False
        if len(keys) > MANY_KEYS:
            return self._go_together(keys)
        self._steps -= len(keys) ** 2
        return self._steps >= 0

    def _go_together(self, keys: list[Any]) -> bool:
        begin = time.process_time()
        trial: dict[Any, None] = {}
        for start in range(0, len(keys), TRIAL_KEYS):
            trial.update(dict.fromkeys(keys[start : start + TRIAL_KEYS]))
            if time.process_time() - begin > self._seconds:
                return False
        self._seconds -= time.process_time() - begin
        return True


def _is_scalar_type(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, np.generic)


# What is neither data nor the other side's own, but stands under the same name on both.
MODULES = ("builtins", "numpy")
# Those whose call does nothing but make a value: a test calls what a student names.
TYPES = {bool, int, float, complex, str, list, tuple, dict, set, frozenset, object, np.ndarray}
TYPES |= {kind for kind in np.__dict__.values() if _is_scalar_type(kind)}


def from_numpy(name: str) -> Any:
    """Return what NumPy has under a name, None where there is nothing."""
    return None if name.startswith("_") else np.__dict__.get(name)


BIT_GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")


# Asked through the base class: what the subclass claims about itself does not count.
BASES: dict[type, Callable[[Any], Any]] = {
    int: lambda v: int.__add__(v, 0),
    float: lambda v: float.__add__(v, 0.0),
    complex: lambda v: complex.__add__(v, 0j),
    str: lambda v: "".join(str.__iter__(v)),
    bytes: lambda v: bytes.__getitem__(v, slice(None)),
    list: lambda v: list(list.__iter__(v)),
    dict: lambda v: dict(dict.items(v)),
    set: lambda v: list(set.__iter__(v)),
}
