"""The student's process: runs cells, and does what the judge asks with what they defined."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import time
import types
from collections.abc import Callable, Iterator
from typing import Any

from nbjudge.shared.time_limit import unhurried

from .alone import NOTHING_ELSE, value_follows
from .calls import Calls
from .display import put_stand_in
from .fixed import drop_privileges, fix_clock, fix_seeds, join, limit
from .refused import refuse_calls
from .runs import Runs
from .streams import Room
from .wire import Codec, Reader, TooLargeError, framed, receive, send

# Answers wait for others up to so many bytes and seconds.
MAX_WAITING = 60_000
MAX_DELAY = 0.02


class Student:
    """One student's notebook: its names, its objects, and the line to the judge."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._read = Reader(connection.recv)
        self._waiting = bytearray()
        self._patient, self._sent = False, 0.0
        self.room = Room(0, 0)
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.names: dict[str, Any] = module.__dict__
        self.names.update(put_stand_in(lambda kind, bundle: self.room.show(kind, bundle)))
        self.calls = Calls(self)
        self.runs = Runs(self)
        self.codec: Codec = self.calls.codec

    def serve(self) -> None:
        """Answer the judge's requests until it hangs up."""
        while True:
            try:
                message = receive(self._read, self.codec)
            except EOFError:
                return
            self._do(*message)

    def _do(self, kind: str, number: int, arguments: list[Any]) -> None:
        does: dict[str, Callable[..., Any]] = {
            "files": self.runs.take_files,
            "written": self.runs.give_file,
            "run": self.runs.run,
            "get": self.calls.get,
            "has": lambda name: name in self.names,
            "set": self.names.__setitem__,
            "delete": lambda name: self.names.pop(name, None) and None,
            "call": self.calls.call,
            "ask": self.calls.ask,
            "see": self.calls.see,
        }
        if kind == "calls":
            self.calls.call_each(number, *arguments)
            return
        self.answer(number, does[kind](*arguments))

    def answer(self, number: int, answer: Any) -> None:
        """Send an answer, and after it the value, if it comes with one in a frame of its own."""
        frame = answer.pop("frame", None) if isinstance(answer, dict) else None
        if frame is not None:
            if answer == NOTHING_ELSE:
                self._send(framed(value_follows(number)) + frame)
                return
            answer["follows"] = True
        try:
            told = self.codec.encode(["answer", number, answer])
        except (TooLargeError, TypeError, RecursionError):
            told, frame = self.codec.encode(["answer", number, {"too_much": True}]), None
        self._send(told if frame is None else told + frame)

    def _send(self, frame: bytes) -> None:
        # Every send wakes the judge, which takes longer than most calls.
        self._waiting += frame
        if not self._waiting:
            return
        now = time.monotonic()
        if not self._patient or len(self._waiting) > MAX_WAITING or now > self._sent + MAX_DELAY:
            self._sent = now
            send(self._connection, bytes(self._waiting))
            self._waiting.clear()

    @contextlib.contextmanager
    def sending(self, *, together: bool) -> Iterator[None]:
        """Send each answer at once, or keep them back a moment, so that many go at a time."""
        self._patient, before = together, self._patient
        try:
            yield
        finally:
            self._patient = before
            self._send(b"")

    def ask_judge(self, number: int, args: Any, options: Any) -> Any:
        """Call one of the judge's functions, and return what it answers."""
        question = self.codec.encode(["callback", number, [args, options]])
        # An answer that came after an alarm would be taken for another question's.
        with unhurried(), self.sending(together=False):
            self._send(question)
            while True:
                kind, asked, content = receive(self._read, self.codec)
                if kind == "answer":
                    return content
                # The judge's function calls one of the student's in its turn.
                self._do(kind, asked, content)


def main(fd: int, setup: dict[str, Any]) -> None:
    """Run on an open socket, with limits set first.

    Parameters
    ----------
    fd : int
        The socket.
    setup : dict
        ``user``: whom to become; ``limits``: see `limit`; ``folder``: where to work; ``group``:
        see `join`.
    """
    connection = socket.socket(fileno=fd)
    join(setup["group"])
    drop_privileges(int(setup["user"]))
    limit(setup["limits"])
    refuse_calls()
    os.chdir(setup["folder"])
    sys.path.append(str(setup["folder"]))
    sys.argv = [""]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    fix_seeds()
    fix_clock()
    student = Student(connection)
    send(connection, student.codec.encode(["ready", 0, os.getpid()]))
    student.serve()
    os._exit(0)
