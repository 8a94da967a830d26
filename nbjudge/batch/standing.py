"""A copy of this process that does one piece of work after the other, and may be ended.

nbgrader's own command grades a class one by one, in one process: what may be ended there, by the
clock, by its processor time or by its memory, is a copy of it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from typing import NoReturn

from nbjudge import scratch
from nbjudge.apart import confine, end_after
from nbjudge.batch.forking import end_with
from nbjudge.batch.messages import JOB, RESULT, receive, send
from nbjudge.batch.servants import MAX_SECONDS, TOO_LONG


class EndedError(RuntimeError):
    """The copy ended, or was ended, before it had done its work."""


class TooLongError(EndedError):
    """It was ended for taking too long, which it would do again."""


class Standing:
    """The copy, made when it is first needed, and made anew once it has ended.

    Parameters
    ----------
    work
        What it does, bytes in and bytes out. All else that this changes there is gone with it.
    seconds
        Of processor time that one piece of work may take.
    memory
        Bytes that it may take besides what this process has.
    """

    def __init__(self, work: Callable[[bytes], bytes], seconds: float, memory: int) -> None:
        self._work, self._seconds, self._memory = work, seconds, memory
        self._number = 0

    def do(self, data: bytes) -> bytes:
        """Have one piece of work done; where the copy ends meanwhile, another one tries once more.

        Raises
        ------
        EndedError
            If that one ended as well, or the first one for taking too long.
        """
        try:
            return self._do(data)
        except TooLongError:
            raise
        except EndedError:
            # It may have been ended from outside, such as for want of memory.
            return self._do(data)

    def _do(self, data: bytes) -> bytes:
        if not self._number:
            self._start()
        try:
            self._line.settimeout(MAX_SECONDS)
            send(self._outward, JOB, data)
            return receive(self._inward)[1]
        except TimeoutError:
            self.close()
            raise TooLongError(TOO_LONG) from None
        except (EOFError, OSError):
            status = self.close()
            if status == -signal.SIGXCPU:
                raise TooLongError(TOO_LONG) from None
            raise EndedError(f"the process that graded it ended (status {status})") from None
        except BaseException:
            # Stopped by whoever waits here: an answer that comes later is nobody's.
            self.close()
            raise

    def _start(self) -> None:
        self._folder = scratch.make("grading")
        self._line, theirs = socket.socketpair()
        parent = os.getpid()
        self._number = os.fork()
        if self._number == 0:
            self._serve(theirs, parent)
        theirs.close()
        self._inward, self._outward = self._line.makefile("rb"), self._line.makefile("wb")

    def _serve(self, line: socket.socket, parent: int) -> NoReturn:
        try:
            # Ctrl-C is for the process that waits; it ends this one.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            end_with(parent)
            self._line.close()
            tempfile.tempdir = str(self._folder)
            confine(self._memory)
            inward, outward = line.makefile("rb"), line.makefile("wb")
            while True:
                data = receive(inward)[1]
                end_after(self._seconds)
                send(outward, RESULT, self._work(data))
        finally:
            # Nothing that this process has open, such as a gradebook, is closed by its copy.
            os._exit(0)

    def close(self) -> int:
        """End the copy and return its exit status. Doing so twice is the same as once."""
        if not self._number:
            return 0
        number, self._number = self._number, 0
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        _, status = os.waitpid(number, 0)
        for end in (self._inward, self._outward, self._line):
            # What was not sent cannot be sent any more.
            with contextlib.suppress(OSError):
                end.close()
        scratch.remove(self._folder)
        return os.waitstatus_to_exitcode(status)
