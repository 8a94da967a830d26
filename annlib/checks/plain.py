"""Turn what a learner's function returned into plain data, or say why that is impossible.

Nothing that a learner's object *claims* is ever asked: its type decides, and the numbers are
copied out of it. An object that calls itself equal to everything is just a foreign object here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

MAX_ITEMS = 100_000


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
    """
    if value is None or type(value) in (bool, int, float, complex, str):
        return value
    if isinstance(value, np.ndarray | np.generic):
        array = np.array(value, subok=False)
        if array.dtype.kind not in "biufcU":
            return plain(array.tolist())
        return array
    if type(value) in (list, range) or isinstance(value, Iterator):
        return [plain(item) for item in islice(value, MAX_ITEMS)]
    if isinstance(value, tuple):
        return tuple(plain(item) for item in tuple.__iter__(value))
    if type(value) is dict:
        return {str(key): plain(item) for key, item in value.items()}
    raise NotPlainError(value)


def as_array(value: Any) -> np.ndarray[Any, Any] | None:
    """Read plain data as one array of numbers, or None where it is not one."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biufc" else None
    if isinstance(value, bool | int | float | complex):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    if isinstance(value, list | tuple) and value:
        try:
            array = np.asarray(value)
        except (ValueError, TypeError):
            return None
        return array if array.dtype.kind in "biufc" else None
    if isinstance(value, list | tuple):
        return np.zeros(0)
    return None
