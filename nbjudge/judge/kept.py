"""The process of one student, kept: started when it is needed, and again when it is lost."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from nbjudge import scratch
from nbjudge.inside.wire import Codec, WireError
from nbjudge.judge.additions import Additions
from nbjudge.judge.errors import StudentStoppedError
from nbjudge.judge.files import in_pieces
from nbjudge.judge.lent import Lent
from nbjudge.judge.limits import Limits
from nbjudge.judge.line import Line, LostError
from nbjudge.judge.proxies import Proxies
from nbjudge.judge.replies import Ran, read_ran
from nbjudge.notebook.outputs import size_of
from nbjudge.shared.time_limit import TimeUpError

Start = Callable[[str], Line]
Value = TypeVar("Value")


class Kept:
    """A process that runs a notebook's cells; where it is lost, a new one runs those before again.

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
        self.proxies: Proxies

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
            for pieces in in_pieces(self._files):
                line.ask("files", [pieces], self._left(), self._lent.serve)
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
