"""Turn what a learner's function returned into plain data, or say why that is impossible.

Nothing that a learner's object *claims* is ever asked: its type decides, and the numbers are
copied out of it. An object that calls itself equal to everything is just a foreign object here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

# More than any exercise returns, and little enough to be copied at once.
MAX_ITEMS = 5_000_000


class TooMuchError(ValueError):
    """A value holds more than `MAX_ITEMS` things, or for ever more."""


class NotPlainError(TypeError):
    """A value holds something other than numbers, texts, arrays, lists, tuples and dicts."""

    def __init__(self, value: object) -> None:
        self.type_name = type(value).__name__
        super().__init__(f"expected numbers or arrays. Got an object of type {self.type_name}.")


def plain(value: Any) -> Any:
    """Copy a value into numbers, texts, arrays, lists, tuples and dicts.

    Parameters
    ----------
    value : object
        What a function returned. Generators and ranges are read into lists.

    Returns
    -------
    object
        ``None``, bool, int, float, complex, str, ``numpy.ndarray`` (exactly that type), list,
        tuple or dict. A NumPy scalar becomes an array of shape ``()`` and keeps its dtype.

    Raises
    ------
    NotPlainError
        If the value, or anything inside it, is something else.
    TooMuchError
        If it is too large to be looked at.
    """
    return _Copy().of(value)


class _Copy:
    """One copying, which counts what it has copied."""

    def __init__(self) -> None:
        self._room = MAX_ITEMS

    def of(self, value: Any) -> Any:
        if value is None or type(value) in (bool, int, float, complex, str):
            return value
        if type(value) in (Fraction, Decimal):
            return decimal_number(value)
        if issubclass(type(value), np.ndarray | np.generic):
            return self._array(value)
        if type(value) in (list, range) or isinstance(value, Iterator):
            return self._items(iter(value))
        if isinstance(value, tuple):
            return tuple(self._items(tuple.__iter__(value)))
        if type(value) is dict:
            return {str(key): self.of(item) for key, item in value.items()}
        raise NotPlainError(value)

    def _array(self, value: Any) -> Any:
        if isinstance(value, np.ndarray):
            # The base class's own size: a subclass could claim another one.
            self._take(np.ndarray.size.__get__(value))
        array = np.array(value, subok=False)
        if array.dtype.kind in "biufcU":
            return array
        if array.dtype.kind == "O" and array.shape == () and array.item() is value:
            raise NotPlainError(value)
        return self.of(array.tolist())

    def _items(self, items: Iterator[Any]) -> list[Any]:
        found = []
        for item in items:
            self._take(1)
            found.append(self.of(item))
        return found

    def _take(self, count: int) -> None:
        self._room -= count
        if self._room < 0:
            raise TooMuchError(f"it returns more than {MAX_ITEMS:,} numbers")


def decimal_number(value: Fraction | Decimal) -> float:
    """Return a fraction, or a decimal number of another kind, as NumPy computes with it."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
    except ValueError:
        # A Decimal that says it is no number, and wants that to be noticed.
        return math.nan


def size_of(value: Any, enough: int) -> int:
    """Count what plain data holds, in numbers of 8 bytes; no further than `enough`."""
    if isinstance(value, np.ndarray):
        return int(value.nbytes) // 8 + 1
    if isinstance(value, str):
        return len(value) // 8 + 1
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list | tuple):
        return 1
    count = len(value) + 1
    for item in value:
        if count > enough:
            break
        count += size_of(item, enough - count)
    return count


def as_array(value: Any) -> np.ndarray[Any, Any] | None:
    """Read plain data as one array of numbers, or None where it is not one."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biufc" else None
    if isinstance(value, bool | int | float | complex):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else _from_long(value)
    if isinstance(value, list | tuple) and value:
        try:
            array = np.asarray(value)
        except (ValueError, TypeError):
            return None
        return array if array.dtype.kind in "biufc" else None
    if isinstance(value, list | tuple):
        return np.zeros(0)
    return None


def _from_long(value: Any) -> np.ndarray[Any, Any]:
    # A whole number of more than 64 bits, as a decimal number.
    try:
        return np.asarray(float(value))
    except OverflowError:
        return np.asarray(math.inf if value > 0 else -math.inf)
