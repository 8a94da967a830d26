"""A process that grades: takes a lesson, then one hand-in after the other, and answers each.

Started by `forking`. It talks over a socket, and ends when that line is cut: with the process that
started it, however that ended.
"""

from __future__ import annotations

import os
import queue
import shutil
import socket
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import BinaryIO, NoReturn

from nbjudge.batch.messages import LESSON, RESULT, receive, send
from nbjudge.batch.parcels import Job, Lesson, pack, unpack
from nbjudge.batch.work import Grader

# On a cluster, whoever started it may be gone without a word.
IDLE_SECONDS = 900.0


def serve(folder: Path, connection: socket.socket) -> NoReturn:
    """Serve until the line is cut.

    Parameters
    ----------
    folder
        A folder of its own, which is removed at the end.
    connection
        The line.
    """
    tempfile.tempdir = str(folder / "tmp")
    os.mkdir(tempfile.tempdir)
    messages: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
    inward, outward = connection.makefile("rb"), connection.makefile("wb")
    threading.Thread(target=_listen, args=(inward, messages, folder), daemon=True).start()
    grader: Grader | None = None
    try:
        while True:
            kind, data = messages.get(timeout=IDLE_SECONDS)
            if kind == LESSON:
                root = Path(tempfile.mkdtemp(prefix="course-"))
                os.chdir(root)
                grader = Grader(unpack(data, Lesson), root)
            elif grader is not None:
                send(outward, RESULT, pack(grader.grade(unpack(data, Job))))
    except queue.Empty:
        _end(folder)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


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
