"""Plain values that msgpack does not know, written down as a code and what it stands for."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from nbjudge.shared.plain import decimal_number

from .kinds import (
    ARRAY,
    BASES,
    BIG_INT,
    BIT_GENERATORS,
    COLLECTION,
    COMPLEX,
    DTYPE,
    ELLIPSIS,
    FROZENSET,
    MAX_INT_BYTES,
    MAX_ITEMS,
    NAMED,
    PLAIN_KINDS,
    RANGE,
    RNG,
    SCALAR,
    SET,
    SLICE,
    SUBCLASS,
    TUPLE,
    TYPES,
    Keys,
    TooManyItemsError,
    YieldedError,
    bounded_items,
    from_numpy,
    is_short,
    too_many,
)


class Blobs:
    """The raw bytes of the arrays in one frame."""

    def __init__(self, limit: int) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._limit = limit
        self._keys = Keys()

    def add(self, data: bytes) -> int:
        """Keep some bytes and return where they will stand."""
        place = self._size
        self._size += len(data)
        if self._size > self._limit:
            raise TooManyItemsError
        self._parts.append(data)
        return place

    def hashed(self, items: list[Any]) -> list[Any]:
        """Return the items of a set, if the other side takes as many."""
        if not self._keys.may_hold(items):
            raise TooManyItemsError
        return items

    def joined(self) -> bytes:
        """All of them, one after the other."""
        return b"".join(self._parts)


def describe(value: Any, blobs: Blobs) -> tuple[int | None, Any] | None:
    """Return the code and the content for a value that msgpack cannot pack.

    Returns
    -------
    tuple or None
        None where the value is no plain data. A code of None means: pack the content instead.
    """
    kind = type(value)
    known = _DESCRIBERS.get(kind)
    if known is not None:
        return known(value, blobs)
    if issubclass(kind, np.ndarray):
        return _array(np.array(value, subok=False), blobs)
    if issubclass(kind, np.generic):
        return _scalar(value, blobs)
    if issubclass(kind, np.dtype):
        return (DTYPE, value.str) if value.kind in PLAIN_KINDS else None
    if issubclass(kind, tuple):
        # A named tuple is compared like any other.
        return TUPLE, list(tuple.__iter__(value))
    if issubclass(kind, Iterator):
        return None, read(value)
    for base, plain in BASES.items():
        if issubclass(kind, base):
            if base is set:
                blobs.hashed(bounded_items(plain(value)))
            return SUBCLASS, [base.__name__, str(kind.__name__), plain(value)]
    return _named(value)


def read(items: Iterator[Any]) -> list[Any]:
    """Read what a generator yields into a list, within bounds."""
    found = []
    try:
        for item in items:
            found.append(item)
            if len(found) > MAX_ITEMS:
                raise TooManyItemsError
    except ValueError as error:
        raise YieldedError(error) from None
    return found


def _array(value: np.ndarray[Any, Any], blobs: Blobs) -> tuple[int | None, Any] | None:
    if value.dtype.kind not in PLAIN_KINDS:
        return (None, value.tolist()) if value.dtype.kind == "O" and value.ndim else None
    if value.size > MAX_ITEMS:
        raise TooManyItemsError
    order: Literal["C", "F"] = (
        "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
    )
    data = value.tobytes(order)
    return ARRAY, [value.dtype.str, list(value.shape), order, blobs.add(data), len(data)]


def _scalar(value: np.generic, blobs: Blobs) -> tuple[int | None, Any] | None:
    if value.dtype.kind not in PLAIN_KINDS:
        return None
    data = value.tobytes()
    return SCALAR, [value.dtype.str, blobs.add(data), len(data)]


def _long_int(value: int, blobs: Blobs) -> tuple[int | None, Any]:
    n_bytes = value.bit_length() // 8 + 1
    if n_bytes > MAX_INT_BYTES:
        raise TooManyItemsError
    return BIG_INT, value.to_bytes(n_bytes, "big", signed=True)


def _generator(value: np.random.Generator, blobs: Blobs) -> tuple[int | None, Any] | None:
    name = type(value.bit_generator).__name__
    return (RNG, [name, value.bit_generator.state]) if name in BIT_GENERATORS else None


def _named(value: Any) -> tuple[int | None, Any] | None:
    if isinstance(value, np.ufunc):
        return (NAMED, ["numpy", value.__name__]) if from_numpy(value.__name__) is value else None
    if isinstance(value, type) and value in TYPES:
        return NAMED, [value.__module__, value.__name__]
    return None


_DESCRIBERS: dict[type, Callable[[Any, Blobs], tuple[int | None, Any] | None]] = {
    tuple: lambda v, b: (TUPLE, list(v)),
    np.ndarray: _array,
    Fraction: lambda v, b: (None, decimal_number(v)),
    Decimal: lambda v, b: (None, decimal_number(v)),
    complex: lambda v, b: (COMPLEX, [v.real, v.imag]),
    int: _long_int,
    set: lambda v, b: (SET, b.hashed(bounded_items(v))),
    frozenset: lambda v, b: (FROZENSET, b.hashed(bounded_items(v))),
    range: lambda v, b: (RANGE, [v.start, v.stop, v.step]) if is_short(v) else too_many(),
    type(...): lambda v, b: (ELLIPSIS, None),
    slice: lambda v, b: (SLICE, [v.start, v.stop, v.step]),
    np.random.Generator: _generator,
    collections.OrderedDict: lambda v, b: (COLLECTION, ["OrderedDict", dict(v)]),
    collections.Counter: lambda v, b: (COLLECTION, ["Counter", dict(v)]),
    collections.defaultdict: lambda v, b: (COLLECTION, ["defaultdict", dict(v)]),
    collections.deque: lambda v, b: (COLLECTION, ["deque", list(v)]),
}
