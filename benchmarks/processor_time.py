"""Processor time of a command and of all that it starts, also of what nobody waits for.

Students' processes are killed along with the one that they were forked from, and what they took is
then in no one's accounts. A control group keeps it, where one can be had (as root, on Linux); else
what the whole machine did is taken, which is right only where it does nothing else.
"""

from __future__ import annotations

import contextlib
import functools
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

# Of the two editions of control groups: where they lie, which file tells, and how.
EDITIONS: tuple[tuple[str, str, Callable[[str], float]], ...] = (
    ("/sys/fs/cgroup/cpuacct", "cpuacct.usage", lambda text: int(text) / 1e9),
    ("/sys/fs/cgroup", "cpu.stat", lambda text: int(text.split()[1]) / 1e6),
)
# How long the last of the processes that were killed may take to be gone.
PATIENCE = 5.0


class Meter:
    """Counts the processor time of what `enter` was called in, and of all that it starts."""

    def __init__(self, group: Path | None, read: Callable[[], float]) -> None:
        self._group, self._read = group, read
        self._before = read()

    def enter(self) -> None:
        """Count this process; to be called between fork and exec."""
        if self._group is not None:
            (self._group / "cgroup.procs").write_text("0", encoding="ascii")

    def seconds(self) -> float:
        """Return the processor time so far, once all that was started is gone."""
        end = time.monotonic() + PATIENCE
        while self._group is not None and time.monotonic() < end:
            # What is measured may have gone into a group below.
            if not any(p.read_text("ascii") for p in self._group.rglob("cgroup.procs")):
                break
            time.sleep(0.01)
        return self._read() - self._before


@contextlib.contextmanager
def meter() -> Iterator[Meter]:
    """Give a meter, with a control group where one can be had."""
    for folder, name, seconds in EDITIONS:
        group = Path(folder, f"nbjudge-bench-{os.getpid()}")
        if not Path(folder, "cgroup.procs").exists():
            continue
        try:
            group.mkdir()
        except OSError:
            continue
        try:
            yield Meter(group, functools.partial(_told, group / name, seconds))
        finally:
            for own in (*group.glob("*/"), group):
                with contextlib.suppress(OSError):
                    own.rmdir()
        return
    yield Meter(None, busy)


def _told(path: Path, seconds: Callable[[str], float]) -> float:
    return seconds(path.read_text(encoding="ascii"))


def busy() -> float:
    """Return the seconds that the processors of this machine were at work so far."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - _counted_twice(times))


def _counted_twice(times: object) -> float:
    # What a virtual machine's guests took is among what users and nice ones did.
    return float(getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0))
