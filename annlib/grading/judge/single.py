"""A student process that is started from nothing: slower, and possible everywhere."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from annlib.grading.judge.limits import Limits
from annlib.grading.judge.line import Line
from annlib.grading.judge.sandbox import HOME, Wall, environment
from annlib.grading.judge.usage import usage_of


class Single:
    """A process of its own behind a wall of its own."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def memory(self) -> int:
        """See `annlib.grading.judge.line.Process`."""
        return usage_of(self._process.pid).memory

    def end(self) -> float:
        """See `annlib.grading.judge.line.Process`."""
        used = usage_of(self._process.pid).cpu_seconds
        # Without a wall, what stayed in its group goes with it; behind one, all goes.
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        return used


def start_single(wall: Wall, library: Path, limits: Limits, folder: str) -> Line:
    """Start a process and return the line to it; `folder` is where it works without a wall."""
    ours, theirs = socket.socketpair()
    setup = {
        "user": wall.user,
        "limits": limits.of_process(),
        "folder": HOME if wall.holds else folder,
    }
    with theirs:
        process = start_python(wall, library, limits, "main", setup, theirs)
    return Line(ours, Single(process), limits)


def start_python(
    wall: Wall,
    library: Path,
    limits: Limits,
    module: str,
    setup: dict[str, object],
    connection: socket.socket,
    *,
    nursery: bool = False,
) -> subprocess.Popen[bytes]:
    """Run one of the modules in `inside` behind a wall, with one end of a connection."""
    script = (
        f"import sys; sys.path.insert(0, {wall.library(library)!r}); "
        f"from inside.{module} import main; main({connection.fileno()}, {setup!r})"
    )
    return subprocess.Popen(
        wall.command(library, limits, [sys.executable, "-I", "-c", script], nursery=nursery),
        pass_fds=[connection.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment(), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        start_new_session=True,
    )
