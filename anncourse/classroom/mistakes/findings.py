"""What every student got for every exercise of a lesson, and which mistake was named."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import ast
import glob
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import rejoin_lines
from nbgrader.api import Assignment, SubmittedAssignment
from nbgrader.apps import NbGraderAPI

from anncourse.classroom.marks import read_marks
from anncourse.classroom.reasons import explain_verdict, read_verdict
from nbjudge.batch.outcome import path_of
from nbjudge.notebook.cells import grade_id, is_answer
from nbjudge.notebook.notes import METADATA_KEY, is_note, read_notes
from nbjudge.notebook.reasons import explain_cell, one_line
from nbjudge.notebook.stops import is_test

SILENT = "Nothing is said about it."


@dataclass(frozen=True)
class Finding:
    """How one student did in one exercise.

    Attributes
    ----------
    student, exercise : str
    credit : float
        Share of its points, 0 to 1.
    words : str
        The mistake, or where none was recognised the state of the answer; empty with full credit.
    named : bool
        Whether the check recognised the mistake.
    code : str
        The answer, without comments and docstrings, in which a name might stand.
    """

    student: str
    exercise: str
    credit: float
    words: str = ""
    named: bool = False
    code: str = ""


@dataclass(frozen=True)
class Graded:
    """A lesson as a class stands in it.

    Attributes
    ----------
    lesson : str
    exercises : tuple of str
        In the order of the lesson.
    handed_in : dict
        For every student who was graded, the time of the hand-in, empty where it is not known.
    missing : tuple of str
        Students of the roster who handed in nothing that could be graded.
    findings : tuple of Finding
    """

    lesson: str
    exercises: tuple[str, ...]
    handed_in: dict[str, str]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_class(api: NbGraderAPI, lesson: str) -> Graded:
    """Read what the gradebook and the graded notebooks say of a lesson."""
    if not glob.glob(path_of(api, "autograded_directory", "*", lesson)):
        # A course without a gradebook is not given one.
        return Graded(lesson, (), {}, (), ())
    with api.gradebook as gradebook:
        # For every student the share of its points that each cell earned.
        credits = {
            student: {mark.cell: mark.earned / mark.points for mark in marks if mark.points > 0}
            for student, marks in read_marks(gradebook, lesson).items()
        }
        times = dict(
            gradebook.db.query(SubmittedAssignment.student_id, SubmittedAssignment.timestamp)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .filter(Assignment.name == lesson)
        )
        roster = [student.id for student in gradebook.students]
    findings: list[Finding] = []
    handed_in = {}
    for student in sorted(credits):
        folder = Path(path_of(api, "autograded_directory", student, lesson))
        notebook = _read_notebook(folder / f"{lesson}.ipynb")
        if notebook is not None:
            handed_in[student] = str(times.get(student) or "")
            findings += _findings(notebook, student, credits[student])
    exercises = tuple(dict.fromkeys(finding.exercise for finding in findings))
    missing = tuple(sorted(set(roster) - set(handed_in)))
    return Graded(lesson, exercises, handed_in, missing, tuple(findings))


def _read_notebook(path: Path) -> NotebookNode | None:
    """Return the cells that count of a graded notebook, or None where nothing could be graded."""
    if not path.is_file():
        return None
    # Grading wrote it, so it is not checked again; and other cells need not become objects.
    cells = json.loads(path.read_text("utf-8"))["cells"]
    counting = [cell for cell in cells if {"nbgrader", METADATA_KEY} & cell["metadata"].keys()]
    notebook: NotebookNode = rejoin_lines(nbformat.from_dict({"cells": counting}))
    return None if any(note.ungraded for note in read_notes(notebook)) else notebook


def _findings(notebook: NotebookNode, student: str, credits: dict[str, float]) -> Iterator[Finding]:
    answer = ""
    for cell in notebook.cells:
        if is_note(cell):
            continue
        name = grade_id(cell)
        if is_answer(cell):
            answer = cell.source
        elif is_test(cell) and name in credits:
            exercise, credit = name.removeprefix("test_"), credits[name]
            words, named = ("", False) if credit >= 1 else _explain(cell)
            yield Finding(student, exercise, credit, words, named, without_comments(answer))


def _explain(cell: Any) -> tuple[str, bool]:
    """Return the mistake that a test cell names, or else what it says of the answer."""
    pages: list[str] = []

    def keep(page: str) -> str:
        pages.append(page)
        return explain_verdict(page)

    words = explain_cell(cell, keep)
    mistake = read_verdict(pages[0]).mistake if pages else ""
    return mistake or words or SILENT, bool(mistake)


def without_comments(source: str) -> str:
    """Return code without comments and docstrings, and what is not Python on one line."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return one_line(re.sub(r"#.*", "", source))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            body[:] = [line for line in body if not _is_text(line)]
            if not body and node is not tree:
                body.append(ast.Pass())
    return ast.unparse(tree)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
