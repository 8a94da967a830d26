"""A class that handed in the tiny lesson, graded by the judge, and what came of it."""

import json
import os
import subprocess
import sys

import nbformat
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, SubmittedNotebook

from tests.nbjudge.tiny import LESSON, REPOSITORY, fill, find
from tests.waiting import GENEROUS

NAME = f"{LESSON}.ipynb"
STUDENTS = ("ada", "ben", "cleo", "dan", "eva", "finn", "gina", "hugo")


def hand_in(course, student, notebook=None, when="2030-01-01 12:00:00.000000 UTC"):
    """Put a notebook, a text or nothing into a student's folder."""
    folder = course / "submitted" / student / LESSON
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timestamp.txt").write_text(when)
    if isinstance(notebook, str):
        (folder / NAME).write_text(notebook)
    elif notebook is not None:
        nbformat.write(notebook, folder / NAME)
    return folder


def hand_in_all(course, release):
    """Let a class hand in what is right, wrong, untouched, broken, renamed and missing."""
    right = fill(nbformat.from_dict(release))
    hand_in(course, "ada", right)
    hand_in(course, "ben", release)
    wrong = nbformat.from_dict(right)
    find(wrong, "double").source = "def double(x):\n    return x + 1"
    hand_in(course, "cleo", wrong)
    hand_in(course, "dan", '{"cells": [')
    hand_in(course, "eva")
    nbformat.write(right, hand_in(course, "finn") / "mine.ipynb")
    slow = nbformat.from_dict(right)
    find(slow, "double").source += "\nimport time\ntime.sleep(0.5)\nprint('done')"
    hand_in(course, "gina", slow)
    half = nbformat.from_dict(release)
    find(half, "triple").source = "def triple(x):\n    return 3 * x"
    hand_in(course, "hugo", half)


def dump(course, db_url=None):
    """Return all that a gradebook says of the students, without its own numbers of rows."""
    with Gradebook(db_url or f"sqlite:///{course / 'gradebook.db'}", "ann") as gradebook:
        return dump_of(gradebook)


def dump_of(gradebook):
    """Return all that an open gradebook says of the students."""
    grades = {
        (str(g.student.id), g.notebook.name, g.name): (
            g.auto_score,
            g.manual_score,
            bool(g.needs_manual_grade),
        )
        for g in gradebook.db.query(Grade)
    }
    comments = {
        (str(c.student.id), c.notebook.name, c.name): (c.auto_comment, c.manual_comment)
        for c in gradebook.db.query(Comment)
    }
    notebooks = {
        (str(n.student.id), n.name): (
            n.late_submission_penalty,
            n.score,
            str(n.assignment.timestamp),
        )
        for n in gradebook.db.query(SubmittedNotebook)
    }
    cells = sorted(cell.name for cell in gradebook.db.query(BaseCell))
    students = sorted(student.id for student in gradebook.students)
    return {
        "grades": grades,
        "comments": comments,
        "notebooks": notebooks,
        "cells": cells,
        "students": students,
    }


def graded_files(course):
    """Return every file that grading left in `autograded/`, hidden ones too."""
    folder = course / "autograded"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def identities(course):
    """Return for each student with a graded notebook which file it is: graded anew, another."""
    found = {}
    for student in STUDENTS:
        path = course / "autograded" / student / LESSON / NAME
        if path.exists():
            status = path.stat()
            found[student] = (status.st_ino, status.st_mtime_ns)
    return found


def command(*words):
    """Return the command that runs `nbjudge` as it is here."""
    return [sys.executable, "-m", "nbjudge.cli", *words]


def start(course, *words, env=None, **options):
    """Start `nbjudge` in a course's folder, with some variables of its own."""
    return subprocess.Popen(
        command(*words),
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def finish(course, *words):
    """Run `nbjudge` in a course's folder and return what it printed; it must succeed."""
    if words[0] == "grade" and not {"--jobs", "--dask"} & set(words):
        # One process that grades starts sooner than two, and few tests are about more.
        words += ("--jobs", "1")
    process = start(course, *words)
    out, err = process.communicate(timeout=GENEROUS)
    assert process.returncode == 0, out + err
    return out


def stamp_of(course, student):
    """Return what a graded notebook says of how it was graded."""
    path = course / "autograded" / student / LESSON / NAME
    return json.loads(path.read_text())["metadata"]["nbjudge_grading"]
