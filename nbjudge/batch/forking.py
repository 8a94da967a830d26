"""Start processes that grade by forking one that has imported everything.

`ForkServer` is its handle; `serve_forks` is what it does. It is itself forked from the process that
needs it, where that is an interpreter like those that grade, or started anew, as
`python -m nbjudge.batch.forking`. Where it cannot fork, it becomes the one that grades.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from nbjudge import scratch
from nbjudge.alike import CAN_FORK, PATH, environment
from nbjudge.batch.forked import Forked, Process

START, END, STARTED, ENDED = b"S", b"E", b"s", b"e"
NUMBER = struct.Struct(">q")
MAX_MESSAGE = 8_192
# The file in which a process that is started finds its lesson, which is long for a message.
LESSON = "lesson"
# Importing takes a second or two; more on a machine that does much else.
ANSWER_SECONDS = 300.0


class ForkServerError(RuntimeError):
    """The process to fork from is gone; the words say what it said."""


class ForkServer:
    """The process from which those that grade are forked.

    Parameters
    ----------
    first
        Where given, it is forked from this process, and does this first. This process then has
        imported everything, is alike (see `nbjudge.alike`), and has no threads. Else the new one is
        there at once as well, and imports then.
    """

    def __init__(self, first: Callable[[], None] | None = None) -> None:
        self._lock = threading.Lock()
        self._folder = scratch.make("forking")
        self._said = self._folder / "said.txt"
        self._control, theirs = socket.socketpair()
        self._process: Process
        with theirs, self._said.open("wb") as said:
            if first is not None:
                child = os.fork()
                if child == 0:
                    _become_server(self._folder, theirs, said.fileno(), first)
                self._process = Forked(child)
            else:
                self._process = subprocess.Popen(
                    # -P: no file in the folder where it starts can take the place of a module.
                    [sys.executable, "-P", "-m", "nbjudge.batch.forking"],
                    cwd=self._folder,
                    env=environment(),
                    stdin=theirs.fileno(),
                    stdout=said,
                    stderr=said,
                    # Ctrl-C is for the process that writes; it ends this one.
                    start_new_session=True,
                )
        self._control.settimeout(ANSWER_SECONDS)

    def is_there(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def start(self, folder: Path, lesson: bytes) -> tuple[int, socket.socket]:
        """Start a process that grades a lesson; return its number and the line to it.

        Parameters
        ----------
        folder
            A folder of its own. What it prints goes into `said.txt` there.
        lesson
            As a parcel.

        Raises
        ------
        ForkServerError
            If there is nothing to fork from.
        """
        (folder / LESSON).write_bytes(lesson)
        ours, theirs = socket.socketpair()
        try:
            with theirs, (folder / "said.txt").open("wb") as said, self._lock:
                fds = [theirs.fileno(), said.fileno()]
                number = self._ask(START + os.fsencode(folder), fds, STARTED)
        except BaseException:
            ours.close()
            raise
        return number, ours

    def end(self, number: int) -> int:
        """End a process that was started, and return its exit status, as `subprocess` has it.

        Raises
        ------
        ForkServerError
            If all are gone already.
        """
        with self._lock:
            if CAN_FORK:
                return self._ask(END + NUMBER.pack(number), [], ENDED)
        self._process.kill()
        status: int = self._process.wait()
        return status

    def close(self) -> None:
        """End it, and all that were started. Doing so twice is the same as once."""
        # Those that were forked end with it.
        self._process.kill()
        self._process.wait()
        self._control.close()
        scratch.remove(self._folder)

    def _ask(self, message: bytes, fds: list[int], kind: bytes) -> int:
        try:
            socket.send_fds(self._control, [message], fds)
            answer = self._control.recv(64)
        except OSError:
            answer = b""
        if answer[:1] != kind:
            said = ""
            with contextlib.suppress(OSError):
                said = self._said.read_text("utf-8", "replace").strip()[-2_000:]
            raise ForkServerError(f"the process that grades could not be started: {said}")
        (number,) = NUMBER.unpack(answer[1:])
        return int(number)


def _become_server(
    folder: Path, control: socket.socket, said: int, first: Callable[[], None]
) -> NoReturn:
    """Be the process to fork from, in a copy of the one that needs it."""
    try:
        # Ctrl-C is for the process that writes; it ends this one.
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(folder)
        # nbgrader puts the course's folder on it.
        sys.path[:] = PATH
        for place in (1, 2):
            os.dup2(said, place)
        kept = os.dup2(control.detach(), 3, inheritable=False)
        # Among them the other end of the line, which hangs up with the process that has it, and the
        # course's lock, which would be held as long as it is open here.
        os.closerange(4, os.sysconf("SC_OPEN_MAX"))
        serve_forks(kept, first)
    finally:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def serve_forks(fd: int, first: Callable[[], None] | None = None) -> NoReturn:
    """Import, then fork whenever asked to on a line, until the other end hangs up."""
    control = socket.socket(fileno=fd)
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.environ["TZ"] = "UTC"
    time.tzset()
    # What is written lies in this process's own folder, and goes with it.
    tempfile.tempdir = os.getcwd()
    # nbgrader first: what it imports for nothing is left out.
    import nbgrader  # noqa: F401

    from nbjudge.batch.servant import prepare, serve
    from nbjudge.judge.memory_group import find_groups
    from nbjudge.judge.sandbox import find_wall

    if first is not None:
        # Where that fails, it is tried again by each that is forked, and each says so.
        with contextlib.suppress(Exception):
            first()
    # Tried once for all.
    find_wall()
    find_groups()
    prepared = b""
    children: dict[int, Path] = {}
    while True:
        message, fds, _, _ = socket.recv_fds(control, MAX_MESSAGE, 2)
        if message[:1] == START:
            folder, parent = Path(os.fsdecode(message[1:])), os.getpid()
            lesson = (folder / LESSON).read_bytes()
            if lesson != prepared:
                prepare(lesson)
                prepared = lesson
            child = os.fork() if CAN_FORK else 0
            if child == 0:
                number = os.getpid()
                if number == parent:
                    control.send(STARTED + NUMBER.pack(number))
                else:
                    end_with(parent)
                    control.close()
                line, said = fds
                for place in (1, 2):
                    os.dup2(said, place)
                os.close(said)
                serve(folder, socket.socket(fileno=line), lesson)
            for fd in fds:
                os.close(fd)
            children[child] = folder
            _tell(control, STARTED, child)
        elif message[:1] == END:
            (child,) = NUMBER.unpack(message[1:])
            children.pop(child, None)
            _tell(control, ENDED, end(child))
        else:
            # Nobody else is there to do it.
            for child in children:
                end(child)
            for folder in (*children.values(), Path.cwd()):
                shutil.rmtree(folder, ignore_errors=True)
            os._exit(0)


def _tell(control: socket.socket, kind: bytes, number: int) -> None:
    # Where nobody is there any more, the next message says so.
    with contextlib.suppress(OSError):
        control.send(kind + NUMBER.pack(number))


def end(child: int) -> int:
    """End a child that nobody has waited for, so that its number is still its own."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def end_with(parent: int) -> None:
    """Let the kernel end this process with its parent, however that ends."""
    from nbjudge.inside.nest import die_with_parent

    die_with_parent()
    if os.getppid() != parent:
        # It ended before the kernel was told.
        os._exit(0)


if __name__ == "__main__":
    from nbjudge.imports import import_less

    import_less()
    serve_forks(os.dup(0))
