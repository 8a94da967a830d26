"""`nbgrader export`, for names that hold commas, line breaks or formulas."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin

from nbjudge.report.sheets import harmless

COLUMNS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email")
POINTS = ("raw_score", "late_submission_penalty", "score", "max_score")


class CarefulCsv(CsvExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Takes the place of nbgrader's in `c.ExportApp.plugin_class`: the same table, quoted.

    nbgrader writes what a student is called as it is, in which a line break begins another row.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table, whole or not at all."""
        path = Path(self.to or "grades.csv")
        students, lessons = [set(map(str, wanted)) for wanted in (self.student, self.assignment)]
        self.log.info("Exporting grades to %s", path)
        new = path.with_name(f".{path.name}.new")
        try:
            self._write(gradebook, new, students, lessons)
            os.replace(new, path)
        except OSError as error:
            new.unlink(missing_ok=True)
            self.log.error("%s could not be written: %s", path, error)
            raise SystemExit(1) from None

    def _write(
        self, gradebook: Gradebook, new: Path, students: set[str], lessons: set[str]
    ) -> None:
        with new.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*COLUMNS, *POINTS])
            for assignment in gradebook.assignments:
                if lessons and assignment.name not in lessons:
                    continue
                for student in gradebook.students:
                    if not students or student.id in students:
                        row = _row(gradebook, assignment, student)
                        writer.writerow([harmless("" if cell is None else cell) for cell in row])


def _row(gradebook: Gradebook, assignment: Any, student: Any) -> list[Any]:
    about = [student.id, student.last_name, student.first_name, student.email]
    timestamp, raw, penalty = None, 0.0, 0.0
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        pass
    else:
        timestamp, raw = submission.timestamp, submission.score
        penalty = submission.late_submission_penalty
    points = [raw, penalty, max(0.0, raw - (penalty or 0.0)), assignment.max_score]
    return [assignment.name, assignment.duedate, timestamp, *about, *points]
