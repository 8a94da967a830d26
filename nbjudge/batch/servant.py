"""A process that grades a lesson: takes one hand-in after the other, and answers each.

Started by `forking`. It talks over a socket, and ends when that line is cut: with the process that
started it, however that ended.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import contextlib
import gc
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

import nbformat
from nbconvert.exporters.exporter import ResourcesDict

from nbjudge.apart import confine, end_after
from nbjudge.batch.messages import RESULT, receive, send
from nbjudge.batch.parcels import Job, Lesson, pack, unpack
from nbjudge.batch.steps import CheckOnce, Steps
from nbjudge.batch.work import Grader
from nbjudge.judge.preprocess import Judge
from nbjudge.notebook.reading import compile_validators

# On a cluster, whoever started it may be gone without a word.
IDLE_SECONDS = 900.0


def prepare(lesson: bytes) -> None:
    """Import and write what grading a lesson needs, for all that are forked from this process.

    Where that fails, it is tried again by each of them, and each says so.
    """
    with contextlib.suppress(Exception):
        compile_validators()
        told = unpack(lesson, Lesson)
        for step in Steps(told, os.getcwd()).autograde:
            if isinstance(step, Judge):
                step.prepare(told.name)
        for notebook in told.notebooks:
            # What is sound is noted, for every hand-in that has the same.
            released = nbformat.reads(told.released[f"{notebook.name}.ipynb"].decode(), 4)
            CheckOnce().preprocess(released, ResourcesDict())
    # What is there now stays: looking through it for waste would only have it copied.
    gc.freeze()


def serve(folder: Path, connection: socket.socket, lesson: bytes) -> NoReturn:
    """Serve until the line is cut.

    Parameters
    ----------
    folder
        A folder of its own, which is removed at the end.
    connection
        The line.
    lesson
        As a parcel.
    """
    tempfile.tempdir = str(folder / "tmp")
    os.mkdir(tempfile.tempdir)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    inward, outward = connection.makefile("rb"), connection.makefile("wb")
    threading.Thread(target=_listen, args=(inward, jobs, folder), daemon=True).start()
    try:
        root = Path(tempfile.mkdtemp(prefix="course-"))
        os.chdir(root)
        grader = Grader(unpack(lesson, Lesson), root)
        if grader.memory:
            confine(grader.memory)
        while True:
            job = jobs.get(timeout=IDLE_SECONDS)
            end_after(grader.seconds)
            send(outward, RESULT, pack(grader.grade(unpack(job, Job))))
    except queue.Empty:
        _end(folder)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def _listen(line: BinaryIO, jobs: queue.SimpleQueue[bytes], folder: Path) -> None:
    try:
        while True:
            jobs.put(receive(line)[1])
    except (EOFError, OSError):
        # At once, even in the middle of a hand-in: nobody is there to hear the result. Behind the
        # wall, all that the student's code started ends with this process.
        _end(folder)


def _end(folder: Path) -> NoReturn:
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)
