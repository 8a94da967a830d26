"""Processes that grade, kept by the process that needs them: here, or on a machine of a cluster."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, cast

import annlib
from annlib.grading.batch.servant import JOB, LESSON, RESULT, receive, send

# A servant makes room for a new one after so many hand-ins, so that memory stays flat whatever
# the libraries in it keep.
MAX_JOBS = 250
# No honest hand-in takes as long; the judge's own limits are far below.
MAX_SECONDS = 3_600.0
PATIENCE = 10.0
THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")


class ServantError(RuntimeError):
    """A process that graded has ended before it answered."""


class Servant:
    """One process that grades hand-ins of one lesson.

    Parameters
    ----------
    lesson
        The lesson as a parcel.
    """

    def __init__(self, lesson: bytes) -> None:
        self.lesson = lesson
        self.jobs = 0
        self._folder = Path(tempfile.mkdtemp(prefix="annlib-grading-"))
        self._said = self._folder / "said.txt"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                # -P: no file in the folder where it starts can take the place of a module.
                [sys.executable, "-P", "-m", "annlib.grading.batch.servant", str(self._folder)],
                cwd=self._folder,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                # Ctrl-C is for the process that writes; it ends this one.
                start_new_session=True,
            )
        self._send(LESSON, lesson)

    def is_there(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def grade(self, job: bytes) -> bytes:
        """Grade one hand-in.

        Raises
        ------
        ServantError
            If the process ended, or took longer than any hand-in may.
        """
        self.jobs += 1
        self._send(JOB, job)
        late = threading.Timer(MAX_SECONDS, self._process.kill)
        late.start()
        try:
            kind, data = receive(cast("IO[bytes]", self._process.stdout))  # type: ignore[arg-type]
        except (EOFError, OSError, ValueError):
            raise self._ended() from None
        finally:
            late.cancel()
        if kind != RESULT:
            raise ServantError(f"expected a result from a process that grades. Got {kind!r}.")
        return data

    def close(self) -> None:
        """End the process and remove its folder. Doing so twice is the same as once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast("IO[bytes]", pipe).close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, kind: bytes, data: bytes) -> None:
        try:
            send(cast("IO[bytes]", self._process.stdin), kind, data)  # type: ignore[arg-type]
        except (OSError, ValueError):
            raise self._ended() from None

    def _ended(self) -> ServantError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            # The line is cut a moment before the process has ended, with a status that says why.
            self._process.wait(timeout=PATIENCE)
        self._process.kill()
        status = self._process.wait()
        said = ""
        with contextlib.suppress(OSError):
            said = self._said.read_text("utf-8", "replace").strip()[-2_000:]
        return ServantError(
            f"the process that graded it ended (status {status})" + (f": {said}" if said else "")
        )


def _environment() -> dict[str, str]:
    """Return the variables of a process that grades: what decides a score is the same for all."""
    package = str(Path(annlib.__file__).parent.parent)
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))
    fixed = {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "TZ": "UTC"}
    return {**os.environ, **fixed, **{f"{name}_NUM_THREADS": "1" for name in THREADS}}


class Household:
    """The servants of this process: as many as are asked for something at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Servant] = []
        self._all: set[Servant] = set()
        self._closed = False

    def grade(self, lesson: bytes, job: bytes) -> bytes:
        """Let one of them grade; where it ends before it answers, another tries once more.

        Raises
        ------
        ServantError
            If that one ended as well.
        """
        try:
            return self._grade(lesson, job)
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
            found = Servant(lesson)
            with self._lock:
                self._all.add(found)
                closed = self._closed
            if closed:
                self._dismiss(found)
                raise ServantError("grading was stopped")
        return found

    def _dismiss(self, servant: Servant) -> None:
        with self._lock:
            self._all.discard(servant)
        servant.close()

    def close(self) -> None:
        """End all of them, also those at work."""
        with self._lock:
            self._closed = True
            servants, self._all, self._idle = self._all, set(), []
        for servant in servants:
            servant.close()

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
