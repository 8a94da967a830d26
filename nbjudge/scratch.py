"""Temporary folders of ours; what a run that was killed left behind is cleared by the next one."""

from __future__ import annotations

import contextlib
import os
import re
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
# As `make` names them.
_NAME = re.compile(rf"{PREFIX}[a-z]+-[a-z0-9_]{{8}}")
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
    _empty(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if handle is not None:
        os.close(handle)


def _empty(folder: Path) -> None:
    """Remove all but the file by which the next run knows it, should this one be killed."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            elif entry.name != OWNER:
                os.unlink(entry.path)


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
        except FileNotFoundError:
            # Made, and killed before it was locked. One that is not empty is somebody else's.
            if _NAME.fullmatch(folder.name):
                folder.rmdir()
                return True
            return False
        finally:
            os.close(inside)
        try:
            # Refused where its process lives: it is some process's as long as the lock is held.
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _empty(folder)
            shutil.rmtree(folder)
            return True
        finally:
            os.close(owner)
    return False
