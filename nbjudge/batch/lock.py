"""One run at a time in one course, because there is one writer."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from nbjudge.errors import CommandError

# Relative to the course.
LOCK = Path(".grading", "lock")


@contextlib.contextmanager
def only_run(root: Path) -> Iterator[None]:
    """Hold the course's lock; it is let go when this process ends, however it ends.

    Parameters
    ----------
    root
        The course.

    Raises
    ------
    CommandError
        Where another run holds it.
    """
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(fd)
        except OSError as error:
            number = os.read(fd, 20).decode("ascii", "replace").strip()
            raise CommandError(
                f"expected to be the only `nbjudge grade` in {root}, and another one is at work "
                f"(process {number or 'unknown'}). Wait until it ends, or end it: "
                "this one then goes on where it was."
            ) from error
        with contextlib.suppress(OSError):
            # On a full disk it does without: the number is for whoever comes second.
            os.ftruncate(fd, 0)
            os.write(fd, str(os.getpid()).encode())
        yield
    finally:
        os.close(fd)


def _lock(fd: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
