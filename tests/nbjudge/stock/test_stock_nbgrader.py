"""nbgrader's own commands, typed in the course's folder, behave as `nbjudge grade` does."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from tests.nbjudge.tiny import LESSON, REPOSITORY, fill, find

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"
STUDENTS = ("ada", "broken", "newer", "renamed")


def nbgrader(folder, *words):
    """Run a command as an instructor types it, without the environment's programs on PATH."""
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def graded(generated, tmp_path_factory):
    """Return the course after a class was graded; stock nbgrader would stop at two of it."""
    course = shutil.copytree(generated, tmp_path_factory.mktemp("graded") / "course")
    notebook = fill(nbformat.read(course / "lessons" / LESSON / NAME, as_version=4))
    folders = {}
    for student in STUDENTS:
        folders[student] = course / "submitted" / student / LESSON
        folders[student].mkdir(parents=True)
    nbformat.write(notebook, folders["ada"] / NAME)
    (folders["broken"] / NAME).write_text('{"cells": [')
    nbformat.write(notebook, folders["renamed"] / "mine.ipynb")
    # nbgrader stops the whole class at a version of its settings that it does not know.
    find(notebook, "double").metadata["nbgrader"]["schema_version"] = 99
    nbformat.write(notebook, folders["newer"] / NAME)
    for words in (["autograde", LESSON], ["generate_feedback", LESSON], ["export"]):
        result = nbgrader(course, *words)
        assert result.returncode == 0, result.stderr
    return course


@pytest.mark.sampled(few=0)
def test_one_broken_notebook_stops_nobody(graded):
    rows = [line.split(",") for line in (graded / "grades.csv").read_text().splitlines()]
    scores = {row[3]: float(row[9]) for row in rows[1:]}
    # 2 + 3 points; the point of the question is an instructor's to give.
    assert scores == {"ada": 5, "broken": 0, "newer": 5, "renamed": 5}


def test_feedback_says_what_was_wrong_with_the_hand_in(graded):
    pages = {
        student: (graded / "feedback" / student / LESSON / f"{LESSON}.html").read_text()
        for student in STUDENTS
    }
    assert "About your hand-in" not in pages["ada"]
    assert "could not be graded: the file is not valid JSON (line 1, column 12)" in pages["broken"]
    assert "Open your notebook in JupyterLab." in pages["broken"]
    assert "The nbgrader settings of the cell <code>double</code> were changed." in pages["newer"]
    assert "You handed in <code>mine.ipynb</code> in place of" in pages["renamed"]
    assert "¶" not in pages["ada"]


def test_validate_shows_the_words_of_the_verdict(tmp_path):
    check = 'check("weighted_sum", points=3)'
    settings = {
        "schema_version": 3,
        "grade_id": "test_weighted_sum",
        "grade": True,
        "solution": False,
        "locked": True,
        "task": False,
        "points": 3,
    }
    wrong = "import numpy as np\ndef weighted_sum(x, w, b):\n    return float(np.dot(x, w))"
    cells = [
        new_code_cell("from anncourse import check"),
        new_code_cell(wrong),
        new_code_cell(check, metadata={"nbgrader": settings}),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebook.ipynb")
    said = nbgrader(tmp_path, "validate", "notebook.ipynb").stdout
    assert "VALIDATION FAILED ON 1 CELL(S)!" in said
    assert "weighted_sum: 0 of 3 points." in said
    assert "Likely mistake: The bias is missing" in said
