"""Grades back into Canvas or Moodle: the file that they wrote, filled in.

``nbgrader export --exporter anncourse.classroom.lms.grades.FillIn --FillIn.template=FILE --to OUT``
does it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Assignment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import ExportPlugin
from traitlets import Dict, Unicode

from anncourse.classroom.lms.names import Names
from anncourse.classroom.lms.roster import IDS, Person, all_students, is_person, names_of
from anncourse.classroom.lms.sheet import Sheet, read_sheet, write_sheet
from anncourse.classroom.term.scores import read_earned, read_submissions
from nbjudge.errors import CommandError

# What the systems write where a grade is none of the instructor's business.
KEPT = ("EX", "N/A")


@dataclass(frozen=True)
class Column:
    """Where a lesson's grades go.

    Attributes
    ----------
    lesson : str
    place : int
        Its column.
    points : float or None
        The points that the system knows for it, where the file says so.
    """

    lesson: str
    place: int
    points: float | None


@dataclass
class Filled:
    """What was filled in.

    Attributes
    ----------
    lessons : list of str
    grades : int
    lines : list of str
        What somebody should know.
    """

    lessons: list[str] = field(default_factory=list)
    grades: int = 0
    lines: list[str] = field(default_factory=list)


class FillIn(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's exporter into a gradebook export of Canvas or Moodle, or a grading worksheet.

    Who handed in nothing, or is not on the file, is left as the file has it. Where the system knows
    other points for a lesson than the lesson has, grades are scaled to those.
    """

    template = Unicode("", help="The file that Canvas or Moodle exported.").tag(config=True)
    columns = Dict({}, help="The column of a lesson, where it is not called as the lesson is.").tag(
        config=True
    )

    def export(self, gradebook: Gradebook) -> None:
        """Write the file filled in to `to`, by default beside it, as NAME-graded.csv."""
        template = Path(self.template)
        to = Path(self.to) if self.to else template.with_name(f"{template.stem}-graded.csv")
        for line in self.fill(gradebook, template, to).lines:
            self.log.warning(line)

    def fill(self, gradebook: Gradebook, template: Path, to: Path) -> Filled:
        """Fill in the file, and return what was done.

        Raises
        ------
        CommandError
            Where the file, or none of its columns, is understood; nothing is written then.
        """
        sheet = read_sheet(template)
        filled = Filled()
        columns = self._find_columns(gradebook, sheet)
        if not columns:
            raise CommandError(
                f"expected in {template} a column for a lesson, such as 01_perceptron (12345) or "
                "Assignment: 01_perceptron (Real), or a grading worksheet with --lesson. Got "
                f"{', '.join(sheet.header)}. A column of another name: --column 'NAME'"
            )
        names = Names(all_students(gradebook))
        comma = has_decimal_comma(sheet)
        filled.lessons = [column.lesson for column in columns]
        grades = [read_grades(gradebook, column) for column in columns]
        for row in sheet.rows:
            if not is_person(sheet, row):
                continue
            person = find_person(sheet, row, names)
            if person is None:
                who = " ".join(reversed(names_of(sheet, row))).strip() or row[0]
                filled.lines.append(f"{who!r} is not in the class, and stays as the file has it")
                continue
            if self.student and person.id not in map(str, self.student):
                continue
            for column, scores in zip(columns, grades, strict=True):
                if person.id in scores and row[column.place].strip() not in KEPT:
                    text = f"{round(scores[person.id], 2):g}"
                    row[column.place] = text.replace(".", ",") if comma else text
                    filled.grades += 1
        filled.lines += [line for column in columns for line in remarks_on(gradebook, column)]
        write_sheet(to, sheet)
        return filled

    def _find_columns(self, gradebook: Gradebook, sheet: Sheet) -> list[Column]:
        wanted = [
            assignment
            for assignment in gradebook.assignments
            if not self.assignment or assignment.name in map(str, self.assignment)
        ]
        if sheet.column("identifier") is not None:
            # A worksheet is of one assignment, and does not say of which.
            place = sheet.column("grade")
            points = number(sheet.cell(sheet.rows[0], "maximum grade")) if sheet.rows else None
            return [Column(wanted[0].name, place, points)] if len(wanted) == 1 and place else []
        found = []
        for assignment in wanted:
            called = self.columns.get(assignment.name, assignment.name)
            place = find_column(sheet, called)
            if place is not None:
                found.append(Column(assignment.name, place, points_possible(sheet, place)))
        return found


def read_grades(gradebook: Gradebook, column: Column) -> dict[str, float]:
    """Return by student what goes into a column: points after penalties, scaled to the file's."""
    earned = read_earned(gradebook)
    points = float(gradebook.find_assignment(column.lesson).max_score)
    scale = column.points / points if column.points and points else 1.0
    grades = {}
    for submission in read_submissions(gradebook, column.lesson):
        score = sum(earned.get(notebook.id, 0.0) for notebook in submission.notebooks)
        penalty = sum(notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks)
        grades[submission.student_id] = scale * max(0.0, score - penalty)
    return grades


def remarks_on(gradebook: Gradebook, column: Column) -> list[str]:
    """Return what somebody should know before a lesson's grades go out."""
    lesson, points = column.lesson, gradebook.find_assignment(column.lesson).max_score
    lines = []
    if column.points and column.points != points:
        lines.append(
            f"{lesson} has {points:g} points, and {column.points:g} in the file: grades are scaled"
        )
    asked = (
        gradebook.db.query(SubmittedAssignment.student_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .filter(Assignment.name == lesson, Grade.needs_manual_grade, Grade.manual_score.is_(None))
    )
    waiting = asked.distinct().count()
    if waiting:
        lines.append(f"{lesson}: {waiting} have answers to be graded by hand, which count 0 so far")
    return lines


def find_column(sheet: Sheet, name: str) -> int | None:
    """Return the column of a lesson: Canvas adds a number to its name, Moodle what it is."""
    wanted = name.casefold()
    for place, title in enumerate(sheet.header):
        bare = re.sub(r"\s*\((\d+|[^()]*)\)\s*$", "", title.strip()).casefold()
        if wanted in (title.strip().casefold(), bare, bare.partition(":")[2].strip()):
            return place
    return None


def points_possible(sheet: Sheet, place: int) -> float | None:
    """Return what Canvas says in its second or third row of the points for a column."""
    for row in sheet.rows[:2]:
        if row[0].strip().casefold() == "points possible":
            return number(row[place])
    return None


def number(text: str) -> float | None:
    """Return a number from how people write it, or None."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def has_decimal_comma(sheet: Sheet) -> bool:
    """Whether numbers are written as 3,5; such files separate by semicolons or tabs."""
    return sheet.separator != "," and any(
        re.fullmatch(r"\d+,\d+", cell.strip()) for row in sheet.rows for cell in row
    )


def find_person(sheet: Sheet, row: list[str], names: Names) -> Person | None:
    """Return whose a row is: by Canvas's number, an id or e-mail address, or the full name."""
    person = names.by_number(sheet.cell(row, "id")) if sheet.column("sis login id") else None
    if person:
        return person
    for column in IDS:
        said = sheet.cell(row, column)
        if said and (person := names.by_login(said)):
            return person
    last, first = names_of(sheet, row)
    same = names.by_name(first + last)
    return same[0] if len(same) == 1 else None
