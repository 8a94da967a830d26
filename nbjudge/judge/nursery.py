"""Student processes that are forked from one that has imported everything: quick to start."""

from __future__ import annotations

import contextlib
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path

from nbjudge.inside.nursery import END, ENDED, NUMBER, START, STARTED
from nbjudge.judge.limits import Limits
from nbjudge.judge.line import Line, StartError
from nbjudge.judge.memory_group import Groups, NoGroup
from nbjudge.judge.sandbox import HOME, Wall
from nbjudge.judge.seen import system_folders
from nbjudge.judge.single import start_python
from nbjudge.judge.usage import cpu_seconds_of, memory_of

PRIVATE = ("/tmp", HOME)
START_SECONDS = 120.0
ANSWER_SECONDS = 30.0


class Nursery:
    """The process from which students' processes are forked, behind the wall with them.

    Parameters
    ----------
    wall : Wall
        One that holds.
    library : Path
    masks : tuple of str
        See `nbjudge.judge.seen.masked_places`.
    limits : Limits
    warm_up : dict
        What is imported once for all; see `nbjudge.inside.nursery`.
    groups : Groups
        Where each student's memory group is made.

    Raises
    ------
    StartError
        If this machine does not allow it.
    """

    def __init__(
        self,
        wall: Wall,
        library: Path,
        masks: tuple[str, ...],
        limits: Limits,
        warm_up: Mapping[str, object],
        groups: Groups,
    ) -> None:
        self._wall, self._limits, self._groups = wall, limits, groups
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        setup: dict[str, object] = {
            "limits": limits.of_process(),
            "folder": HOME,
            **warm_up,
            "private": list(PRIVATE),
            "kept": list(system_folders()),
            "folder_size": limits.folder_size,
        }
        with theirs:
            self._process = start_python(
                wall, library, masks, limits, "nursery", setup, theirs, nursery=True
            )
        self._answer(STARTED, START_SECONDS)
        self._own_memory = self._memory()
        self._spent = 0.0

    def start(self) -> Line:
        """Fork a process and return the line to it."""
        before = cpu_seconds_of(self._process.pid)
        ours, theirs = socket.socketpair()
        group = self._groups.new(self._limits.memory)
        try:
            with theirs:
                given = [theirs.fileno(), *group.entry]
                self._send([START + NUMBER.pack(self._wall.new_user())], given)
            (child,) = NUMBER.unpack(self._answer(STARTED, ANSWER_SECONDS))
        except StartError:
            ours.close()
            group.close()
            raise
        self._spent = before
        return Line(ours, _Child(self, child, group), self._limits)

    def memory(self) -> int:
        """Return what all processes take beyond what the nursery itself has."""
        return max(0, self._memory() - self._own_memory)

    def _memory(self) -> int:
        return memory_of(self._process.pid, PRIVATE, self._limits.folder_size)

    def end(self, child: int) -> float:
        """End one of its processes, and return the processor time it took."""
        # Looked up while it lives: the kernel forgets what it kills along with its first process.
        spent = cpu_seconds_of(self._process.pid) - self._spent
        # Where the nursery is gone, all that it forked went with it: nothing is left to end.
        with contextlib.suppress(StartError):
            self._send([END + NUMBER.pack(child)], [])
            self._answer(ENDED, ANSWER_SECONDS)
        return max(0.0, spent)

    def close(self) -> None:
        """End all."""
        with contextlib.suppress(OSError):
            self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=ANSWER_SECONDS)
        self._control.close()

    def disown(self) -> None:
        """Leave it to the process that this one was forked from."""
        self._control.close()
        # Else it would be waited for here, whose child it is not.
        self._process.returncode = 0

    def _send(self, data: list[bytes], fds: list[int]) -> None:
        try:
            socket.send_fds(self._control, data, fds)
        except OSError as error:
            raise self._broken(str(error)) from None

    def _answer(self, kind: bytes, seconds: float) -> bytes:
        self._control.settimeout(seconds)
        try:
            message = self._control.recv(64)
        except OSError as error:
            raise self._broken(str(error)) from None
        if message[:1] != kind:
            raise self._broken("it ended")
        return message[1:]

    def _broken(self, why: str) -> StartError:
        self.close()
        return StartError(f"expected a process to be forked for a student, and it was not: {why}.")


class _Child:
    """One forked process."""

    def __init__(self, nursery: Nursery, number: int, group: NoGroup) -> None:
        self._nursery, self._number, self._group = nursery, number, group

    def memory(self) -> int:
        # Nothing where it could not go into the group.
        return self._group.memory() or self._nursery.memory()

    def exceeded(self) -> bool:
        return self._group.exceeded()

    def end(self) -> float:
        try:
            return self._nursery.end(self._number)
        finally:
            self._group.close()
