"""The files that a student's code may read: the lesson's, and what came with the hand-in."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from nbjudge.inside.wire import MAX_SKELETON
from nbjudge.notebook.opened import read_regular, walk

MAX_FILES = 200
MAX_BYTES = 20_000_000
# Half of what can be sent at once.
PIECE = MAX_SKELETON // 2


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
        for parent, folders, names, handle in walk(folder):
            folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
            for name in filter(_is_wanted, names):
                place = (parent / name).relative_to(folder).as_posix()
                if place in found or len(found) >= MAX_FILES or is_in_the_way(place, found):
                    continue
                with contextlib.suppress(OSError):
                    found[place] = read_regular(name, room, dir_fd=handle)
                    room -= len(found[place])
    return found


def in_pieces(files: Mapping[str, bytes]) -> Iterator[list[tuple[str, int, bytes]]]:
    """Yield files as lists that can be sent: names, places in the file, and what stands there."""
    pieces: list[tuple[str, int, bytes]] = []
    room = PIECE
    for name, content in files.items():
        for begin in range(0, len(content) or 1, PIECE):
            piece = content[begin : begin + PIECE]
            if len(piece) > room:
                yield pieces
                pieces, room = [], PIECE
            pieces.append((name, begin, piece))
            room -= len(piece)
    yield pieces


def is_in_the_way(place: str, others: Collection[str]) -> bool:
    """Whether a file lies where others have a folder, or below one that is a file there."""
    above = {str(parent) for parent in PurePosixPath(place).parents}
    return any(other in above or other.startswith(f"{place}/") for other in others)


def _is_wanted(name: str) -> bool:
    if name.startswith(".") or name.endswith((".ipynb", ".unreadable")):
        return False
    return name not in ("timestamp.txt", "submission_secret.txt")
