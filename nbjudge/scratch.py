"""Temporary folders of ours; what a run that was killed left behind is cleared by the next one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:
    # Windows: what is left behind there stays.
    fcntl = None  # type: ignore[assignment]

PREFIX, OWNER = "nbjudge-", ".owner"
# A folder is there a moment before its lock is.
YOUNG_SECONDS = 60.0

# The locked files of this process's folders: the system lets them go with it, however it ends.
_LOCKED: dict[Path, int] = {}


def make(kind: str) -> Path:
    """Make a temporary folder, which is this process's until `remove`."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{kind}-"))
    handle = os.open(folder / OWNER, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)
    _LOCKED[folder] = handle
    return folder


def remove(folder: Path) -> None:
    """Remove a folder. Doing so twice is the same as once."""
    handle = _LOCKED.pop(folder, None)
    shutil.rmtree(folder, ignore_errors=True)
    if handle is not None:
        os.close(handle)


@contextlib.contextmanager
def folder_of(kind: str) -> Iterator[Path]:
    """Give a temporary folder, and remove it."""
    folder = make(kind)
    try:
        yield folder
    finally:
        remove(folder)


def clear() -> list[Path]:
    """Remove the folders of processes that are gone, and return what was removed."""
    if fcntl is None:
        return []
    return [path for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*") if _clear(path)]


def _clear(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        status = folder.lstat()
        if status.st_uid != os.geteuid() or time.time() - status.st_mtime < YOUNG_SECONDS:
            return False
        # Somebody else's link of that name leads nowhere.
        inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            owner = os.open(OWNER, flags, dir_fd=inside)
        finally:
            os.close(inside)
        try:
            # Refused where its process lives: it is some process's as long as the lock is held.
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
            return True
        finally:
            os.close(owner)
    return False
