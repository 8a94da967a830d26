"""A student process that is started from nothing: slower, and possible everywhere."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from nbjudge.judge.limits import Limits
from nbjudge.judge.line import Line
from nbjudge.judge.memory_group import Groups, NoGroup
from nbjudge.judge.sandbox import HOME, Wall, environment
from nbjudge.judge.usage import cpu_seconds_of, memory_of


class Single:
    """A process of its own behind a wall of its own."""

    def __init__(self, process: subprocess.Popen[bytes], group: NoGroup) -> None:
        self._process, self._group = process, group

    def memory(self) -> int:
        """See `nbjudge.judge.line.Process`."""
        # Nothing where it could not go into the group.
        return self._group.memory() or memory_of(self._process.pid)

    def exceeded(self) -> bool:
        """See `nbjudge.judge.line.Process`."""
        return self._group.exceeded()

    def end(self) -> float:
        """See `nbjudge.judge.line.Process`."""
        used = cpu_seconds_of(self._process.pid)
        # Without a wall, what stayed in its group goes with it; behind one, all goes.
        with contextlib.suppress(OSError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        self._group.close()
        return used


def start_single(
    wall: Wall, library: Path, masks: tuple[str, ...], limits: Limits, folder: str, groups: Groups
) -> Line:
    """Start a process and return the line to it; `folder` is where it works without a wall."""
    ours, theirs = socket.socketpair()
    group = groups.new(limits.memory)
    setup = {
        "user": wall.new_user(),
        "limits": limits.of_process(),
        "folder": HOME if wall.holds else folder,
        "group": group.entry,
    }
    with theirs:
        process = start_python(wall, library, masks, limits, "main", setup, theirs, group.entry)
    return Line(ours, Single(process, group), limits)


def start_python(
    wall: Wall,
    library: Path,
    masks: tuple[str, ...],
    limits: Limits,
    module: str,
    setup: dict[str, object],
    connection: socket.socket,
    entry: Sequence[int] = (),
    *,
    nursery: bool = False,
) -> subprocess.Popen[bytes]:
    """Run a module in `inside` behind a wall, with a connection's end and the entry of a group."""
    script = (
        f"import sys; sys.path.insert(0, {wall.library(library)!r}); "
        f"from nbjudge.inside.{module} import main; main({connection.fileno()}, {setup!r})"
    )
    python = [sys.executable, "-I", "-c", script]
    return subprocess.Popen(
        wall.command(library, masks, limits, python, nursery=nursery),
        pass_fds=[connection.fileno(), *entry],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment(), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        start_new_session=True,
    )
