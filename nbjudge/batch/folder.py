"""What one student handed in, read once, so that what is graded is what was looked at."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from nbjudge.batch.parcels import Entry
from nbjudge.notebook.reading import MAX_BYTES
from nbjudge.notebook.slim import without_outputs

# Entries of one hand-in that are looked at; more is no hand-in but an attack on the disk.
MAX_ENTRIES = 5_000


def read_folder(folder: Path) -> list[Entry]:
    """Return everything in a folder, in order. Links are not followed: they could point anywhere.

    Parameters
    ----------
    folder
        `submitted/STUDENT/LESSON`.
    """
    entries: list[Entry] = []
    room = MAX_BYTES
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted([*folders, *names]):
            entry = _read_entry(Path(parent, name), folder, room)
            room -= len(entry.data)
            entries.append(entry)
            if len(entries) >= MAX_ENTRIES:
                return entries
    return entries


def _read_entry(path: Path, folder: Path, room: int) -> Entry:
    # A name that is no UTF-8 becomes one that is: it goes through a parcel.
    name = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
    try:
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            return Entry(name, "folder")
        if not stat.S_ISREG(status.st_mode):
            return Entry(name, "other")
        if status.st_size > room:
            if path.suffix == ".ipynb" and status.st_size > MAX_BYTES:
                with path.open("rb") as file:
                    slim = without_outputs(file, room)
                if slim is not None:
                    return Entry(name, "file", slim, len(slim))
            return Entry(name, "huge", size=status.st_size)
        data = path.read_bytes()
        return Entry(name, "file", data, len(data))
    except OSError:
        return Entry(name, "other")


def lay_out(entries: Iterable[Entry], folder: Path) -> None:
    """Write entries into a folder of one's own; what was no plain file becomes a broken link."""
    folder.mkdir(parents=True)
    for entry in entries:
        path = folder / entry.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.kind == "folder":
            path.mkdir(exist_ok=True)
        elif entry.kind == "file":
            path.write_bytes(entry.data)
        elif entry.kind == "huge":
            with path.open("wb") as file:
                # A file with nothing in it but its size takes no room.
                file.truncate(max(entry.size, MAX_BYTES + 1))
        else:
            path.symlink_to("what-it-was-cannot-be-read")


def digest(entries: Iterable[Entry], start: str) -> str:
    """Return the fingerprint of entries that are graded with the lesson of fingerprint `start`."""
    total = hashlib.sha256(start.encode())
    for entry in entries:
        for part in (entry.name.encode(), entry.kind.encode(), str(entry.size).encode()):
            total.update(len(part).to_bytes(8, "big") + part)
        total.update(hashlib.sha256(entry.data).digest())
    return total.hexdigest()
