"""Make a page in a process of its own, which ends with its time and its memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NoReturn

from nbjudge.judge.own_limits import confine, end_after

# Of processor time. What a page shows of its notebook has less; see nbjudge.notebook.budget.
MAX_SECONDS = 60.0
# The machine may do much else.
MAX_WALL_SECONDS = 300.0
MAX_MEMORY = 2_000_000_000
MAX_PAGE = 200_000_000


class PageError(Exception):
    """A page could not be made; says why, in the grader's words."""


def make_apart(make: Callable[[], str]) -> str:
    """Return the page that `make` makes, in a copy of this process where there can be one.

    Raises
    ------
    PageError
        If it takes too much time or memory, is too large, or fails.
    """
    if sys.platform != "linux":
        return make()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        _work(make, theirs)
    theirs.close()
    try:
        with ours:
            if not ours.poll(MAX_WALL_SECONDS):
                raise PageError("it took too long")
            said = ours.recv_bytes(MAX_PAGE)
    except (EOFError, OSError):
        raise PageError("it took too much time or memory, or is too large") from None
    finally:
        _end(child)
    if said[:1] != b"+":
        raise PageError(said[1:].decode("utf-8", "replace"))
    return said[1:].decode("utf-8")


def _work(make: Callable[[], str], line: Connection) -> NoReturn:
    try:
        confine(MAX_MEMORY)
        end_after(MAX_SECONDS)
        try:
            said = b"+" + make().encode("utf-8", "replace")
        except BaseException as error:
            said = f"-{type(error).__name__}: {error}"[:500].encode("utf-8", "replace")
        line.send_bytes(said)
    finally:
        # Nothing of what this process has open, such as a gradebook, is closed by its copy.
        os._exit(0)


def _end(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, 9)
    os.waitpid(child, 0)
