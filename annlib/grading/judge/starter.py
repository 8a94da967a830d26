"""Start student processes, one ahead of time, while the last one is still being graded."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os

from annlib.grading.judge.library import library_for
from annlib.grading.judge.limits import Limits
from annlib.grading.judge.line import Line
from annlib.grading.judge.sandbox import NoSandboxError, Wall, find_wall


class Starter:
    """Starts processes for one lesson.

    Parameters
    ----------
    lesson : str
    limits : Limits
    wall : Wall
    """

    def __init__(self, lesson: str, limits: Limits, wall: Wall) -> None:
        self.wall, self._limits = wall, limits
        self._library = library_for(lesson)
        self._spare: Line | None = None
        self._owner = os.getpid()
        atexit.register(self.close)

    def start(self, folder: str) -> Line:
        """Return the line to a fresh process, which nobody has used."""
        if not self.wall.holds:
            return Line(self.wall, self._library, self._limits, folder)
        if self._owner != os.getpid():
            # Forked since: the spare one is the parent's.
            self._spare, self._owner = None, os.getpid()
        line = self._spare or self._new()
        self._spare = self._new()
        return line

    def close(self) -> None:
        """End the process that nobody used."""
        if self._spare is not None and self._owner == os.getpid():
            with contextlib.suppress(OSError):
                self._spare.close()
        self._spare = None

    def _new(self) -> Line:
        return Line(self.wall, self._library, self._limits)


@functools.lru_cache(maxsize=8)
def _starter(lesson: str, limits: Limits, wall: Wall) -> Starter:
    return Starter(lesson, limits, wall)


def starter_for(lesson: str, limits: Limits, *, require_sandbox: bool = False) -> Starter:
    """Return the starter of a lesson; this process keeps one for each.

    Raises
    ------
    NoSandboxError
        If a sandbox is required and there is none.
    """
    wall = find_wall()
    if require_sandbox and not wall.holds:
        raise NoSandboxError(
            "expected a sandbox, and bubblewrap (bwrap) is missing or does not work on this "
            "machine. Install it, or grade without requiring one."
        )
    return _starter(lesson, limits, wall)
