"""Which feedback pages need not be made again: those that would come out as they are.

A page ends with a stamp that stands for all that it was made from: the graded notebook and the
files beside it, what the gradebook says of the hand-in, and the code that makes pages.
"""

from __future__ import annotations

import glob
import hashlib
import importlib.metadata
import inspect
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from nbjudge.batch.steps import find, name_of
from nbjudge.course.folder import SETTINGS

_STAMP = "<!-- nbjudge-page: {} -->\n"
_FOUND = re.compile(rb"<!-- nbjudge-page: ([0-9a-f]{64}) -->\n$")
LIBRARIES = ("nbgrader", "nbconvert", "nbjudge")
# What a page says of a graded cell, and of what a person wrote about it.
_GRADE = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade")
_COMMENT = ("auto_comment", "manual_comment")


def with_stamp(page: str, stamp: str) -> str:
    """Return a page that says at its end what it was made from."""
    return page + _STAMP.format(stamp)


def stamp_of(path: Path) -> str:
    """Return the stamp of a page, empty where there is no whole page."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 200))
            found = _FOUND.search(file.read())
    except OSError:
        return ""
    return found[1].decode() if found else ""


def leave_unchanged(converter: Any) -> dict[str, str]:
    """Take hand-ins whose pages are as they should be out of what nbgrader is about to convert.

    Parameters
    ----------
    converter : nbgrader.converters.GenerateFeedback
        Has found its notebooks, and has converted none.

    Returns
    -------
    dict
        By the folder of each graded hand-in, the stamp that its pages get.
    """
    coursedir = converter.coursedir
    lesson, wanted = coursedir.assignment_id, coursedir.student_id
    for folder in glob.glob(converter._format_source(lesson, wanted)):
        if folder not in converter.assignments:
            # nbgrader takes brackets and stars in a student's id for a pattern.
            pattern = os.path.join(glob.escape(folder), f"{coursedir.notebook_id}.ipynb")
            if found := glob.glob(pattern):
                converter.assignments[folder] = found
    said, code = what_the_gradebook_says(coursedir), code_of_pages(converter)
    stamps = {}
    for folder, notebooks in [*converter.assignments.items()]:
        student = Path(folder).parent.name
        stamp = hashlib.sha256(f"{code} {said.get(student)} {_content(folder)}".encode())
        stamps[folder] = stamp.hexdigest()
        pages = Path(converter._format_dest(lesson, student))
        made = {stamp_of(pages / f"{Path(path).stem}.html") for path in notebooks}
        # Whoever types --force wants all of them.
        if made == {stamps[folder]} and not converter.force:
            del converter.assignments[folder]
    # The others are there in an older form, which nbgrader would keep.
    converter.force = True
    return stamps


def what_the_gradebook_says(coursedir: Any) -> dict[str, str]:
    """Return for each student what a page takes from the gradebook, from a few queries."""
    found: dict[str, list[str]] = defaultdict(list)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        assignment = gradebook.find_assignment(coursedir.assignment_id)
        for kind, columns in ((Grade, _GRADE), (Comment, _COMMENT)):
            rows = (
                gradebook.db.query(
                    Student.id,
                    Notebook.name,
                    BaseCell.name,
                    *(getattr(kind, column) for column in columns),
                )
                .select_from(kind)
                .join(BaseCell, BaseCell.id == kind.cell_id)
                .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
                .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
                .join(SubmittedNotebook.assignment)
                .join(SubmittedAssignment.student)
                .filter(SubmittedAssignment.assignment_id == assignment.id)
            )
            for student, *row in rows:
                found[student].append(repr(row))
        points = sorted((cell.name, cell.max_score) for cell in _graded(assignment))
        rows = (
            gradebook.db.query(
                SubmittedAssignment.student_id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                SubmittedNotebook.late_submission_penalty,
            )
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .filter(SubmittedAssignment.assignment_id == assignment.id)
        )
        for student, *row in rows:
            found[student].append(repr((row, assignment.duedate, points)))
    return {student: repr(sorted(rows)) for student, rows in found.items()}


def _graded(assignment: Any) -> list[Any]:
    return [c for n in assignment.notebooks for c in (*n.grade_cells, *n.task_cells)]


def code_of_pages(converter: Any) -> str:
    """Return what stands for the code and the settings by which pages are made."""
    total = hashlib.sha256()
    for library in LIBRARIES:
        try:
            version = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            version = ""
        total.update(f"{library} {version}\n".encode())
    here = Path(__file__).parent
    paths = {*here.rglob("*"), *(here.parent / "notebook").rglob("*.py")}
    for step in (*converter.preprocessors, converter.exporter_class):
        paths.add(Path(inspect.getsourcefile(find(name_of(step))) or here))
    paths |= {Path(converter.coursedir.root, name) for name in SETTINGS}
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _content(folder: str) -> str:
    """Return what stands for the files of a graded hand-in."""
    total = hashlib.sha256()
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
            total.update(os.fsencode(path.relative_to(folder)) + b"\0" + content)
    return total.hexdigest()
