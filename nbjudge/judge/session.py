"""One notebook's student process as the judge sees it: fetch names, call functions."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from nbjudge.inside.wire import WireError
from nbjudge.judge.additions import Additions
from nbjudge.judge.attempts import ERRORS
from nbjudge.judge.effects import move_on, take_effect
from nbjudge.judge.files import PIECE
from nbjudge.judge.kept import Kept, Start
from nbjudge.judge.limits import Limits
from nbjudge.judge.proxies import Proxies
from nbjudge.judge.replies import Called, read_called
from nbjudge.shared.time_limit import remaining, unhurried


class Session(Kept):
    """What a test asks of the student's process; parameters are those of `Kept`."""

    def __init__(
        self,
        start: Start,
        files: Mapping[str, bytes],
        limits: Limits,
        additions: Additions | None = None,
    ) -> None:
        super().__init__(start, files, limits, additions)
        self.asked: frozenset[str] = frozenset()
        self.proxies = Proxies(self)

    def has(self, name: str) -> bool:
        """Whether the student's cells define a name."""
        return bool(self._ask("has", [name]))

    def get(self, name: str) -> Any:
        """Return what stands for a name of the student's.

        Raises
        ------
        KeyError
            If there is none.
        """
        told = self._ask("get", [name])
        if isinstance(told, dict) and told.get("missing"):
            raise KeyError(name)
        return self._result(told, [])

    def is_theirs(self, value: Any) -> bool:
        """Whether a value stands for an object of the student's."""
        return self.proxies.number_of(value) is not None

    def written(self, names: list[str], most: int) -> dict[str, bytes]:
        """Return the regular files of those names that the student's code wrote: as many as fit."""
        found: dict[str, bytes] = {}
        for name in names:
            content = self._content(name, most)
            if content is not None:
                found[name] = content
                most -= len(content)
        return found

    def _content(self, name: str, most: int) -> bytes | None:
        content = b""
        while len(content) <= most:
            piece = self._ask("written", [name, len(content), PIECE])
            if piece is None:
                return None
            if not isinstance(piece, bytes) or len(piece) > PIECE:
                raise self._break()
            content += piece
            if len(piece) < PIECE:
                return content if len(content) <= most else None
        return None

    def put(self, name: str, value: Any) -> None:
        """Bind a name in the student's notebook to an object of theirs."""
        self._ask("set", [name, value])
        # It stood there before, as it will after the cells have run again.
        self._deleted.discard(name)

    def drop(self, name: str) -> None:
        """Delete a name in the student's notebook."""
        self._ask("delete", [name])
        self._deleted.add(name)

    @contextlib.contextmanager
    def seeing(self, others: Mapping[str, Any]) -> Iterator[None]:
        """Let the student's code find what is the judge's under these names meanwhile."""
        self._ask("see", [dict(others)])
        try:
            yield
        finally:
            # A process that was lost meanwhile is gone with all that it saw.
            if not self.lost:
                self._ask("see", [{}])

    def call(self, what: Any, args: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
        """Call one of the student's functions, as if it were here."""
        errors: dict[str, Any] = dict(np.geterr())
        seconds = min(remaining(), self._left())
        told = self._ask("call", [what, list(args), dict(options), errors, seconds], seconds)
        for given in (*args, *options.values()):
            if isinstance(given, np.random.Generator):
                move_on(given)
        return self._result(told, list(args))

    def announce(self, what: Any, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        """Have a function called with one tuple of plain data after the other, for `attempt`."""
        self._announced = []
        seconds = min(seconds, remaining(), self._left())
        content = [what, [list(args) for args in calls], ERRORS, seconds]
        try:
            self._talk(
                lambda line: line.announce("calls", content, len(calls), seconds, self._lent.serve)
            )
        except (WireError, TypeError, RecursionError):
            # Too much for one frame: then each is asked for by itself.
            return
        self._announced = list(reversed(calls))

    def value_at_hand(self, args: tuple[Any, ...]) -> bytes | None:
        """Return the frame of an announced call's value, if that is here and all that came of it.

        Where there is none, `attempt` waits for what came of the call, or has it made.
        """
        with unhurried():
            if not self._announced or self._announced[-1] is not args:
                return None
            if self._line is None or self.lost or time.monotonic() >= self._cell_end:
                return None
            frame = self._line.value_at_hand()
            if frame is not None:
                self._announced.pop()
            return frame

    def decode(self, frame: bytes) -> Any:
        """Return the value in such a frame."""
        return self._talk(lambda line: line.decode(frame))

    def attempt(self, what: Any, args: tuple[Any, ...], seconds: float) -> Called:
        """Call a function and return what it did: nothing of it happens here."""
        seconds = min(seconds, remaining(), self._left())
        told: Any = None
        if self._announced and self._announced[-1] is args:
            self._announced.pop()
            told = self._talk(lambda line: line.next_answer(seconds, self._lent.serve))
        if told is None or (isinstance(told, dict) and told.get("skipped")):
            told = self._ask("call", [what, list(args), {}, ERRORS, seconds], seconds)
        return self._read(told, list(args))

    def question(self, item: Any, question: str, *details: Any) -> Any:
        """Ask about an object without calling it."""
        return self._ask("ask", [item, question, *details])

    def _result(self, told: Any, args: list[Any]) -> Any:
        return take_effect(self._read(told, args), args)

    def _read(self, told: Any, args: list[Any]) -> Called:
        try:
            return read_called(told, args)
        except WireError:
            raise self._break() from None
