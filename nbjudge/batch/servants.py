"""Processes that grade, kept by the process that needs them: here, or on a machine of a cluster."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import signal
import socket
import threading
from collections.abc import Callable

from nbjudge import scratch
from nbjudge.alike import CAN_FORK
from nbjudge.batch.forking import ForkServer, ForkServerError
from nbjudge.batch.messages import JOB, RESULT, receive, send

# A servant makes room for a new one after so many hand-ins, so that memory stays flat whatever
# the libraries in it keep.
MAX_JOBS = 250
# No honest hand-in takes as long; the limits of the process itself are far below.
MAX_SECONDS = 3_600.0
TOO_LONG = (
    "grading it took more processor time than any honest hand-in does, such as in a test that "
    "makes much of what an answer returns, and was ended"
)


class ServantError(RuntimeError):
    """A process that graded has ended before it answered."""


class TooLongError(ServantError):
    """It was ended for taking too long, which it would do again."""


class Servant:
    """One process that grades hand-ins of one lesson.

    Parameters
    ----------
    lesson
        The lesson as a parcel.
    forking
        What to fork it from.
    """

    def __init__(self, lesson: bytes, forking: ForkServer) -> None:
        self.lesson = lesson
        self.jobs = 0
        self.forking = forking
        self._folder = scratch.make("grading")
        try:
            self.number, self._connection = forking.start(self._folder, lesson)
        except ForkServerError as error:
            scratch.remove(self._folder)
            raise ServantError(str(error)) from None
        self._inward = self._connection.makefile("rb")
        self._outward = self._connection.makefile("wb")
        self._lock = threading.Lock()
        self._status: int | None = None

    def is_there(self) -> bool:
        """Whether the process runs."""
        try:
            return bool(self._connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def grade(self, job: bytes) -> bytes:
        """Grade one hand-in.

        Raises
        ------
        ServantError
            If the process ended, or took longer than any hand-in may.
        """
        self.jobs += 1
        self._send(JOB, job)
        late = threading.Timer(MAX_SECONDS, self.end)
        late.start()
        try:
            kind, data = receive(self._inward)
        except (EOFError, OSError, ValueError):
            raise self._ended() from None
        finally:
            late.cancel()
        if kind != RESULT:
            raise ServantError(f"expected a result from a process that grades. Got {kind!r}.")
        return data

    def end(self) -> int | None:
        """End the process, and return its exit status, None where nobody knows it."""
        with self._lock:
            if self._status is None:
                with contextlib.suppress(ForkServerError):
                    self._status = self.forking.end(self.number)
        return self._status

    def close(self) -> None:
        """End the process and remove its folder. Doing so twice is the same as once."""
        self.end()
        with contextlib.suppress(OSError):
            self._inward.close()
        with contextlib.suppress(OSError):
            # What was not sent cannot be sent any more.
            self._outward.close()
        self._connection.close()
        if not CAN_FORK:
            self.forking.close()
        scratch.remove(self._folder)

    def _send(self, kind: bytes, data: bytes) -> None:
        try:
            send(self._outward, kind, data)
        except (OSError, ValueError):
            raise self._ended() from None

    def _ended(self) -> ServantError:
        status = self.end()
        if status == -signal.SIGXCPU:
            return TooLongError(TOO_LONG)
        said = ""
        with contextlib.suppress(OSError):
            said = (self._folder / "said.txt").read_text("utf-8", "replace").strip()[-2_000:]
        return ServantError(
            f"the process that graded it ended (status {status})" + (f": {said}" if said else "")
        )


class Household:
    """The servants of this process: as many as are asked for something at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Servant] = []
        self._all: set[Servant] = set()
        self._closed = False
        self._forking: ForkServer | None = None

    def prepare(self, first: Callable[[], None] | None = None) -> None:
        """Let there be a process to fork from; see `ForkServer`."""
        with self._lock:
            if self._forking is not None and not self._forking.is_there():
                self._forking.close()
                self._forking = None
            if self._forking is None:
                self._forking = ForkServer(first)

    def grade(self, lesson: bytes, job: bytes) -> bytes:
        """Let one of them grade; where it ends before it answers, another tries once more.

        Raises
        ------
        ServantError
            If that one ended as well, or the first one for taking too long.
        """
        try:
            return self._grade(lesson, job)
        except TooLongError:
            raise
        except ServantError:
            if self._closed:
                raise
            # It may have been ended from outside, such as for want of memory.
            return self._grade(lesson, job)

    def _grade(self, lesson: bytes, job: bytes) -> bytes:
        servant = self._take(lesson)
        try:
            result = servant.grade(job)
        except BaseException:
            self._dismiss(servant)
            raise
        if servant.jobs >= MAX_JOBS:
            self._dismiss(servant)
        else:
            with self._lock:
                self._idle.append(servant)
        return result

    def _take(self, lesson: bytes) -> Servant:
        with self._lock:
            idle = [s for s in self._idle if s.lesson == lesson and s.is_there()]
            others = [servant for servant in self._idle if servant not in idle]
            found = idle.pop() if idle else None
            self._idle = idle
        for servant in others:
            self._dismiss(servant)
        if found is None:
            found = self._new(lesson)
            with self._lock:
                self._all.add(found)
                closed = self._closed
            if closed:
                self._dismiss(found)
                raise ServantError("grading was stopped")
        return found

    def _new(self, lesson: bytes) -> Servant:
        self.prepare()
        with self._lock:
            forking = self._forking
            if forking is None:
                raise ServantError("grading was stopped")
            if not CAN_FORK:
                # It becomes the one that grades.
                self._forking = None
        try:
            return Servant(lesson, forking)
        except ServantError:
            with self._lock:
                if self._forking is forking:
                    self._forking = None
            forking.close()
            raise

    def _dismiss(self, servant: Servant) -> None:
        with self._lock:
            self._all.discard(servant)
        servant.close()

    def close(self) -> None:
        """End all of them, also those at work."""
        with self._lock:
            self._closed = True
            servants, self._all, self._idle = self._all, set(), []
            forking, self._forking = self._forking, None
        for servant in servants:
            servant.close()
        if forking is not None:
            forking.close()

    def dismiss(self, key: str) -> None:
        """End those of one lesson, given what `key_of` says of it."""
        with self._lock:
            found = {servant for servant in self._all if key_of(servant.lesson) == key}
            self._all -= found
            self._idle = [servant for servant in self._idle if servant not in found]
        for servant in found:
            servant.close()

    def open(self) -> None:
        """Take new ones again."""
        with self._lock:
            self._closed = False


def key_of(lesson: bytes) -> str:
    """Return a short name of a lesson."""
    return hashlib.sha256(lesson).hexdigest()


HOUSEHOLD = Household()
atexit.register(HOUSEHOLD.close)


def grade_here(lesson: bytes, job: bytes) -> bytes:
    """Grade one hand-in in a process of this machine: parcels in, a parcel out."""
    return HOUSEHOLD.grade(lesson, job)
