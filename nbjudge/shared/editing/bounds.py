"""Bounds within which an edited function runs: rounds and sizes, counted, and memory."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from nbjudge.shared.machine import MEMORY_LIMITS

# Rounds of all loops, and calls of a learner's functions: in one call of an edited answer, and in
# all calls of one set of edits. Counted, not timed, so that the search ends alike on any machine.
MAX_ROUNDS = 10_000
MAX_ROUNDS_IN_ALL = 150_000
# What a variable may hold, looked at in every fourth round: each may double or square it.
LOOKS_EVERY = 4
MAX_ITEMS = 5_000
MAX_BITS = 2_000
MORE_MEMORY = 200_000_000


# What a call says when all rounds are spent: the edits that are left cannot be tried.
SPENT = "all rounds of this answer are spent"


class WildError(RuntimeError):
    """An edited function runs without an end, or takes more and more memory."""


class Rounds:
    """Counts the rounds in one call after the other of an answer's edits."""

    def __init__(self) -> None:
        self._here = self._in_all = 0

    def begin(self) -> None:
        """Begin another call.

        Raises
        ------
        WildError
            If those before it have spent all rounds.
        """
        self._here = 0
        if self._in_all >= MAX_ROUNDS_IN_ALL:
            raise WildError(SPENT)

    def count(self) -> bool:
        """Count one more round of the function that calls this; always true.

        Raises
        ------
        WildError
            If there are too many, or one of its variables has grown too large.
        """
        self._here += 1
        self._in_all += 1
        if self._here > MAX_ROUNDS:
            raise WildError("too many rounds")
        # Not in each, which would take longer than most rounds.
        if not self._here % LOOKS_EVERY and any(map(_is_large, sys._getframe(1).f_locals.values())):
            raise WildError("too much in a variable")
        return True


def _is_large(value: Any) -> bool:
    kind = type(value)
    if kind is int:
        return bool(value.bit_length() > MAX_BITS)
    if kind in (list, str, dict, set, tuple):
        return len(value) > MAX_ITEMS
    return kind is np.ndarray and value.size > MAX_ITEMS


# The limits on this process's memory while they are lower than they were, or nothing.
_BEFORE: list[tuple[int, int]] = []
# How exactly it is found out what a process has taken, in bytes, where the system does not tell.
_STEP = 50_000_000


def taken() -> int:
    """Return how many bytes of addresses this process has taken; 0 where nobody can say."""
    if not MEMORY_LIMITS:
        return 0
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * resource.getpagesize()
    except OSError:
        return _tried(resource)
    except ValueError:
        return 0


def _tried(resource: Any) -> int:
    import mmap

    # Behind the judge's wall there is no /proc, but always a limit: how far can it be lowered?
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return 0
    limit = soft
    try:
        while limit > 2 * _STEP:
            resource.setrlimit(resource.RLIMIT_AS, (limit - _STEP, hard))
            mmap.mmap(-1, _STEP).close()
            limit -= _STEP
    except (OSError, MemoryError):
        pass
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return int(limit)


@contextlib.contextmanager
def little_memory(before: int) -> Iterator[None]:
    """Let this process take only `MORE_MEMORY` bytes more than it had, if the system allows it.

    An alarm may ring just where the limits are given back: call `give_back` where none can.

    Parameters
    ----------
    before : int
        What `taken` said before the first of many calls: what they leave behind adds up to no more.
    """
    if before:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = before + MORE_MEMORY
        if soft == resource.RLIM_INFINITY or limit < soft:
            _BEFORE.append((soft, hard))
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
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
