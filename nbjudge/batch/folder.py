"""What one student handed in, read once, so that what is graded is what was looked at."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from nbjudge.batch.parcels import Entry
from nbjudge.notebook.opened import TooManyBytesError, open_regular, read_open, walk
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
    for parent, folders, names, handle in walk(folder):
        for name in sorted([*folders, *names]):
            entry = _read_entry(handle, name, (parent / name).relative_to(folder), room)
            room -= len(entry.data)
            entries.append(entry)
            if len(entries) >= MAX_ENTRIES:
                return entries
    return entries


def _read_entry(parent: int, name: str, path: Path, room: int) -> Entry:
    # A name that is no UTF-8 becomes one that is: it goes through a parcel.
    shown = path.as_posix().encode("utf-8", "replace").decode("utf-8")
    try:
        if stat.S_ISDIR(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode):
            return Entry(shown, "folder")
        with open_regular(name, dir_fd=parent) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_BYTES and path.suffix == ".ipynb":
                slim = without_outputs(file, room)
                if slim is not None:
                    return Entry(shown, "file", slim, size)
            data = read_open(file, room)
            return Entry(shown, "file", data, len(data))
    except TooManyBytesError as error:
        return Entry(shown, "huge", size=error.size)
    except OSError:
        return Entry(shown, "other")


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
