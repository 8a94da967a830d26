"""Put what a learning management system's zip file holds where nbgrader grades it."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.utils import parse_utc

from anncourse.classroom.lms.archive import HandedIn, read_archive, read_time
from anncourse.classroom.lms.names import Names
from anncourse.classroom.lms.roster import all_students
from anncourse.classroom.lms.sheet import read_sheet
from nbjudge.batch.outcome import path_of
from nbjudge.errors import CommandError
from nbjudge.notebook.reading import UnreadableError, read_notebook

# Where nbgrader looks for the time of a hand-in.
STAMP = "timestamp.txt"


@dataclass
class Collected:
    """What became of a zip file: ids, and a line for everything that somebody should know."""

    new: list[str] = field(default_factory=list)
    anew: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def collect(api: NbGraderAPI, lesson: str, path: Path, worksheet: Path | None = None) -> Collected:
    """Put every student's hand-in into `submitted/`, each whole or not at all.

    Parameters
    ----------
    api
        The open course.
    lesson
        Its name.
    path
        The zip file.
    worksheet
        Moodle's grading worksheet.

    Raises
    ------
    CommandError
        Where nothing can be taken from the file.
    """
    with api.gradebook as gradebook:
        people = all_students(gradebook)
    if not people:
        raise CommandError(
            "nobody is in the class yet, so nobody can be found in the zip file. First: "
            "anncourse class roster FILE"
        )
    sheet = read_sheet(worksheet) if worksheet else None
    handed_in, lines = read_archive(path, Names(people), sheet)
    collected = Collected(lines=lines)
    for one in handed_in:
        _place(api, lesson, one, collected)
    return collected


def _place(api: NbGraderAPI, lesson: str, one: HandedIn, collected: Collected) -> None:
    student = one.person.id
    final = Path(path_of(api, "submitted_directory", student, lesson))
    files = rename(one.files, lesson)
    before = {path.name: path.read_bytes() for path in final.glob("*") if path.is_file()}
    stamp, time = before.pop(STAMP, b""), read_time(one.time)
    if before == files and (not time or time.encode() == stamp):
        collected.same.append(student)
        return
    if before and _is_later(stamp.decode("utf-8", "replace"), time):
        collected.lines.append(f"{student} stays: what lies in {final} was handed in later")
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=final.parent, prefix=".") as temporary:
        staged = Path(temporary, "new")
        staged.mkdir()
        for name, data in files.items():
            (staged / name).write_bytes(data)
        if _has_notebook(final) and not _has_notebook(staged):
            collected.lines.append(
                f"{student} stays: in what came now there is no notebook that can be read, and in "
                f"{final} there is one. Ask for it anew, or delete that folder"
            )
            return
        if time:
            (staged / STAMP).write_text(time, "utf-8")
        if final.exists():
            os.replace(final, Path(temporary, "old"))
        os.replace(staged, final)
    (collected.anew if before else collected.new).append(student)
    if time:
        return
    if one.time:
        collected.lines.append(f"{student}: the time {one.time!r} is not understood")
    elif one.late:
        collected.lines.append(
            f"{student} is late, says Canvas, and does not say when it came: write the time, such "
            f"as 2026-10-06 08:00:00 UTC, into {final / STAMP}"
        )


def rename(files: dict[str, bytes], lesson: str) -> dict[str, bytes]:
    """Return the files, a notebook that is the only one under the lesson's name."""
    notebooks = [name for name in files if name.endswith(".ipynb")]
    if len(notebooks) != 1:
        return dict(files)
    return {f"{lesson}.ipynb" if name in notebooks else name: d for name, d in files.items()}


def _has_notebook(folder: Path) -> bool:
    for path in folder.glob("*"):
        try:
            read_notebook(path)
        except UnreadableError:
            continue
        return True
    return False


def _is_later(before: str, now: str) -> bool:
    try:
        return bool(before and now) and parse_utc(before.strip()) > parse_utc(now)
    except (ValueError, OverflowError):
        return False
