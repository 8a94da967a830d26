"""Who may hand in later than the class, and until when.

nbgrader keeps an extension with a hand-in, and so has no place for it before there is one. They are
kept in a table beside the gradebook, which a spreadsheet opens, and are put into the gradebook as
soon as there is a hand-in.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from anncourse.classroom.term.dates import parse_date
from nbjudge.errors import CommandError

FILE = "extensions.csv"
HEADER = ["student", "lesson", "until"]

#: By student and lesson, until when, in UTC.
Extensions = dict[tuple[str, str], datetime]


def read_extensions(root: Path) -> Extensions:
    """Return the extensions of a course.

    Raises
    ------
    CommandError
        Where a line of the table cannot be understood.
    """
    path = root / FILE
    if not path.is_file():
        return {}
    found: Extensions = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if row in ([], HEADER):
                continue
            try:
                student, lesson, until = (cell.strip() for cell in row)
                found[student, lesson] = parse_date(until)
            except (ValueError, CommandError) as error:
                raise CommandError(
                    f"expected in line {number} of {path} a student, a lesson and a date such as "
                    f"2026-10-12 23:59. Got {', '.join(row)!r}."
                ) from error
    return found


def write_extensions(root: Path, extensions: Extensions) -> None:
    """Write the table, whole or not at all."""
    new = root / f".{FILE}.new"
    with new.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for (student, lesson), until in sorted(extensions.items()):
            writer.writerow([student, lesson, f"{until:%Y-%m-%d %H:%M}+00:00"])
    os.replace(new, root / FILE)


def grant(submission: Any, extensions: Extensions) -> None:
    """Let a hand-in of the gradebook have the extension that its student was given.

    One that was given in another way, by nbgrader's own means, stays.

    Parameters
    ----------
    submission : nbgrader.api.SubmittedAssignment
    extensions : dict
    """
    due = submission.assignment.duedate
    until = extensions.get((submission.student_id, submission.assignment.name))
    # nbgrader adds an extension to the due date, and fails where there is none.
    if until or due is None:
        submission.extension = until - due if until and due and until > due else None
