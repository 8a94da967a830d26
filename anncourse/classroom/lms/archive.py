"""What a learning management system's zip file of hand-ins holds, student by student.

Moodle
    ``Ada Lovelace_4711_assignsubmission_file/my notebook.ipynb``, or the same with ``_`` in place
    of ``/`` where hand-ins are not downloaded in folders. 4711 is the student's number in this
    assignment, which the grading worksheet calls ``Participant 4711``.
Canvas
    ``lovelaceada_LATE_201_90815_my notebook.ipynb``: the name, whether it is late, the student's
    number, the file's. The time is not said.
"""

from __future__ import annotations

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from dateutil import parser as dates

from anncourse.classroom.lms.names import Names
from anncourse.classroom.lms.roster import Person
from anncourse.classroom.lms.sheet import Sheet
from nbjudge.errors import CommandError
from nbjudge.intake.copying import FIRST, MAX_ENTRIES, TOO_MANY
from nbjudge.notebook.reading import MAX_BYTES

NAME = r"(?:.*/)?(?P<name>[^/]+?)"
MOODLE = re.compile(NAME + r"_(?P<number>\d+)_assignsubmission_file[_/]*(?P<file>.*)")
CANVAS = re.compile(NAME + r"_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<file>[^/]+)")
# What else lies in such files and is of no concern to anybody.
LITTER = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
# The encodings in which Windows writes names that are not marked as UTF-8.
OLD_ENCODINGS = ("cp437", "cp850", "cp1252")
MAX_MEMBERS = 100_000
# So many lines are told of one student's files, and so many of those that are nobody's.
LINES, LINES_OF_NOBODY = 5, 200
# What reading a zip file raises that is none, or is damaged.
UNREADABLE = (
    OSError, ValueError, EOFError, RuntimeError, struct.error, zlib.error, lzma.LZMAError,
    zipfile.BadZipFile,
)  # fmt: skip


@dataclass
class HandedIn:
    """What one student handed in.

    Attributes
    ----------
    person : Person
    files : dict
        Contents by file name.
    time : str
        As Moodle writes it; empty where it is not known.
    late : bool
        Whether Canvas says so.
    room, entries : int
        Bytes that may still be unpacked, and files that may still be looked at.
    """

    person: Person
    files: dict[str, bytes] = field(default_factory=dict)
    time: str = ""
    late: bool = False
    room: int = field(default_factory=lambda: MAX_BYTES)
    entries: int = MAX_ENTRIES


def read_archive(
    path: Path, names: Names, worksheet: Sheet | None = None
) -> tuple[list[HandedIn], list[str]]:
    """Return what each student handed in, and a line for everything that was left out.

    Parameters
    ----------
    path : Path
    names : Names
        The class.
    worksheet : Sheet, optional
        Moodle's grading worksheet, which knows students of the same name apart, and the times.

    Raises
    ------
    CommandError
        Where the file is no such zip file; nothing of it is taken then.
    """
    found: dict[str, HandedIn] = {}
    # By whom they are about, empty where that is nobody.
    lines: defaultdict[str, dict[str, None]] = defaultdict(dict)
    participants = read_worksheet(worksheet) if worksheet else {}
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise CommandError(
                    f"{path} holds {len(members):,} files, too many for a class. {_most(members)}"
                )
            for info in members:
                spellings = list(spell(info))
                if LITTER.search(spellings[0]):
                    continue
                taken = take(spellings, names, participants)
                if isinstance(taken, str):
                    lines[""][taken] = None
                    continue
                student = taken.person.id
                one = found.setdefault(student, HandedIn(taken.person))
                problem = add(one, taken, archive, info)
                if problem:
                    lines[student][f"{student}: {problem}"] = None
    except UNREADABLE as error:
        raise CommandError(f"expected a zip file, and cannot read {path}: {error}.") from None
    handed_in = [found[student] for student in sorted(found) if found[student].files]
    return handed_in, [line for whose, told in lines.items() for line in _first(whose, list(told))]


def _first(whose: str, lines: list[str]) -> list[str]:
    most = LINES if whose else LINES_OF_NOBODY
    more = len(lines) - most
    whose = f"{whose}: " if whose else ""
    return lines if more <= 0 else [*lines[:most], f"{whose}and {more:,} more are left out"]


def _most(members: list[zipfile.ZipInfo]) -> str:
    begins = Counter(info.filename.partition("_assignsubmission_file")[0] for info in members)
    ((begin, count),) = begins.most_common(1)
    return f"The names of {count:,} begin with {begin!r}." if count > 1 else ""


def spell(info: zipfile.ZipInfo) -> Iterator[str]:
    """Yield a member's name in every encoding that it may have been written in."""
    if info.flag_bits & 0x800:
        yield info.filename
        return
    raw = info.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", *OLD_ENCODINGS):
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue


@dataclass(frozen=True)
class Taken:
    """Whose a member is, and what it is called."""

    person: Person
    file: str
    time: str = ""
    late: bool = False


@dataclass(frozen=True)
class Participant:
    """A line of Moodle's grading worksheet."""

    name: str
    email: str
    time: str


def read_worksheet(sheet: Sheet) -> dict[str, Participant]:
    """Return the participants of a grading worksheet by their numbers.

    Raises
    ------
    CommandError
        Where it is something else.
    """
    if sheet.column("identifier") is None:
        raise CommandError(
            "expected Moodle's grading worksheet, whose first column is Identifier. "
            f"Got the columns {', '.join(sheet.header)}."
        )
    found = {}
    for row in sheet.rows:
        number = re.search(r"\d+$", sheet.cell(row, "identifier"))
        if number:
            found[number.group()] = Participant(
                sheet.cell(row, "full name"),
                sheet.cell(row, "email address"),
                sheet.cell(row, "last modified (submission)"),
            )
    return found


def take(spellings: list[str], names: Names, participants: dict[str, Participant]) -> Taken | str:
    """Return whose a member of a zip file is, or a line that says why it is nobody's."""
    told = f"{spellings[0]!r} is left out: neither Moodle nor Canvas names a hand-in so"
    for spelling in spellings:
        if moodle := MOODLE.fullmatch(spelling):
            who = moodle["name"]
            line = participants.get(moodle["number"])
            same = names.by_name(who)
            person = names.by_login(line.email) if line and line.email else None
            if person is None and len(same) == 1:
                person = same[0]
            if person:
                return Taken(person, moodle["file"], line.time if line else "")
            told = f"{who!r} is left out: nobody on the roster has that name"
            if same:
                ids = " and ".join(sorted(one.id for one in same))
                told = f"{who!r} is left out: {ids} have that name. Say who is who by --worksheet"
        elif canvas := CANVAS.fullmatch(spelling):
            same = names.by_name(canvas["name"])
            person = names.by_number(canvas["number"]) or (same[0] if len(same) == 1 else None)
            if person:
                return Taken(person, canvas["file"], late=bool(canvas["late"]))
            told = (
                f"{canvas['name']!r} (number {canvas['number']}) is left out: "
                "nobody on the roster has that name or number"
            )
    return told


def add(one: HandedIn, taken: Taken, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    """Put a member to what its student handed in, or return why not."""
    name = PurePosixPath(taken.file.replace("\\", "/")).name
    # Of the names in FIRST nbgrader takes who handed in, and when.
    if not name.endswith((".ipynb", ".json", ".txt")) or name.startswith(".") or name in FIRST:
        return f"{name!r} is left out: it is no notebook"
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"{name!r} is left out: it is a link"
    one.entries -= 1
    if one.entries < 0:
        return f"{name!r} is left out: {TOO_MANY}"
    # No more is unpacked than is said here, and what was unpacked for nothing counts too.
    if info.file_size > MAX_BYTES:
        return f"{name!r} is left out: it has more than {MAX_BYTES // 1_000_000} MB"
    if info.file_size > one.room:
        return f"{name!r} is left out: it is more than {MAX_BYTES // 1_000_000} MB in all"
    one.room -= info.file_size
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size)
    except UNREADABLE as error:
        return f"{name!r} is left out: it cannot be unpacked ({error})"
    if one.files.get(name, data) != data:
        return f"{name!r} is left out: there is another file of that name"
    one.files[name] = data
    one.time, one.late = one.time or taken.time, one.late or taken.late
    return ""


def read_time(text: str) -> str:
    """Return a time of Moodle's as nbgrader notes it, or nothing where it cannot be understood.

    Moodle writes ``Monday, 5 October 2026, 11:59 PM``, by the clock of who downloads it. Of
    ``05/10/2026`` nobody can tell the month from the day.
    """
    if re.search(r"\d+[/.]\d+[/.]\d+", text) or not re.search(r"\d{4}", text):
        return ""
    try:
        when = dates.parse(text)
    except (ValueError, OverflowError):
        return ""
    return f"{when.astimezone():%Y-%m-%d %H:%M:%S %z}"
