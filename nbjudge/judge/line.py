"""The judge's end of the line to the student's process."""

from __future__ import annotations

import collections
import contextlib
import select
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from nbjudge.inside.alone import NOTHING_ELSE, value_follows
from nbjudge.inside.wire import Codec, Reader, WireError, framed, receive, taken_apart
from nbjudge.judge.limits import Limits
from nbjudge.shared.time_limit import TimeUpError, unhurried, within

START_SECONDS = 60.0
# How long after its time the process may take to say that its time was up.
PATIENCE = 3.0
LEAST_SECONDS = 0.01
WATCH_SECONDS = 0.25

CallBack = Callable[[int, Any, Any], dict[str, Any]]


class LostError(Exception):
    """The student's process is gone; the reason is a key of `nbjudge.notebook.stops.WORDS`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class StartError(RuntimeError):
    """A student process could not be started: something is wrong with this machine."""


class Process(Protocol):
    """What a line needs of the process at its other end."""

    def memory(self) -> int:
        """Return the bytes that it and all it started have in memory."""

    def exceeded(self) -> bool:
        """Whether the system killed one of them for want of memory."""

    def end(self) -> float:
        """End it and all it started, and return the processor time they took."""


class Line:
    """The line to one process; `ready` waits until it is up."""

    def __init__(self, connection: socket.socket, process: Process, limits: Limits) -> None:
        self._socket, self._process, self._limits = connection, process, limits
        self._numbers = iter(range(1, 1_000_000_000))
        self.cpu_seconds = 0.0
        # Why it cannot be used any more.
        self.lost = ""
        self.codec: Codec | None = None
        self._deadline, self._depth = 0.0, 0
        # The number of what was announced, and how many of its answers are still to be read.
        self._awaited = 0, 0
        # Frames of values of which nothing else came, read ahead.
        self._at_hand: collections.deque[bytes] = collections.deque()
        self._next_look = time.monotonic() + WATCH_SECONDS
        connection.setblocking(False)
        self._read = Reader(self._piece)

    def ready(self, codec: Codec) -> None:
        """Wait until the process is up.

        Raises
        ------
        StartError
            If it does not come up. No student can bring that about.
        """
        self.codec = codec
        try:
            with unhurried():
                self._deadline = time.monotonic() + START_SECONDS
                self._receive()
        except LostError as lost:
            raise StartError(
                f"expected a student process to start, and it did not ({lost.reason}). "
                "Look at `nbjudge doctor`."
            ) from None

    def ask(self, kind: str, arguments: list[Any], seconds: float, call_back: CallBack) -> Any:
        """Ask one thing and return the answer; the process may call back meanwhile.

        Raises
        ------
        LostError
            If no answer came, or none that can be trusted to be well formed.
        """
        assert self.codec is not None
        # Encoded first: what cannot be sent is the caller's mistake and harms nobody.
        number = next(self._numbers)
        frame = self.codec.encode([kind, number, arguments])
        with unhurried(), self._within(seconds + PATIENCE):
            if self._depth == 1:
                self._pass_over(call_back)
            self._send(frame)
            answer = self._answer_to(number, call_back)
        # What was killed may have been another process than the one that answers.
        if self._process.exceeded():
            raise self.lose("TooMuchMemory")
        return answer

    def announce(
        self, kind: str, arguments: list[Any], count: int, seconds: float, call_back: CallBack
    ) -> None:
        """Ask what has several answers, to be fetched one by one by `next_answer`.

        What is asked in between passes over those that were not fetched.

        Raises
        ------
        LostError
            See `ask`.
        """
        assert self.codec is not None
        number = next(self._numbers)
        frame = self.codec.encode([kind, number, arguments])
        with unhurried(), self._within(seconds + PATIENCE):
            self._pass_over(call_back)
            self._send(frame)
            self._awaited = number, count

    def next_answer(self, seconds: float, call_back: CallBack) -> Any:
        """Return the next answer to what was announced.

        Raises
        ------
        LostError
            See `ask`.
        """
        with unhurried(), self._within(seconds + PATIENCE):
            if self._at_hand:
                return {**NOTHING_ELSE, "value": self.decode(self._at_hand.popleft())}
            return self._next_answer(call_back)

    def value_at_hand(self) -> bytes | None:
        """Return the frame of the next answer's value, if it is here and nothing else came of it.

        Nothing is waited for, and nothing called back.
        """
        return self._at_hand.popleft() if self._at_hand else None

    def decode(self, frame: bytes) -> Any:
        """Return the value of a whole frame that came.

        Raises
        ------
        LostError
            If anything about it is not as it should be.
        """
        assert self.codec is not None
        try:
            return self.codec.decode(*taken_apart(frame))
        except WireError:
            raise self.lose("ProtocolBroken") from None

    def _next_answer(self, call_back: CallBack) -> Any:
        number, count = self._awaited
        answer = self._answer_to(number, call_back)
        ahead = self._read.frames_after(framed(value_follows(number)), count - 1)
        self._at_hand.extend(ahead)
        self._awaited = number, count - 1 - len(ahead)
        return answer

    def _pass_over(self, call_back: CallBack) -> None:
        self._at_hand.clear()
        while self._awaited[1]:
            self._next_answer(call_back)
            self._at_hand.clear()

    def _answer_to(self, number: int, call_back: CallBack) -> Any:
        while True:
            # Calling back without end must not win time, nor memory.
            self._watch()
            answer = self._receive()
            # The types first: what an array or an object of theirs is equal to, they say.
            if type(answer) is not list or [type(a) for a in answer[:2]] != [str, int]:
                raise self.lose("ProtocolBroken")
            if answer[0] == "callback":
                self._serve(answer, call_back)
            elif len(answer) == 3 and answer[:2] == ["answer", number]:
                told = answer[2]
                if isinstance(told, dict) and told.pop("follows", False) is True:
                    # In a frame of its own, because it may be too large for one.
                    told["value"] = self._receive()
                return told
            else:
                raise self.lose("ProtocolBroken")

    @contextlib.contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        # What the process calls back may ask in its turn, with less time.
        outer, self._deadline = self._deadline, time.monotonic() + seconds
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth:
                self._deadline = outer

    def memory(self) -> int:
        """Return the bytes that the process, and all that it started, take now."""
        return self._process.memory()

    def close(self) -> None:
        """End the process and everything that it started."""
        try:
            self.cpu_seconds = self._process.end()
        finally:
            self._socket.close()

    def _serve(self, question: list[Any], call_back: CallBack) -> None:
        assert self.codec is not None
        try:
            _, number, (args, options) = question
            # The alarm is held back here, and what the judge is asked to do may have no end.
            left = max(LEAST_SECONDS, self._deadline - time.monotonic())
            answer = within(left, lambda: call_back(number, args, options))
        except TimeUpError:
            raise self.lose("TooSlow") from None
        except Exception:
            raise self.lose("ProtocolBroken") from None
        try:
            frame = self.codec.encode(["answer", 0, answer])
        except Exception as error:
            told = {"class": "TypeError", "text": str(error)}
            frame = self.codec.encode(["answer", 0, {"error": told, "rngs": {}}])
        self._send(frame)

    def _send(self, frame: bytes) -> None:
        view = memoryview(frame)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(writing=True)
            except OSError:
                raise self.lose("PythonEnded") from None

    def _receive(self) -> Any:
        assert self.codec is not None
        try:
            return receive(self._read, self.codec)
        except EOFError:
            raise self.lose("PythonEnded") from None
        except WireError:
            raise self.lose("ProtocolBroken") from None

    def _piece(self, count: int) -> bytes:
        while True:
            try:
                return self._socket.recv(count)
            except BlockingIOError:
                self._wait()
            except OSError:
                return b""

    def _wait(self, *, writing: bool = False) -> None:
        sockets = [self._socket]
        while True:
            self._watch()
            left = self._deadline - time.monotonic()
            timeout = max(0.0, min(left, WATCH_SECONDS))
            ready = select.select(
                [] if writing else sockets, sockets if writing else [], [], timeout
            )
            if ready[0] or ready[1]:
                return

    def _watch(self) -> None:
        now = time.monotonic()
        if now >= self._deadline:
            raise self.lose("TooSlow")
        if now >= self._next_look:
            self._next_look = now + WATCH_SECONDS
            if self.memory() > self._limits.memory or self._process.exceeded():
                raise self.lose("TooMuchMemory")

    def lose(self, reason: str) -> LostError:
        """End the process, and return the error that says so."""
        if not self.lost:
            self.lost = "TooMuchMemory" if self._process.exceeded() else reason
            self.close()
        return LostError(self.lost)
