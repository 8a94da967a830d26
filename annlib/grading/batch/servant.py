"""A process that grades: takes a lesson, then one hand-in after the other, and answers each.

Started by `servants` as `python -m annlib.grading.batch.servant FOLDER`. It talks on its standard
input and output, and ends when that line is cut: with the process that started it, however that
ended.
"""

from __future__ import annotations

import os
import queue
import shutil
import struct
import sys
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO, NoReturn

# Each message: a letter, the length of what follows, and that.
HEAD = struct.Struct(">cQ")
LESSON, JOB, RESULT = b"L", b"J", b"R"
# On a cluster, whoever started it may be gone without a word.
IDLE_SECONDS = 900.0


def send(line: BinaryIO, kind: bytes, data: bytes) -> None:
    """Write one message."""
    line.write(HEAD.pack(kind, len(data)))
    line.write(data)
    line.flush()


def receive(line: BinaryIO) -> tuple[bytes, bytes]:
    """Read one message.

    Raises
    ------
    EOFError
        If the line is cut.
    """
    head = _read(line, HEAD.size)
    kind, length = HEAD.unpack(head)
    return kind, _read(line, length)


def _read(line: BinaryIO, length: int) -> bytes:
    data = line.read(length)
    if len(data) < length:
        raise EOFError("the line is cut")
    return data


def main(folder: Path) -> None:
    """Serve until the line is cut."""
    tempfile.tempdir = str(folder / "tmp")
    os.mkdir(tempfile.tempdir)
    # What anything that runs here prints goes elsewhere: the line is for messages only.
    inward = os.fdopen(os.dup(0), "rb")
    outward = os.fdopen(os.dup(1), "wb")
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    messages: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inward, messages, folder), daemon=True).start()

    # Only here: importing takes a second, in which the first messages already arrive.
    from annlib.commands.imports import leave_out_grammar

    leave_out_grammar()
    from annlib.grading.batch.parcels import Job, Lesson, pack, unpack
    from annlib.grading.batch.work import Grader

    grader: Grader | None = None
    while True:
        try:
            kind, data = messages.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            _end(folder)
        if kind == LESSON:
            root = Path(tempfile.mkdtemp(prefix="course-"))
            os.chdir(root)
            grader = Grader(unpack(data, Lesson), root)
        elif grader is not None:
            send(outward, RESULT, pack(grader.grade(unpack(data, Job))))


def _listen(line: BinaryIO, messages: queue.SimpleQueue[tuple[bytes, bytes]], folder: Path) -> None:
    try:
        while True:
            messages.put(receive(line))
    except (EOFError, OSError):
        # At once, even in the middle of a hand-in: nobody is there to hear the result. Behind the
        # wall, all that the student's code started ends with this process.
        _end(folder)


def _end(folder: Path) -> NoReturn:
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
