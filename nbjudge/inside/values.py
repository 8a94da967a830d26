"""Plain values that msgpack does not know: how each is written down, and built again.

A code, a way to describe, and a way to build for each. Building checks what it is given: it may
come from a student.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Callable, Iterator
from typing import Any, Literal, NoReturn

import numpy as np

# The same number as nbjudge.shared.plain.MAX_ITEMS: more is said to be too much, in its words.
MAX_ITEMS = 5_000_000
MAX_INT_BYTES = 1_000_000
# Numbers can be chosen so that all have the same hash, which takes time by the square of this.
MAX_KEYS = 20_000
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


class Blobs:
    """The raw bytes of the arrays in one frame."""

    def __init__(self, limit: int) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._limit = limit

    def add(self, data: bytes) -> int:
        """Keep some bytes and return where they will stand."""
        place = self._size
        self._size += len(data)
        if self._size > self._limit:
            raise TooManyItemsError
        self._parts.append(data)
        return place

    def joined(self) -> bytes:
        """All of them, one after the other."""
        return b"".join(self._parts)


class Body:
    """The raw bytes of the arrays in a frame that came, each of which is taken once.

    A frame is small, and must not become large by naming the same bytes again and again.
    """

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._left, self._items = len(data), MAX_ITEMS
        self._kinds: dict[tuple[str, str], type] = {}

    def take(self, start: int, size: int) -> memoryview:
        """Return some of the bytes."""
        self._left -= size
        if not (0 <= start <= start + size <= len(self._data)) or self._left < 0:
            raise ValueError("an array points outside of its frame, or at another's bytes")
        return self._data[start : start + size]

    def allow(self, n_items: int) -> bool:
        """Whether so many more items may be made that take no bytes in the frame."""
        self._items -= n_items
        return self._items >= 0

    def kind(self, base: type, name: str) -> type:
        """Return a class of that name whose methods are the base's, the same one every time."""
        key = base.__name__, name
        if key not in self._kinds:
            if len(self._kinds) >= MAX_KINDS:
                raise ValueError("too many classes")
            self._kinds[key] = type(name, (base,), {})
        return self._kinds[key]


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
    for base, plain in _BASES.items():
        if issubclass(kind, base):
            return SUBCLASS, [base.__name__, str(kind.__name__), plain(value)]
    return _named(value)


def read(items: Iterator[Any]) -> list[Any]:
    """Read what a generator yields into a list, within bounds."""
    found = []
    for item in items:
        found.append(item)
        if len(found) > MAX_ITEMS:
            raise TooManyItemsError
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


def _is_short(value: range) -> bool:
    # A test may read it into a list. (`len` fails where the length is no machine number.)
    return (value.stop - value.start) // value.step <= MAX_ITEMS


def _too_many() -> NoReturn:
    raise TooManyItemsError


def _generator(value: np.random.Generator, blobs: Blobs) -> tuple[int | None, Any] | None:
    name = type(value.bit_generator).__name__
    return (RNG, [name, value.bit_generator.state]) if name in _BIT_GENERATORS else None


def _is_scalar_type(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, np.generic)


# What is neither data nor the other side's own, but stands under the same name on both.
_MODULES = ("builtins", "numpy")
# Those whose call does nothing but make a value: a test calls what a student names.
_TYPES = {bool, int, float, complex, str, list, tuple, dict, set, frozenset, object, np.ndarray}
_TYPES |= {kind for kind in np.__dict__.values() if _is_scalar_type(kind)}


def _keys(items: Any) -> list[Any]:
    if len(items) > MAX_KEYS:
        raise TooManyItemsError
    return list(items)


def _named(value: Any) -> tuple[int | None, Any] | None:
    if isinstance(value, np.ufunc):
        return (NAMED, ["numpy", value.__name__]) if _numpy(value.__name__) is value else None
    if isinstance(value, type) and value in _TYPES:
        return NAMED, [value.__module__, value.__name__]
    return None


def _find(module: str, name: str) -> Any:
    import builtins

    found = getattr(builtins, name, None) if module == "builtins" else _numpy(name)
    return found if isinstance(found, np.ufunc) or found in _TYPES else None


def _numpy(name: str) -> Any:
    return None if name.startswith("_") else np.__dict__.get(name)


_BIT_GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")
_COLLECTIONS: dict[str, Callable[[Any], Any]] = {
    "OrderedDict": collections.OrderedDict,
    "Counter": collections.Counter,
    "defaultdict": lambda items: collections.defaultdict(None, items),
    "deque": collections.deque,
}
_DESCRIBERS: dict[type, Callable[[Any, Blobs], tuple[int | None, Any] | None]] = {
    tuple: lambda v, b: (TUPLE, list(v)),
    np.ndarray: _array,
    complex: lambda v, b: (COMPLEX, [v.real, v.imag]),
    int: _long_int,
    set: lambda v, b: (SET, _keys(v)),
    frozenset: lambda v, b: (FROZENSET, _keys(v)),
    range: lambda v, b: (RANGE, [v.start, v.stop, v.step]) if _is_short(v) else _too_many(),
    type(...): lambda v, b: (ELLIPSIS, None),
    slice: lambda v, b: (SLICE, [v.start, v.stop, v.step]),
    np.random.Generator: _generator,
    collections.OrderedDict: lambda v, b: (COLLECTION, ["OrderedDict", dict(v)]),
    collections.Counter: lambda v, b: (COLLECTION, ["Counter", dict(v)]),
    collections.defaultdict: lambda v, b: (COLLECTION, ["defaultdict", dict(v)]),
    collections.deque: lambda v, b: (COLLECTION, ["deque", list(v)]),
}
# Asked through the base class: what the subclass claims about itself does not count.
_BASES: dict[type, Callable[[Any], Any]] = {
    int: lambda v: int.__add__(v, 0),
    float: lambda v: float.__add__(v, 0.0),
    complex: lambda v: complex.__add__(v, 0j),
    str: lambda v: "".join(str.__iter__(v)),
    bytes: lambda v: bytes.__getitem__(v, slice(None)),
    list: lambda v: list(list.__iter__(v)),
    dict: lambda v: dict(dict.items(v)),
    set: lambda v: list(set.__iter__(v)),
}


def _dtype(text: str) -> np.dtype[Any]:
    dtype = np.dtype(str(text))
    if dtype.kind not in PLAIN_KINDS:
        raise ValueError(f"dtype {dtype} is not plain")
    return dtype


def _build_array(content: Any, body: Body) -> Any:
    text, shape, order, start, size = content
    data = body.take(start, size)
    dtype = _dtype(text)
    if len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise ValueError("no shape")
    # reshape compares the sizes; a copy, because the frame's bytes must not be written to.
    flat = np.frombuffer(data, dtype) if dtype.itemsize else np.empty(0, dtype)
    if not dtype.itemsize:
        return np.zeros(shape, dtype) if body.allow(math.prod(shape)) else None
    return flat.reshape(shape, order="F" if order == "F" else "C").copy(order="K")


def _build_scalar(content: Any, body: Body) -> Any:
    text, start, size = content
    dtype = _dtype(text)
    data = body.take(start, size)
    return np.frombuffer(data, dtype, 1)[0] if dtype.itemsize else dtype.type()


def _build_subclass(content: Any, body: Body) -> Any:
    base, name, plain = content
    kinds = {kind.__name__: kind for kind in _BASES}
    # So that words about the value say the same.
    return body.kind(kinds[base], str(name)[:100])(plain)


def _build_generator(content: Any, body: Body) -> Any:
    name, state = content
    if name not in _BIT_GENERATORS:
        raise ValueError("no such bit generator")
    bits = getattr(np.random, name)(0)
    bits.state = state
    return np.random.Generator(bits)


def _build_named(content: Any, body: Body) -> Any:
    module, name = content
    found = _find(str(module), str(name)) if module in _MODULES else None
    if found is None:
        raise ValueError("no such name")
    return found


BUILDERS: dict[int, Callable[[Any, Body], Any]] = {
    TUPLE: lambda c, b: tuple(c),
    ARRAY: _build_array,
    SCALAR: _build_scalar,
    COMPLEX: lambda c, b: complex(float(c[0]), float(c[1])),
    BIG_INT: lambda c, b: int.from_bytes(c, "big", signed=True),
    SET: lambda c, b: set(_keys(c)),
    FROZENSET: lambda c, b: frozenset(_keys(c)),
    RANGE: lambda c, b: v if _is_short(v := range(*c)) else _too_many(),
    ELLIPSIS: lambda c, b: ...,
    DTYPE: lambda c, b: _dtype(c),
    SLICE: lambda c, b: slice(*c),
    SUBCLASS: _build_subclass,
    COLLECTION: lambda c, b: _COLLECTIONS[c[0]](c[1]),
    RNG: _build_generator,
    NAMED: _build_named,
}
