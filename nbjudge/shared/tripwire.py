"""Notice when an answer calls the reference's own function, under whatever name it holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any

_TRIPS: list[bool] = []
_WATCHED: list[FunctionType] = []


class DelegatedError(RuntimeError):
    """An answer called the function that it is to replace."""


@contextmanager
def tripwire(function: Callable[..., Any] | None) -> Iterator[list[bool]]:
    """Make a function raise `DelegatedError` inside the block, and note that it was called.

    Its code is exchanged, not its name, so that aliases, partials and wrappers are noticed too.
    (A profiling hook would notice as well, but CPython 3.11 can hang in one.)

    Yields
    ------
    list
        Empty as long as the function has not been called.
    """
    trips: list[bool] = []
    if not isinstance(function, FunctionType) or function.__code__.co_freevars:
        yield trips
        return
    original = function.__code__
    function.__code__ = _trip.__code__
    _TRIPS.clear()
    _WATCHED.append(function)
    try:
        yield trips
    finally:
        _WATCHED.pop()
        function.__code__ = original
        trips += _TRIPS


def trip(name: str) -> bool:
    """Count a call of the watched function that happened in another process.

    Returns
    -------
    bool
        Whether the function of that name is being watched.
    """
    if not _WATCHED or _WATCHED[-1].__name__ != name:
        return False
    _TRIPS.append(True)
    return True


def _trip(*args: object, **options: object) -> None:
    # This code runs with the globals of the function whose place it takes: it has to import.
    from nbjudge.shared import tripwire as module

    module._TRIPS.append(True)
    package = module._WATCHED[-1].__module__.split(".")[0]
    raise module.DelegatedError(f"{package}'s own function is not at hand while yours is checked")
