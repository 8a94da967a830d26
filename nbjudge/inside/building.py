"""Builds plain values again, and checks what it is given: it may come from a student."""

from __future__ import annotations

import collections
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .kinds import (
    ARRAY,
    BASES,
    BIG_INT,
    BIT_GENERATORS,
    COLLECTION,
    COMPLEX,
    DTYPE,
    ELLIPSIS,
    FEW_KEYS,
    FROZENSET,
    MAX_ITEMS,
    MAX_KINDS,
    MODULES,
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
    bounded_items,
    from_numpy,
    is_short,
    too_many,
)


class Body:
    """The raw bytes of the arrays in a frame that came, each of which is taken once.

    A frame is small, and must not become large by naming the same bytes again and again.
    """

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._left, self._items, self._keys = len(data), MAX_ITEMS, Keys()
        self._kinds: dict[tuple[str, str], type] = {}

    def take(self, start: int, size: int) -> memoryview:
        """Return some of the bytes."""
        self._left -= size
        if not (0 <= start <= start + size <= len(self._data)) or self._left < 0:
            raise ValueError("an array points outside of its frame, or at another's bytes")
        return self._data[start : start + size]

    def hashed(self, items: Any) -> Any:
        """Return the members of a set, or a dictionary, if its keys take no long time."""
        if not self._keys.may_hold(list(items)):
            raise ValueError("more keys in a frame than allowed, or keys of one hash")
        return items

    def mapping(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        """Return a dictionary of pairs."""
        if len(pairs) >= FEW_KEYS:
            self.hashed([key for key, _ in pairs])
        return dict(pairs)

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


def _find(module: str, name: str) -> Any:
    import builtins

    found = getattr(builtins, name, None) if module == "builtins" else from_numpy(name)
    return found if isinstance(found, np.ufunc) or found in TYPES else None


_COLLECTIONS: dict[str, Callable[[Any], Any]] = {
    "OrderedDict": collections.OrderedDict,
    "Counter": collections.Counter,
    "defaultdict": lambda items: collections.defaultdict(None, items),
    "deque": collections.deque,
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
    kinds = {kind.__name__: kind for kind in BASES}
    if base in ("set", "dict"):
        plain = body.hashed(plain)
    # So that words about the value say the same.
    return body.kind(kinds[base], str(name)[:100])(plain)


def _build_generator(content: Any, body: Body) -> Any:
    name, state = content
    if name not in BIT_GENERATORS:
        raise ValueError("no such bit generator")
    bits = getattr(np.random, name)(0)
    bits.state = state
    return np.random.Generator(bits)


def _build_named(content: Any, body: Body) -> Any:
    module, name = content
    found = _find(str(module), str(name)) if module in MODULES else None
    if found is None:
        raise ValueError("no such name")
    return found


BUILDERS: dict[int, Callable[[Any, Body], Any]] = {
    TUPLE: lambda c, b: tuple(c),
    ARRAY: _build_array,
    SCALAR: _build_scalar,
    COMPLEX: lambda c, b: complex(float(c[0]), float(c[1])),
    BIG_INT: lambda c, b: int.from_bytes(c, "big", signed=True),
    SET: lambda c, b: set(b.hashed(bounded_items(c))),
    FROZENSET: lambda c, b: frozenset(b.hashed(bounded_items(c))),
    RANGE: lambda c, b: v if is_short(v := range(*c)) else too_many(),
    ELLIPSIS: lambda c, b: ...,
    DTYPE: lambda c, b: _dtype(c),
    SLICE: lambda c, b: slice(*c),
    SUBCLASS: _build_subclass,
    COLLECTION: lambda c, b: _COLLECTIONS[c[0]](c[1] if c[0] == "deque" else b.hashed(c[1])),
    RNG: _build_generator,
    NAMED: _build_named,
}
