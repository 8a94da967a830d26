"""Bounds within which an edited function runs: rounds and sizes, counted, and memory."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

# Rounds of all loops in one call, counted so that an edit without an end stops anywhere alike.
MAX_ROUNDS = 10_000
# What a variable may hold at the beginning of a round: a round may square it.
MAX_ITEMS = 5_000
MAX_BITS = 2_000
MORE_MEMORY = 500_000_000


class WildError(RuntimeError):
    """An edited function runs without an end, or takes more and more memory."""


class Rounds:
    """Counts the rounds of all loops in one call."""

    def __init__(self) -> None:
        self._left = MAX_ROUNDS

    def count(self) -> None:
        """Count one more round of the function that calls this.

        Raises
        ------
        WildError
            If there are too many, or one of its variables has grown too large.
        """
        self._left -= 1
        if self._left < 0 or any(map(_is_large, sys._getframe(1).f_locals.values())):
            raise WildError("too many rounds, or too much in a variable")


def _is_large(value: Any) -> bool:
    kind = type(value)
    if kind is int:
        return bool(value.bit_length() > MAX_BITS)
    if kind in (list, str, dict, set, tuple):
        return len(value) > MAX_ITEMS
    return kind is np.ndarray and value.size > MAX_ITEMS


# The limits on this process's memory while they are lower than they were, or nothing.
_BEFORE: list[tuple[int, int]] = []


@contextlib.contextmanager
def little_memory() -> Iterator[None]:
    """Let this process take only `MORE_MEMORY` bytes more, where the system can see to that.

    An alarm may ring just where the limits are given back: call `give_back` where none can.
    """
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = pages * resource.getpagesize() + MORE_MEMORY
        if soft == resource.RLIM_INFINITY or limit < soft:
            _BEFORE.append((soft, hard))
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ImportError, OSError, ValueError):
        pass
    try:
        yield
    finally:
        give_back()


def give_back() -> None:
    """Let this process take as much memory again as before any `little_memory`."""
    if _BEFORE:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, _BEFORE[0])
        _BEFORE.clear()
