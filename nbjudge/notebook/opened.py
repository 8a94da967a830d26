"""Files that others put there: opened first, then looked at, so that none can take their place.

Between looking at a name and opening it, a link to the gradebook, or a pipe that nobody writes to,
can take the file's place.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

# Folders deeper than this are no hand-in; each level holds one open meanwhile.
MAX_DEPTH = 30
# Windows has none of these, and no links that anybody may make.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class NotRegularError(OSError):
    """It is a folder, a link, a pipe, a device: no file."""


class TooManyBytesError(OSError):
    """A file is larger than it may be; `size` says how large."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(f"{size:,} bytes")


def open_regular(path: str | Path, *, dir_fd: int | None = None) -> BinaryIO:
    """Open a file to be read; links are not followed, nothing is waited for.

    Parameters
    ----------
    path
        A name in `dir_fd`, an open folder, where that is given.

    Raises
    ------
    NotRegularError, OSError
        Where it is no file, or cannot be opened.
    """
    handle = os.open(path, _FLAGS, dir_fd=dir_fd)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegularError(f"{path} is no file")
    return os.fdopen(handle, "rb")


def read_open(file: BinaryIO, most: int) -> bytes:
    """Return the content of an open file.

    Raises
    ------
    TooManyBytesError
        Where there are more than `most` bytes, also if it grows meanwhile.
    """
    size = os.fstat(file.fileno()).st_size
    data = file.read(most + 1) if size <= most else b""
    if max(size, len(data)) > most:
        raise TooManyBytesError(max(size, len(data)))
    return data


def read_regular(path: str | Path, most: int, *, dir_fd: int | None = None) -> bytes:
    """Return the content of a file; see `open_regular` and `read_open`."""
    with open_regular(path, dir_fd=dir_fd) as file:
        return read_open(file, most)


def walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str], int]]:
    """Yield a folder and all below it, each opened and not followed by name, in order.

    Yields
    ------
    tuple
        Its path, the names of the folders in it, which may be made fewer, the names of all else,
        and the open folder.
    """
    if not folder.exists():
        return
    for parent, folders, names, handle in os.fwalk(folder, follow_symlinks=False):
        folders.sort()
        yield Path(parent), folders, sorted(names), handle
        if len(Path(parent).relative_to(folder).parts) >= MAX_DEPTH:
            folders.clear()
