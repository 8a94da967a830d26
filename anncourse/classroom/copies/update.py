"""Hand out copies of the lessons, and bring an older copy to the edition of today.

Whatever stops it at whatever instant, each file is the old one or the new one, whole, and a second
run does the rest.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anncourse.classroom.copies.carry_over import carry_over
from anncourse.classroom.copies.edition import (
    Notebook,
    digest,
    edition_named_in,
    is_fetched,
    marked,
    source_of,
    texts_of_the_course,
)


class Unreadable(Exception):
    """A file is no notebook that could be carried over; the message says why."""


@dataclass(frozen=True)
class Update:
    """What became of the copy of one lesson.

    Parameters
    ----------
    carried
        How many cells of the learner's were carried into the new edition.
    kept
        Where the older copy is kept; None if the learner had written nothing into it.
    """

    carried: int
    kept: Path | None


def update_copy(source: Path, destination: Path, fetched: bool = False) -> Update | None:
    """Bring the copy of one lesson to the edition of today; return None where it is so already.

    Parameters
    ----------
    source, destination
        The folder of the released lesson, and that of the copy.
    fetched
        Whether the lesson comes from the exchange. A copy that came from there is left alone else.

    Raises
    ------
    Unreadable
        If the copy cannot be read. It stays as it is.
    OSError
        If a file cannot be written. The copy stays as it was.
    """
    name = f"{source.name}.ipynb"
    path = (destination / name).resolve()
    if not path.is_file():
        return None
    content = path.read_bytes()
    old = read_notebook(content)
    if is_fetched(old) and not fetched:
        return None
    lesson = read_notebook((source / name).read_bytes())
    companions = {where: file.read_bytes() for where, file in files_beside(source)}
    fresh = marked(lesson, companions, fetched)
    if edition_named_in(old) == edition_named_in(fresh):
        return None
    texts = texts_of_the_course(old, lesson)
    new = carry_over(old, fresh, texts)
    if edition_named_in(old) is None and same_cells(old, new.notebook):
        return None
    for where, beside in companions.items():
        replace_companion(destination / where, beside, texts)
    kept = keep(path, content) if new.cells else None
    write_whole(path, as_bytes(new.notebook))
    return Update(new.cells, kept)


def fresh_copy(source: Path, fetched: bool = False) -> bytes:
    """Return what the file of a fresh copy of the lesson in the folder `source` holds."""
    content = (source / f"{source.name}.ipynb").read_bytes()
    companions = {where: file.read_bytes() for where, file in files_beside(source)}
    return as_bytes(marked(read_notebook(content), companions, fetched))


def files_beside(source: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a lesson's folder without its notebook, each with its place there."""
    for file in sorted(source.rglob("*")):
        relative = file.relative_to(source)
        if ".ipynb_checkpoints" in relative.parts or not file.is_file():
            continue
        if relative.as_posix() != f"{source.name}.ipynb":
            yield relative.as_posix(), file


def read_notebook(content: bytes) -> Notebook:
    """Return the notebook that a file holds.

    Raises
    ------
    Unreadable
        If it holds none of the format 4.
    """
    try:
        notebook = json.loads(content)
        json.dumps(notebook, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Unreadable("it is not JSON") from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise Unreadable("it is not a notebook of format 4")
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Unreadable("it has no list of cells")
    if not all(is_text(cell.get("source", "")) for cell in cells):
        raise Unreadable("a cell has no text")
    if not isinstance(notebook.get("metadata", {}), dict):
        raise Unreadable("its metadata are not a table")
    return notebook


def is_text(source: object) -> bool:
    """Whether this is one string, or lines."""
    if isinstance(source, list):
        return all(isinstance(line, str) for line in source)
    return isinstance(source, str)


def same_cells(old: Notebook, new: Notebook) -> bool:
    """Whether two notebooks show the same cells in the same order."""
    return [(cell.get("id"), source_of(cell)) for cell in old["cells"]] == [
        (cell.get("id"), source_of(cell)) for cell in new["cells"]
    ]


def give_out(source: Path, destination: Path, fetched: bool = False) -> None:
    """Copy every file of the lesson in `source` that `destination` lacks.

    A file that is there already stays as it is, whatever it holds.
    """
    notebook = source / f"{source.name}.ipynb"
    for where, file in [*files_beside(source), (notebook.name, notebook)]:
        target = destination / where
        if not os.path.lexists(target):
            fresh = fresh_copy(source, fetched) if file == notebook else file.read_bytes()
            write_whole(target, fresh)


def replace_companion(target: Path, content: bytes, texts: set[str]) -> None:
    """Put a picture of the new edition in place of the older one; keep what the learner changed."""
    if os.path.lexists(target):
        if not target.is_file() or (there := target.read_bytes()) == content:
            return
        if digest(there) not in texts:
            keep(target, there)
    write_whole(target, content)


def keep(path: Path, content: bytes) -> Path:
    """Keep the content beside `path` under a name that says until when it was in use.

    A file that is there is never overwritten; one that holds just this is taken as it is, as a run
    that was stopped has left it.
    """
    today = datetime.date.today().isoformat()
    for number in range(1, 10_000):
        count = f", {number}" if number > 1 else ""
        target = path.with_name(f"{path.stem} (before {today}{count}){path.suffix}")
        if not os.path.lexists(target):
            write_whole(target, content)
            return target
        if target.is_file() and target.read_bytes() == content:
            return target
    raise FileExistsError(f"no free name left beside {path}")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks sees the old content or the new, and nothing between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def as_bytes(notebook: Notebook) -> bytes:
    """Return a notebook as nbformat writes it."""
    return (json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
