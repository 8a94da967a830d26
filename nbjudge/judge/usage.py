"""What a process and all that it started take, as Linux tells; zero where it does not.

Besides what lies in the processes, what waits in their sockets and pipes is counted, by what may
wait in each, and what lies in the small folders. No cgroup is needed for it.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def memory_of(pid: int, folders: Iterable[str] = (), size: int = 0) -> int:
    """Return the bytes that a process and all below it have in memory.

    Parameters
    ----------
    pid
        Of the process.
    folders, size
        Folders in memory, as these processes see them, and the bytes that each may hold. What is
        larger is another folder, as outside of the wall.
    """
    memory = 0
    # What several of them have in common counts once.
    shared: dict[str, int] = {}
    for folder, fields in _processes(pid):
        memory += int(fields[21]) * _PAGE + _besides(folder)
        for thread in _threads(folder):
            shared.update(_waiting(thread))
        for path in folders:
            shared.update(_in_memory(f"{folder}/root{path}", size))
    return memory + sum(shared.values())


def cpu_seconds_of(pid: int) -> float:
    """Return the processor time of a process and of all below it so far."""
    # Its own, and that of its children that ended and were waited for.
    ticks = sum(int(field) for _, fields in _processes(pid) for field in fields[11:15])
    return ticks / _TICKS


def _processes(pid: int) -> Iterator[tuple[Path, list[str]]]:
    """Yield a process and all below it: its folder in /proc, and what `stat` there tells."""
    todo = [pid]
    while todo:
        folder = Path("/proc", str(todo.pop()))
        with contextlib.suppress(OSError):
            # The name, in brackets, can hold anything; what follows it cannot.
            fields = _read(folder / "stat").rpartition(")")[2].split()
            if len(fields) > 21:
                todo += _children(folder)
                yield folder, fields


def _besides(folder: Path) -> int:
    # Swapped out, and the tables of all addresses that were touched.
    sizes = re.findall(r"^Vm(?:PTE|Swap):\s+(\d+) kB", _read(folder / "status"), re.MULTILINE)
    return 1024 * sum(map(int, sizes))


def _children(folder: Path) -> Iterator[int]:
    # Those that any thread started, not the first one alone.
    for thread in _threads(folder):
        with contextlib.suppress(OSError):
            yield from map(int, _read(thread / "children").split())


def _threads(folder: Path) -> list[Path]:
    try:
        return sorted((folder / "task").iterdir())
    except OSError:
        return []


def _waiting(thread: Path) -> Iterator[tuple[str, int]]:
    """Yield the sockets and pipes that a thread has open, and what may wait in each."""
    # Each thread may have its own. Who may not look, such as root in some containers, sees none.
    with contextlib.suppress(OSError):
        for name in os.listdir(thread / "fd"):
            with contextlib.suppress(OSError):
                what = os.readlink(thread / "fd" / name)
                kind = what.partition(":")[0]
                if kind in _MAY_WAIT:
                    yield what, _MAY_WAIT[kind]


def _in_memory(folder: str, size: int) -> Iterator[tuple[str, int]]:
    """Yield a folder in memory, and what lies in it."""
    with contextlib.suppress(OSError):
        room = os.statvfs(folder)
        if room.f_blocks * room.f_frsize <= size + _PAGE:
            taken = (room.f_blocks - room.f_bfree) * room.f_frsize
            yield f"folder:{os.stat(folder).st_dev}", taken


def _socket_bytes() -> int:
    # A message that begins within the limit may end beyond it, and weighs more than its bytes.
    with contextlib.suppress(OSError, ValueError):
        return 2 * int(Path("/proc/sys/net/core/wmem_default").read_text("ascii"))
    return 2 * 212_992


def _read(path: Path) -> str:
    return path.read_bytes().decode("ascii", "replace")


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
# What may wait in one end of a socket, which students cannot change. All their pipes together may
# hold 64 MB.
SOCKET = _socket_bytes()
_MAY_WAIT = {"socket": SOCKET, "pipe": 65_536}
