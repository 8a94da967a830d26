"""The files that a student's code may read: the lesson's, and what came with the hand-in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

MAX_FILES = 200
MAX_BYTES = 20_000_000


def read_files(submitted: Path, released: Path) -> dict[str, bytes]:
    """Return the contents of the files that go into the sandbox, by relative name.

    Parameters
    ----------
    submitted : Path
        What the student handed in. Links are passed over: they could point anywhere.
    released : Path
        The released lesson, whose files take precedence.

    Returns
    -------
    dict
        No notebooks, nothing of nbgrader's own, and not more than fits.
    """
    found: dict[str, bytes] = {}
    room = MAX_BYTES
    for folder in (released, submitted):
        for path in regular_files(folder):
            name = path.relative_to(folder).as_posix()
            size = path.lstat().st_size
            if name in found or size > room or len(found) >= MAX_FILES:
                continue
            found[name] = path.read_bytes()
            room -= len(found[name])
    return found


def regular_files(folder: Path) -> Iterator[Path]:
    """Return the files of a folder that are no links, no devices and no notebooks, in order."""
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or name.endswith((".ipynb", ".unreadable")):
                continue
            if name in ("timestamp.txt", "submission_secret.txt"):
                continue
            if stat.S_ISREG(path.lstat().st_mode):
                yield path
