"""Copy a folder that somebody else may change meanwhile: by open files, never by names.

Between looking at a name and opening it, a link to the gradebook can take the file's place. So each
entry is opened, without following links, and what was opened is looked at and copied.
"""

import errno
import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from nbjudge.notebook.slim import without_outputs

MAX_ENTRIES = 5_000
MAX_DEPTH = 30
TOO_DEEP = f"it has folders within folders, more than {MAX_DEPTH} deep"
TOO_MANY = f"it has more than {MAX_ENTRIES:,} files"
PIECE = 1_000_000
# These, and the notebook, are copied where nothing else has room: who handed in, and when.
FIRST = ("timestamp.txt", "submission_secret.txt")
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class TooLargeError(Exception):
    """A folder is larger than it may be; says what else than its bytes are too many."""


class NotOpenedError(Exception):
    """It is no folder, or cannot be opened."""


def copy_folder(
    source: str,
    target: Path,
    max_bytes: int,
    slimmed: list[str] | None = None,
    first: Collection[str] = FIRST,
) -> bool:
    """Copy the files and folders in a folder; links, fifos and devices are left out.

    Parameters
    ----------
    source
        A folder.
    target
        Is made.
    max_bytes
        Bytes that are copied at most.
    slimmed
        Is given the names of notebooks that were copied without what their cells had put out.
    first
        Names of files in it that are copied before all else.

    Returns
    -------
    bool
        Whether everything else could be read.

    Raises
    ------
    NotOpenedError
        Where `source` is no folder, or cannot be opened.
    OSError
        Where the copy cannot be written.
    TooLargeError
        Where it holds more bytes or entries, or is nested deeper, than can be copied.
    """
    try:
        handle = os.open(source, _OPEN | os.O_DIRECTORY)
    except OSError as error:
        raise NotOpenedError(source) from error
    target.mkdir()
    return _Copy(max_bytes, [] if slimmed is None else slimmed, first).folder(handle, target, 0)


class _Copy:
    def __init__(self, room: int, slimmed: list[str], first: Collection[str]) -> None:
        self._room, self._entries, self._slimmed = room, MAX_ENTRIES, slimmed
        self._first = first

    def folder(self, handle: int, target: Path, depth: int) -> bool:
        try:
            names = sorted(os.listdir(handle), key=lambda name: (name not in self._first, name))
            self._entries -= len(names)
            # Each is copied, whatever became of the one before.
            whole = [self._entry(handle, name, target / name, depth) for name in names]
            return all(whole)
        finally:
            os.close(handle)

    def _entry(self, parent: int, name: str, target: Path, depth: int) -> bool:
        try:
            handle = os.open(name, _OPEN, dir_fd=parent)
        except OSError as error:
            # A link, or a socket, which cannot be opened.
            return error.errno in (errno.ELOOP, errno.ENXIO)
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            if depth >= MAX_DEPTH or self._entries < 0:
                os.close(handle)
                raise TooLargeError(TOO_DEEP if depth >= MAX_DEPTH else TOO_MANY)
            target.mkdir()
            return self.folder(handle, target, depth + 1)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(status.st_mode):
                return True
            if status.st_size > self._room and name.endswith(".ipynb"):
                # What its cells put out is not graded.
                slim = without_outputs(file, self._room)
                if slim is not None and (self._entries >= 0 or name in self._first):
                    self._room -= len(slim)
                    target.write_bytes(slim)
                    self._slimmed.append(name)
                    return True
            self._room -= status.st_size
            if self._entries < 0 and name not in self._first:
                raise TooLargeError(TOO_MANY)
            if self._room < 0:
                raise TooLargeError
            with target.open("wb") as copy:
                # No more than it was counted for, should it grow.
                _copy_bytes(file, copy, status.st_size)
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
        return True


def _copy_bytes(file: BinaryIO, copy: BinaryIO, size: int) -> None:
    while size > 0 and (piece := file.read(min(size, PIECE))):
        copy.write(piece)
        size -= len(piece)
