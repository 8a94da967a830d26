"""What goes between the process that writes and those that grade: plain data, as bytes.

Packed with msgpack and never with pickle, so that no grader can make the writer run code.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar

import msgpack

Parcel = TypeVar("Parcel")


@dataclass(frozen=True)
class SourceCell:
    """A cell of the instructor's as the gradebook has it; names are nbgrader's.

    Parameters
    ----------
    name, cell_type, source, checksum, locked
        See `nbgrader.api.SourceCell`.
    max_score
        None for a cell that is not graded.
    is_grade, is_solution, is_task
        What the cell is for.
    """

    name: str
    cell_type: str
    source: str
    checksum: str | None
    locked: bool
    max_score: float | None
    is_grade: bool
    is_solution: bool
    is_task: bool


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook of a lesson as the gradebook has it."""

    name: str
    kernelspec: str | None
    cells: list[SourceCell]


@dataclass(frozen=True)
class Lesson:
    """All that a grader needs to know of a lesson.

    Parameters
    ----------
    name, course_id
        Names of the lesson and the course.
    notebooks
        From the gradebook.
    released
        The released folder's files, by name relative to it.
    folders
        nbgrader's names of the folders: `submitted_directory` and so on.
    sanitize, autograde
        The configured steps, in order, as `module.Class`.
    config
        nbgrader's configuration, as JSON.
    fingerprint
        Stands for everything above, and for the code and libraries that grade.
    """

    name: str
    course_id: str
    notebooks: list[SourceNotebook]
    released: dict[str, bytes]
    folders: dict[str, str]
    sanitize: list[str]
    autograde: list[str]
    config: str
    fingerprint: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry in a folder that a student handed in.

    Parameters
    ----------
    name
        Relative to the folder, with forward slashes.
    kind
        "file"; "folder"; "huge", a file too large to be looked at; "other", a link, a device or
        what cannot be opened.
    data
        A file's content; of a notebook that is too large, without what its cells had put out.
    size
        In bytes, as it was handed in.
    """

    name: str
    kind: str
    data: bytes = b""
    size: int = 0


@dataclass(frozen=True)
class Job:
    """One hand-in to grade; `fingerprint` stands for it and for the lesson."""

    student: str
    fingerprint: str
    entries: list[Entry]


@dataclass(frozen=True)
class Told:
    """What a graded notebook tells of itself; see `nbjudge.batch.told`.

    Parameters
    ----------
    notes
        What was found about the hand-in, and about cells that had to be stopped.
    reasons
        Why cells did not earn their full points, by name, in the notebook's order; empty where a
        cell does not say.
    ungraded
        Whether one of the notes says that the notebook could not be graded.
    """

    notes: list[str]
    reasons: dict[str, str]
    ungraded: bool


@dataclass(frozen=True)
class Graded:
    """A graded notebook.

    Parameters
    ----------
    name
        The notebook's, without ending.
    text
        The notebook, run and with outputs, as nbgrader puts it into `autograded/`.
    scores
        Points by cell; None where a person gives them.
    comments
        nbgrader's own comments by cell, such as "No response.".
    told
        What the table of scores says besides.
    """

    name: str
    text: str
    scores: dict[str, float | None]
    comments: dict[str, str | None]
    told: Told


@dataclass(frozen=True)
class Result:
    """What came of a job.

    Parameters
    ----------
    student
        The student's id.
    notebooks
        Empty where it failed.
    others
        The other files of the hand-in, as they go into `autograded/`.
    seconds
        How long it took.
    wall
        What stood between the student's code and this machine; empty where no judge graded.
    problem
        Why it could not be graded, or empty.
    log
        What the steps said.
    """

    student: str
    notebooks: list[Graded] = dataclasses.field(default_factory=list)
    others: dict[str, bytes] = dataclasses.field(default_factory=dict)
    seconds: float = 0.0
    wall: str = ""
    problem: str = ""
    log: str = ""


def pack(parcel: Any) -> bytes:
    """Return one of the dataclasses above as bytes."""
    packed: bytes = msgpack.packb(dataclasses.asdict(parcel), use_bin_type=True)
    return packed


def unpack(data: bytes, kind: type[Parcel]) -> Parcel:
    """Return what `pack` packed.

    Raises
    ------
    ValueError
        Where the bytes hold something else.
    """
    fields = msgpack.unpackb(data, raw=False, strict_map_key=True)
    inner: dict[str, Any] = {}
    if kind is Lesson:
        inner["notebooks"] = [
            SourceNotebook(n["name"], n["kernelspec"], [SourceCell(**c) for c in n["cells"]])
            for n in fields["notebooks"]
        ]
    elif kind is Job:
        inner["entries"] = [Entry(**entry) for entry in fields["entries"]]
    elif kind is Result:
        inner["notebooks"] = [
            Graded(**{**notebook, "told": Told(**notebook["told"])})
            for notebook in fields["notebooks"]
        ]
    return kind(**{**fields, **inner})
