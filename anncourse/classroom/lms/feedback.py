"""Feedback pages as Moodle takes them: *Upload multiple feedback files in a zip*.

Moodle finds the student by the name of a folder, ``Ada Lovelace_4711_assignsubmission_file``, as in
the zip file with the hand-ins, and makes what lies in it a feedback file (so its source code, in
mod/assign/feedback/file/importziplib.php).
"""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps import NbGraderAPI

from anncourse.classroom.lms.archive import MOODLE, UNREADABLE, read_worksheet, spell, take
from anncourse.classroom.lms.names import Names
from anncourse.classroom.lms.roster import all_students
from anncourse.classroom.lms.sheet import read_sheet
from nbjudge.batch.outcome import path_of
from nbjudge.errors import CommandError


@dataclass(frozen=True)
class Packed:
    """Whose feedback is in the zip file, and a line for whose is not."""

    students: tuple[str, ...]
    lines: tuple[str, ...]


def pack_feedback(
    api: NbGraderAPI, lesson: str, handed_in: Path, to: Path, worksheet: Path | None = None
) -> Packed:
    """Write the feedback pages of those who handed in through Moodle, whole or not at all.

    Parameters
    ----------
    api
        The open course.
    lesson
        Its name.
    handed_in
        Moodle's zip file of the hand-ins, which says who has which folder.
    to
        The zip file to write.
    worksheet
        Moodle's grading worksheet, where several students have the same name.

    Raises
    ------
    CommandError
        Where there is nothing to be packed.
    """
    with api.gradebook as gradebook:
        names = Names(all_students(gradebook))
    folders, lines = read_folders(handed_in, names, worksheet)
    pages: dict[str, bytes] = {}
    for student in sorted(folders):
        page = Path(path_of(api, "feedback_directory", student, lesson)) / f"{lesson}.html"
        if page.is_file():
            pages[student] = page.read_bytes()
        else:
            lines.append(f"{student} is left out: there is no feedback page {page}")
    if not pages:
        raise CommandError(
            "\n  ".join(
                [
                    f"expected feedback of who handed in {lesson} through Moodle, found none. To "
                    f"make it: nbgrader generate_feedback {lesson}",
                    *lines,
                ]
            )
        )
    new = to.with_name(f".{to.name}.new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for student, data in pages.items():
            archive.writestr(f"{folders[student]}/{lesson}.html", data)
    os.replace(new, to)
    return Packed(tuple(pages), tuple(lines))


def read_folders(
    path: Path, names: Names, worksheet: Path | None
) -> tuple[dict[str, str], list[str]]:
    """Return the name of each student's folder in Moodle's zip file, and a line for every doubt."""
    participants = read_worksheet(read_sheet(worksheet)) if worksheet else {}
    folders: dict[str, str] = {}
    lines: dict[str, None] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except UNREADABLE as error:
        raise CommandError(f"expected a zip file, and cannot read {path}: {error}.") from None
    for info in members:
        spellings = [name for name in spell(info) if MOODLE.fullmatch(name)]
        if not spellings:
            continue
        taken = take(spellings, names, participants)
        if isinstance(taken, str):
            lines[taken] = None
            continue
        found = [MOODLE.fullmatch(spelling) for spelling in spellings]
        match = next(one for one in found if one)
        folders[taken.person.id] = f"{match['name']}_{match['number']}_assignsubmission_file"
    if not folders and not lines:
        raise CommandError(
            f"expected the zip file with the hand-ins as Moodle gives it. In {path} no name is one "
            "of Moodle's."
        )
    return folders, list(lines)
