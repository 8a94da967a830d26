"""One notebook's student process as the judge sees it: run cells, fetch names, call functions."""

from __future__ import annotations

import contextlib
import copy
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from nbjudge import scratch
from nbjudge.inside.wire import Codec, WireError
from nbjudge.judge.additions import Additions
from nbjudge.judge.attempts import ERRORS
from nbjudge.judge.effects import move_on, take_effect
from nbjudge.judge.errors import StudentStoppedError
from nbjudge.judge.lent import Lent
from nbjudge.judge.limits import Limits
from nbjudge.judge.line import Line, LostError
from nbjudge.judge.proxies import Proxies
from nbjudge.judge.replies import Called, Ran, read_called, read_ran
from nbjudge.notebook.outputs import size_of
from nbjudge.shared.time_limit import TimeUpError, remaining

Start = Callable[[str], Line]
Value = TypeVar("Value")


class Session:
    """The process of one student; started when it is first needed, and again when it is lost.

    Parameters
    ----------
    start : callable
        Starts a process that works in a folder, and returns the line to it.
    files : mapping
        The submission's own files by name.
    limits : Limits
    additions : Additions, optional
        What the course adds.
    """

    def __init__(
        self,
        start: Start,
        files: Mapping[str, bytes],
        limits: Limits,
        additions: Additions | None = None,
    ) -> None:
        self._start, self._files, self.limits = start, files, limits
        self.additions = additions or Additions()
        self._line: Line | None = None
        self._folder: Path | None = None
        self._ran: list[tuple[str, int, bool]] = []
        # Names that tests deleted since the last cell: a new process does without them too.
        self._deleted: set[str] = set()
        self._lent = Lent(self.additions)
        # The calls that are asked for already, the next one last.
        self._announced: list[tuple[Any, ...]] = []
        self._end = time.monotonic() + limits.notebook_seconds
        self._cell_end = self._end
        self._room = limits.notebook_output_bytes
        self.stops = 0
        self.lost = ""
        # Whether a process ended of which nothing here says why: its own code, or somebody outside.
        self.ended = False
        self.cpu_seconds = 0.0
        self.asked: frozenset[str] = frozenset()
        self.proxies = Proxies(self)

    def close(self) -> None:
        """End the process."""
        try:
            if self._line is not None:
                self._line.close()
                self._forget()
        finally:
            if self._folder is not None:
                scratch.remove(self._folder)

    def begin_cell(self) -> None:
        """Give a new cell its time."""
        now = time.monotonic()
        self._cell_end = min(self._end, now + self.limits.cell_seconds)
        self._lent.clear()
        self.lost = ""

    @property
    def hopeless(self) -> bool:
        """Whether the rest of the notebook is not worth running."""
        return self.stops >= self.limits.stops or time.monotonic() >= self._end

    def run(self, source: str, number: int, *, test: bool = False) -> Ran:
        """Run a cell in the student's process; whatever it does, there is one for the next.

        A `test` runs there only where student and tests are together.
        """
        self.begin_cell()
        try:
            ran = self._run(source, number, test)
        except LostError as lost:
            self._forget()
            ran = Ran(stopped=lost.reason)
        if ran.stopped:
            self.stops += 1
        else:
            self._ran.append((source, number, test))
            self._deleted.clear()
        return ran

    @property
    def memory(self) -> int:
        """Bytes that the process, and all that it started, take now."""
        return 0 if self._line is None else self._line.memory()

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
        """Return the regular files of those names that the student's code has beside it."""
        told = self._ask("written", [names, most])
        if not isinstance(told, dict):
            raise self._break()
        found = {n: told[n] for n in names if isinstance(told.get(n), bytes)}
        return found if sum(map(len, found.values())) <= most else {}

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

    def _left(self) -> float:
        return max(0.01, self._cell_end - time.monotonic())

    def _run(self, source: str, number: int, test: bool) -> Ran:
        # The time that a new process needs is not the cell's.
        seconds = self._left()
        told = self._ask_to_run(self._connected(), source, number, seconds, test)
        try:
            ran = read_ran(told)
            self._room = max(0, self._room - size_of({"outputs": ran.outputs}))
            return ran
        except WireError:
            self._break()
            self.stops -= 1
            return Ran(stopped="ProtocolBroken")

    def _ask_to_run(self, line: Line, source: str, number: int, seconds: float, test: bool) -> Any:
        room = [min(self.limits.output_bytes, self._room), self.limits.output_pieces]
        return line.ask("run", [source, number, seconds, room, test], seconds, self._lent.serve)

    def _ask(self, kind: str, arguments: list[Any], seconds: float | None = None) -> Any:
        # What was announced and not fetched is passed over.
        self._announced = []
        given = seconds or self._left()
        return self._talk(lambda line: line.ask(kind, arguments, given, self._lent.serve))

    def _talk(self, work: Callable[[Line], Value]) -> Value:
        """Use the line, or say why it cannot be used any more."""
        if not self.lost and time.monotonic() >= self._cell_end:
            # Each question may be answered at once, and the test still never end.
            self.lost = "TooSlow"
        if self.lost:
            raise _stop(self.lost)
        try:
            return work(self._connected())
        except BaseException as error:
            # An alarm that was held back rings in place of the error that says so.
            reason = error.reason if isinstance(error, LostError) else self._reason()
            if not reason:
                raise
            self._forget()
            self.lost = reason
            self.stops += 1
            if not isinstance(error, LostError):
                raise
            raise _stop(reason) from None

    def _reason(self) -> str:
        return "" if self._line is None else self._line.lost

    def _result(self, told: Any, args: list[Any]) -> Any:
        return take_effect(self._read(told, args), args)

    def _read(self, told: Any, args: list[Any]) -> Called:
        try:
            return read_called(told, args)
        except WireError:
            raise self._break() from None

    def _break(self) -> BaseException:
        """End a process whose answers have not the form that our own end of the line gives them."""
        if self._line is not None:
            self._line.close()
        self._forget()
        self.lost = "ProtocolBroken"
        self.stops += 1
        return _stop(self.lost)

    def _connected(self) -> Line:
        if self._line is None:
            self._line = self._open()
            try:
                self._repeat(self._line)
            except BaseException:
                # Half of what ran before has run in it: nobody can use it.
                self._line.lose("TooSlow")
                raise
        return self._line

    def _repeat(self, line: Line) -> None:
        for source, number, test in copy.copy(self._ran):
            self._ask_to_run(line, source, number, self._left(), test)
        for name in sorted(self._deleted):
            line.ask("delete", [name], self._left(), self._lent.serve)

    def _open(self) -> Line:
        if self._folder is None:
            self._folder = make_folder()
        line = self._start(str(self._folder / "own"))
        self.proxies.forget()
        codec = Codec(
            lend=self._lent.lend,
            borrow=self.proxies.make,
            returned=self.proxies.number_of,
            own=self._lent.__getitem__,
        )
        line.ready(codec)
        if self._files:
            line.ask("files", [dict(self._files)], self._left(), self._lent.serve)
        return line

    def _forget(self) -> None:
        self._announced = []
        if self._line is not None:
            self.cpu_seconds += self._line.cpu_seconds
            self.ended |= self._line.lost == "PythonEnded"
        self._line = None
        self.proxies.forget()


def make_folder() -> Path:
    """Return a new folder that holds another one, `own`, which a student's process can read."""
    folder = scratch.make("student")
    (folder / "own").mkdir()
    for one in (folder, folder / "own"):
        one.chmod(0o755)
    return folder


def _stop(reason: str) -> BaseException:
    return TimeUpError() if reason == "TooSlow" else StudentStoppedError(reason)
