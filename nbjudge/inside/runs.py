"""What the judge asks while cells run: take in files, run a cell, tell what it put out."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

from nbjudge.shared.time_limit import TimeUpError, within

from . import cells
from .host import Host
from .streams import NobodyTypes, Room, Tape, TooMuchOutputError


class Runs:
    """Runs the cells of one student."""

    def __init__(self, student: Host) -> None:
        self._student = student

    def run(
        self, source: str, number: int, seconds: float, room: list[int], test: bool
    ) -> dict[str, Any]:
        """Run a cell within limits of time and output: one of the student's, or a test.

        Returns
        -------
        dict
            ``outputs``: pairs of kind and content; ``error``: see `cells.describe_error`, or
            None; ``stopped``: why the cell was stopped, or empty.
        """
        space = self._student.room = Room(*room)
        filename = cells.filename_of(number, test=test)
        out, err = Tape("stdout", space), Tape("stderr", space)
        before = sys.stdout, sys.stderr, sys.stdin
        sys.stdout, sys.stderr, sys.stdin = out, err, NobodyTypes()
        error: BaseException | None = None
        stopped = ""
        try:
            within(seconds, lambda: self._run(source, filename, space))
        except TimeUpError:
            stopped = "TooSlow"
        except TooMuchOutputError:
            stopped = "TooMuchOutput"
        except SystemExit:
            stopped = "PythonEnded"
        except BaseException as raised:
            error = raised
        finally:
            sys.stdout, sys.stderr, sys.stdin = before
        return {
            "outputs": space.told(),
            "error": None if error is None else cells.describe_error(error, filename),
            "stopped": stopped or ("TooMuchOutput" if space.full else ""),
        }

    def _run(self, source: str, filename: str, space: Room) -> None:
        try:
            cells.run(source, filename, self._student.names, space)
        finally:
            cells.show_figures(space)

    def take_files(self, pieces: list[tuple[str, int, bytes]]) -> None:
        """Write pieces of the submission's own files into the working folder, for reading only."""
        for name, begin, content in pieces:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if begin:
                path.chmod(0o644)
            with path.open("ab" if begin else "wb") as file:
                file.write(content)
            path.chmod(0o444)

    def give_file(self, name: str, begin: int, most: int) -> bytes | None:
        """Return a piece of a regular file in the working folder, None where there is none."""
        try:
            # A pipe would be waited for.
            with open(os.open(name, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    file.seek(begin)
                    return file.read(most)
        except OSError:
            pass
        return None
