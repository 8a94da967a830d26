"""Who is in the class: from what Canvas or Moodle exports, or from a table of one's own.

Canvas
    The gradebook's export: ``Student, ID, SIS User ID, SIS Login ID, Section`` and an assignment in
    each further column; below the header stand the points possible. Some sites write ``LastName,
    FirstName`` in place of ``Student``.
Moodle
    The participants' table: ``First name, Last name`` (``Surname`` before Moodle 4), ``ID number``,
    ``Email address``, ``Groups``; the gradebook's export has the same columns. The grading
    worksheet of an assignment: ``Identifier, Full name, Email address, Status, Grade, …``.
A table of one's own
    ``id``, and as one likes ``first_name``, ``last_name``, ``email``, as nbgrader calls them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, Student

from anncourse.classroom.lms.sheet import Sheet, read_sheet
from nbjudge.batch.writer import one_transaction
from nbjudge.errors import CommandError
from nbjudge.intake.collect import is_name

# Where the id is looked for, in this order: what a student logs in with comes first.
IDS = ("sis login id", "username", "student_id", "sis user id", "id number", "id", "email address")
EMAILS = ("email address", "email")
# Columns that Canvas or Moodle writes; and those of a table of one's own.
LMS = ("sis login id", "sis user id", "student", "identifier", "email address", "id number")
OWN = ("first_name", "last_name", "first name", "last name", "firstname", "lastname", "surname")
# Rows of Canvas's export that are nobody: points, and how grades are posted.
NOBODY = ("points possible", "student, test")


@dataclass(frozen=True)
class Person:
    """One student of a roster.

    Attributes
    ----------
    id : str
        The name of the student's folders; of an e-mail address, what stands before the @.
    first_name, last_name, email : str
    lms_user_id : str
        The number by which Canvas knows the student, or empty.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


def read_roster(path: Path, id_column: str | None = None) -> list[Person]:
    """Return the students in a file.

    Parameters
    ----------
    path : Path
    id_column : str, optional
        The column whose entries become the students' ids.

    Raises
    ------
    CommandError
        With a line for everything that is wrong.
    """
    sheet = read_sheet(path)
    column = sheet.column(id_column.strip().casefold()) if id_column else find_ids(sheet)
    if column is None:
        demand_entries(path, sheet, id_column)
        raise CommandError(
            f"expected in {path} {f'a column {id_column!r}' if id_column else 'who is who'}: "
            "what Canvas or Moodle exports, or a table with the columns id, first_name, last_name "
            f"and email. Got the columns {', '.join(sheet.header)}."
        )
    people = [
        read_person(sheet, row, row[column].strip()) for row in sheet.rows if is_person(sheet, row)
    ]
    problems = find_problems(people)
    if problems:
        raise CommandError("\n  ".join([f"nothing of {path} was taken over:", *problems]))
    if not people:
        raise CommandError(f"expected students in {path}, found none.")
    return people


def find_ids(sheet: Sheet) -> int | None:
    """Return the first column for ids in which every student has an entry."""
    for name in IDS:
        column = sheet.column(name)
        if column is not None and all(
            row[column].strip() for row in sheet.rows if is_person(sheet, row)
        ):
            return column
    return None


def demand_entries(path: Path, sheet: Sheet, id_column: str | None) -> None:
    """Say whose entries are missing where there is a column for ids, but not everybody has one."""
    known = [name for name in IDS if sheet.column(name) is not None]
    if id_column or not known:
        return
    place = sheet.column(known[0])
    names = [
        " ".join(filter(None, reversed(names_of(sheet, row)))) or "somebody without a name"
        for row in sheet.rows
        if is_person(sheet, row) and not row[place or 0].strip()
    ]
    problems = [f"{name} has no entry in the column {known[0]!r}" for name in names]
    raise CommandError("\n  ".join([f"nothing of {path} was taken over:", *problems]))


def unused_columns(path: Path) -> list[str]:
    """Return the columns of a table of one's own that say nothing to us; a slip may be among them.

    What Canvas and Moodle export has many more, and none that was written by hand.
    """
    sheet = read_sheet(path)
    if sheet.column("id", "student_id") is None or sheet.column(*LMS) is not None:
        return []
    return [name for name in sheet.header if name.strip().casefold() not in (*OWN, *IDS, *EMAILS)]


def is_person(sheet: Sheet, row: Sequence[str]) -> bool:
    """Whether a row is a student's."""
    name = sheet.cell(list(row), "student", "lastname").casefold()
    canvas = sheet.column("sis login id") is not None
    return name not in NOBODY and not (canvas and not sheet.cell(list(row), "id"))


def read_person(sheet: Sheet, row: list[str], found: str) -> Person:
    """Return the student of a row, whose id column says `found`."""
    last, first = names_of(sheet, row)
    canvas = sheet.column("sis login id") is not None
    return Person(
        found.partition("@")[0],
        first,
        last,
        sheet.cell(row, *EMAILS) or (found if "@" in found else ""),
        sheet.cell(row, "id") if canvas else "",
    )


def names_of(sheet: Sheet, row: list[str]) -> tuple[str, str]:
    """Return last and first name, from two columns or from one."""
    last = sheet.cell(row, "last name", "surname", "last_name", "lastname")
    first = sheet.cell(row, "first name", "first_name", "firstname")
    if last or first:
        return last, first
    whole = sheet.cell(row, "student", "full name", "name")
    if "," in whole:
        last, _, first = whole.partition(",")
    else:
        first, _, last = whole.rpartition(" ")
    return last.strip(), first.strip()


def find_problems(people: Sequence[Person]) -> list[str]:
    """Return a line for each student who cannot be taken over as the file says."""
    lines = []
    for name, number in Counter(person.id for person in people).items():
        if number > 1:
            lines.append(f"the id {name!r} stands there {number} times")
        if not is_name(name) or "/" in name or "+" in name or name != name.strip("."):
            lines.append(f"{name!r} cannot be the name of a folder, which an id has to be")
    return lines


@dataclass(frozen=True)
class Change:
    """What a roster changes: ids that are new, changed, as before, and no longer on it."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    left: tuple[str, ...]


def take_over(gradebook: Gradebook, people: Sequence[Person]) -> Change:
    """Put a roster into the gradebook, whole or not at all. Nobody is removed."""
    with one_transaction(gradebook) as book:
        known = {student.id: student for student in book.students}
        new, changed, same = [], [], []
        for person in people:
            # What this file does not say stays as it is.
            said = {name: value for name, value in vars(person).items() if value and name != "id"}
            before = known.get(person.id)
            if before is None:
                new.append(person.id)
            elif any(getattr(before, name) != value for name, value in said.items()):
                changed.append(person.id)
            else:
                same.append(person.id)
                continue
            book.update_or_create_student(person.id, **said)
        left = sorted(known.keys() - {person.id for person in people})
    return Change(tuple(new), tuple(changed), tuple(same), tuple(left))


def all_students(gradebook: Gradebook) -> list[Person]:
    """Return everybody in the gradebook."""
    return [
        Person(s.id, s.first_name or "", s.last_name or "", s.email or "", s.lms_user_id or "")
        for s in gradebook.db.query(Student).order_by(Student.id)
    ]
