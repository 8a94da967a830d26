"""Do work on what others wrote in a process of its own, which ends with its time and its memory."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

# Of processor time. The machine may do much else.
MAX_SECONDS, MAX_WALL_SECONDS = 60.0, 300.0
MAX_MEMORY = 2_000_000_000
MAX_ANSWER = 200_000_000


class ApartError(Exception):
    """The work was not done; says why, in a clause for whoever grades."""


def do_apart(work: Callable[[], str]) -> str:
    """Return what `work` returns, in a copy of this process where there can be one.

    What it changes in files stays; all else that it changes is gone.

    Raises
    ------
    ApartError
        If it takes too much time or memory, returns too much, or fails.
    """
    if sys.platform != "linux":
        return work()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        _answer(work, theirs)
    theirs.close()
    try:
        with ours:
            if not ours.poll(MAX_WALL_SECONDS):
                raise ApartError("it took too long")
            said = ours.recv_bytes(MAX_ANSWER)
    except (EOFError, OSError):
        raise ApartError("it took too much time or memory, or is too large") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, 9)
        os.waitpid(child, 0)
    if said[:1] != b"+":
        raise ApartError(said[1:].decode("utf-8", "replace"))
    return said[1:].decode("utf-8")


def _answer(work: Callable[[], str], line: Connection) -> NoReturn:
    try:
        # What is there already is not looked through for waste: that would only have it copied.
        gc.freeze()
        confine(MAX_MEMORY)
        end_after(MAX_SECONDS)
        try:
            said = b"+" + work().encode("utf-8", "replace")
        except MemoryError:
            said = b"-it took too much memory"
        except BaseException as error:
            said = f"-{type(error).__name__}: {error}"[:500].encode("utf-8", "replace")
        line.send_bytes(said)
    finally:
        # Nothing of what this process has open, such as a gradebook, is closed by its copy.
        os._exit(0)


def address_space() -> int:
    """Return the bytes of addresses that this process has, on Linux."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def confine(memory: int) -> None:
    """Let this process, which works for another one, never take more than so many bytes more."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = address_space() + memory
        wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # What is started from here may have its own, which for a student's process is higher.
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def end_after(seconds: float) -> None:
    """Have the system end this process after so many more seconds of processor time.

    No alarm gets through to a call into C that never ends, such as one that makes a set of numbers
    which were chosen for it.
    """
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = int(time.process_time() + seconds) + 1
        wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))
