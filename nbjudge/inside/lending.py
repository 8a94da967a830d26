"""What the student's objects are, told to the judge: functions, classes, instances."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from nbjudge.shared.untouched import is_untouched

from .kinds import PLAIN_KINDS

MAX_TEXT = 2_000
MAX_HANDLES = 100_000


class Lent:
    """The student's objects that the judge knows by a number."""

    def __init__(self) -> None:
        self._objects: list[Any] = []
        self._numbers: dict[int, int] = {}

    def number_of(self, item: Any) -> int:
        """Return the number of an object, a new one the first time."""
        number = self._numbers.get(id(item))
        if number is None:
            if len(self._objects) >= MAX_HANDLES:
                raise MemoryError(f"more than {MAX_HANDLES:,} objects were handed out")
            number = len(self._objects)
            self._objects.append(item)
            self._numbers[id(item)] = number
        return number

    def __getitem__(self, number: int) -> Any:
        return self._objects[number]

    def describe(self, item: Any) -> dict[str, Any]:
        """Return what the judge is told about an object, as plain data."""
        told: dict[str, Any] = {"number": self.number_of(item), "kind": kind_of(item)}
        if told["kind"] == "module":
            return {**told, "name": text_of(item.__name__)}
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            value = safely(functools.partial(getattr, item, name))
            told[name] = text_of(value) if type(value) is str else None
        if told["kind"] == "class":
            above = lineage(item)
            told["above"] = self.describe(above[0]) if above else None
            told["calls"] = any("__call__" in vars(base) for base in item.__mro__)
        if told["kind"] == "instance":
            told["class"] = self.describe(type(item))
        if told["kind"] == "function":
            told["untouched"] = is_untouched(item)
        if told["kind"] != "instance" or callable(item):
            told["signature"] = signature_of(item)
        return told


def kind_of(item: Any) -> str:
    """One of module, class, function and instance."""
    if isinstance(item, ModuleType):
        return "module"
    if isinstance(item, type):
        return "class"
    if isinstance(item, FunctionType | BuiltinFunctionType | MethodType):
        return "function"
    return "instance"


def lineage(kind: type) -> list[type]:
    """Return the classes above a class, builtin ones left out, as if each had one parent."""
    return [base for base in kind.__mro__[1:] if base.__module__ != "builtins"][:20]


def signature_of(item: Any) -> list[list[Any]] | None:
    """Return name, kind and whether there is a default for each parameter."""
    signature = safely(lambda: inspect.signature(item))
    if signature is None:
        return None
    return [
        [text_of(p.name), int(p.kind), p.default is not inspect.Parameter.empty]
        for p in signature.parameters.values()
    ][:100]


def error_of(error: BaseException, line: str) -> dict[str, Any]:
    """Return what the judge needs to raise the same error."""
    return {
        "classes": [
            [text_of(kind.__module__), text_of(kind.__name__)] for kind in type(error).__mro__
        ][:20],
        "text": text_of(safely(lambda: str(error)) or ""),
        "args": [arg for arg in safely(lambda: error.args) or () if is_small(arg)][:5],
        "complete": all(is_small(arg) for arg in safely(lambda: error.args) or ()),
        "name": text_of(getattr(error, "name", None) or ""),
        "line": text_of(line),
    }


def is_small(value: Any) -> bool:
    """Whether a value can be sent as an argument of an error."""
    if type(value) in (str, bytes):
        return len(value) <= MAX_TEXT
    return value is None or type(value) in (bool, int, float) or _is_numpys(value)


def _is_numpys(value: Any) -> bool:
    import numpy as np

    if type(value) is tuple:
        return len(value) < 10 and all(is_small(item) for item in value)
    # Another type, such as of objects, is no plain data: it would come as something to ask about.
    return isinstance(value, np.ufunc) or (
        isinstance(value, np.dtype) and value.kind in PLAIN_KINDS
    )


def text_of(value: Any) -> str:
    """Return a text of bounded length, of exactly that type."""
    return str.__getitem__(value, slice(0, MAX_TEXT)) if isinstance(value, str) else ""


def safely(look: Callable[[], Any]) -> Any:
    """Return what `look` does, or None where the object does not let itself be looked at."""
    try:
        return look()
    except Exception:
        return None


__all__ = ["Lent", "error_of", "safely", "text_of"]
