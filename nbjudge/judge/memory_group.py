"""A memory cgroup for one student's processes: the kernel holds them to the limit at any instant.

It counts all that the kernel does: processes, folders in memory, what waits in sockets and pipes.
At the limit the kernel ends one of those in the group, and nobody else. Each lies below the group
that the grader itself is in. Where none can be had, `usage` adds up.
https://docs.kernel.org/admin-guide/cgroup-v2.html
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import re
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from nbjudge.scratch import YOUNG_SECONDS

PREFIX = "nbjudge-student-"
# Where the grader itself goes: in version 2, a group with groups of its own has no processes.
GRADER = "nbjudge-grader"
# What is written, by version: the limit, and where swap is accounted for, none of it besides.
LIMIT = {1: "memory.limit_in_bytes", 2: "memory.max"}
SWAP = {
    1: (("memory.memsw.limit_in_bytes", "{limit}"), ("memory.swappiness", "0")),
    2: (("memory.swap.max", "0"),),
}
# Where a process writes 0 to come in. By `tasks`, which version 2 has not, one thread comes in, for
# which the kernel need not wait some milliseconds until nobody forks.
ENTRY = {1: "tasks", 2: "cgroup.procs"}
TAKEN = {1: "memory.usage_in_bytes", 2: "memory.current"}
# How many were killed, whyever.
EVENTS = {1: "memory.oom_control", 2: "memory.events"}
# The most that it took at a time, in version 1. What misses so little of the limit was at it.
MOST, LITTLE = ("memory.max_usage_in_bytes", "memory.memsw.max_usage_in_bytes"), 1 << 20
ALONE = (
    "processes of others are in the grader's group; it has one of its own if you begin with "
    "systemd-run --user --scope -p Delegate=yes"
)


class NoGroup:
    """What there is where no group can be had: memory is counted instead."""

    def __init__(self) -> None:
        # What a process is given to go into it.
        self.entry: list[int] = []

    def memory(self) -> int:
        """Return the bytes that it takes; 0 where no process ever went into it."""
        return 0

    def exceeded(self) -> bool:
        """Whether the kernel killed one of its processes for want of memory."""
        return False

    def close(self) -> None:
        """End all in it, and remove it."""


class MemoryGroup(NoGroup):
    """One student's.

    Parameters
    ----------
    above : Path
        Below which it is made.
    version : int
        Of cgroups, 1 or 2.
    limit : int
        Bytes.

    Raises
    ------
    OSError
        If this system does not let it be made.
    """

    def __init__(self, above: Path, version: int, limit: int) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
        self._version, self._limit = version, limit
        self._handles: list[int] = []
        try:
            # As long as it is held, the group is somebody's: see `Groups.clear`.
            fcntl.flock(self._open("", os.O_RDONLY | os.O_DIRECTORY), fcntl.LOCK_EX)
            self._write(LIMIT[version], str(limit))
            for name, value in SWAP[version]:
                with contextlib.suppress(OSError):
                    self._write(name, value.format(limit=limit))
            self._taken = self._open(TAKEN[version], os.O_RDONLY)
            self._events = self._open(EVENTS[version], os.O_RDONLY)
            self.entry = [self._open(ENTRY[version], os.O_WRONLY)]
            if self._told("oom_kill") is None:
                raise OSError(f"{EVENTS[version]} does not say what was killed")
        except OSError:
            self.close()
            raise

    def memory(self) -> int:
        """See `NoGroup`."""
        with contextlib.suppress(OSError):
            return int(os.pread(self._taken, 32, 0))
        return 0

    def exceeded(self) -> bool:
        """See `NoGroup`."""
        if not self._told("oom_kill"):
            return False
        # A machine that is short of memory kills as well, and nobody in the group is to blame.
        if self._version == 2:
            return bool(self._told("oom"))
        most = [int(path.read_text()) for name in MOST if (path := self._folder / name).exists()]
        return max(most) > self._limit - LITTLE

    def close(self) -> None:
        """See `NoGroup`."""
        for _ in range(500):
            with contextlib.suppress(OSError):
                self._folder.rmdir()
                break
            if not self._folder.exists():
                break
            # Without a wall some may still be there; behind one, they are about to end.
            _kill(self._folder)
            time.sleep(0.01)
        while self._handles:
            os.close(self._handles.pop())

    def _open(self, name: str, flags: int) -> int:
        self._handles.append(os.open(self._folder / name, flags | os.O_CLOEXEC))
        return self._handles[-1]

    def _write(self, name: str, value: str) -> None:
        # Where this is no cgroup, no file is made.
        with open(self._folder / name, "rb+", buffering=0) as file:
            file.write(value.encode())

    def _told(self, event: str) -> int | None:
        with contextlib.suppress(OSError):
            told = os.pread(self._events, 4096, 0).decode("ascii")
            if found := re.search(rf"^{event} (\d+)$", told, re.MULTILINE):
                return int(found[1])
        return None


@dataclass(frozen=True)
class Groups:
    """Where students' groups are made.

    Attributes
    ----------
    version : int
        Of cgroups; 0 where there is none.
    above : Path
        Below which they lie.
    why_not : str
        Why there is none, else empty.
    """

    version: int
    above: Path
    why_not: str = ""

    def new(self, limit: int) -> NoGroup:
        """Return a group with a limit, as far as there is one."""
        if self.version:
            with contextlib.suppress(OSError):
                return MemoryGroup(self.above, self.version, limit)
        return NoGroup()

    def occupied(self) -> bool:
        """Whether a process is in one of them."""
        return any(_processes(folder) for folder in self.all())

    def clear(self) -> list[Path]:
        """Remove those of graders that are gone, and return what was removed."""
        return [folder for folder in self.all() if _clear(folder)]

    def all(self) -> list[Path]:
        """Return those that are there, whosever they are."""
        return sorted(self.above.glob(f"{PREFIX}*")) if self.version else []


NO_GROUPS = Groups(0, Path(), "not asked for")


@functools.cache
def find_groups() -> Groups:
    """Return where groups can be made; this process may have to go into one of its own for it."""
    try:
        groups = Groups(*_own_group("memory"))
        if groups.version == 2:
            groups = Groups(2, _make_room(groups.above, "memory"))
        MemoryGroup(groups.above, groups.version, 1 << 30).close()
    except OSError as error:
        where = error.filename and Path(error.filename).parent
        why = f"{error.strerror} in {where}" if where else str(error)
        return Groups(0, Path(), why)
    return groups


def _own_group(controller: str) -> tuple[int, Path]:
    """Return the version of cgroups that has a controller, and the folder of this process's."""
    lines = [line.split(":", 2) for line in Path("/proc/self/cgroup").read_text().splitlines()]
    paths = {1: [p for _, names, p in lines if controller in names.split(",")]}
    paths[2] = [path for number, names, path in lines if (number, names) == ("0", "")]
    version = 1 if paths[1] else 2
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        root, mounted = (re.sub(r"\\(\d{3})", _character, p) for p in before.split()[3:5])
        kind, _, options = after.split()
        if kind == ("cgroup" if version == 1 else "cgroup2") and (
            version == 2 or controller in options.split(",")
        ):
            for path in map(Path, paths[version]):
                if path.is_relative_to(root) and ".." not in path.parts:
                    return version, Path(mounted, path.relative_to(root))
    raise OSError("the grader's own group is not to be seen")


def _make_room(own: Path, controller: str) -> Path:
    """Return the group of version 2 below which there may be groups with a controller."""
    if own.name == GRADER:
        return own.parent
    if controller in (own / "cgroup.subtree_control").read_text().split():
        return own
    if controller not in (own / "cgroup.controllers").read_text().split():
        raise OSError(f"the kernel gives {own} no {controller} controller")
    # Only the root has processes and groups at a time, and no type.
    move = (own / "cgroup.type").exists()
    if move and _processes(own) != [os.getpid()]:
        raise OSError(ALONE)
    inner = own / GRADER
    if move:
        inner.mkdir(exist_ok=True)
        (inner / "cgroup.procs").write_text("0")
    try:
        (own / "cgroup.subtree_control").write_text(f"+{controller}")
    except OSError:
        if move:
            (own / "cgroup.procs").write_text("0")
            inner.rmdir()
        raise
    return own


def _character(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))


def _processes(folder: Path) -> list[int]:
    with contextlib.suppress(OSError):
        return sorted(map(int, (folder / "cgroup.procs").read_text().split()))
    return []


def _kill(folder: Path) -> None:
    for pid in _processes(folder):
        # 0 stands for those that cannot be seen from here, and would be this process's own group.
        if pid:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)


def _clear(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        if time.time() - folder.stat().st_mtime < YOUNG_SECONDS:
            return False
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            # Refused where its grader lives; and the kernel removes none in which a process is.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            folder.rmdir()
            return True
        finally:
            os.close(handle)
    return False
