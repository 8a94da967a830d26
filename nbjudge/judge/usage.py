"""What a process and all that it started take, as Linux tells; zero where it does not."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    """Bytes in memory now, and seconds of processor time so far."""

    memory: int = 0
    cpu_seconds: float = 0.0


def usage_of(pid: int) -> Usage:
    """Return what a process and all below it use."""
    memory, ticks = 0, 0
    todo = [pid]
    while todo:
        folder = Path("/proc", str(todo.pop()))
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name, in brackets, can hold anything; what follows it cannot.
            fields = _read(folder / "stat").rpartition(")")[2].split()
            # Its own, and that of its children that ended and were waited for.
            ticks += sum(int(field) for field in fields[11:15])
            memory += int(fields[21]) * _PAGE + _besides(folder)
            todo += _children(folder)
    return Usage(memory, ticks / _TICKS)


def _besides(folder: Path) -> int:
    # Swapped out, and the tables of all addresses that were touched.
    sizes = re.findall(r"^Vm(?:PTE|Swap):\s+(\d+) kB", _read(folder / "status"), re.MULTILINE)
    return 1024 * sum(map(int, sizes))


def _children(folder: Path) -> Iterator[int]:
    # Those that any thread started, not the first one alone.
    for thread in sorted((folder / "task").iterdir()):
        with contextlib.suppress(OSError):
            yield from map(int, _read(thread / "children").split())


def _read(path: Path) -> str:
    return path.read_bytes().decode("ascii", "replace")


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
