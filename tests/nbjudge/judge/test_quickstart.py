"""A stranger's course, nbgrader's own example, graded as nbgrader grades it."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from nbjudge.environment import put_scripts_on_path
from tests.sampling import sample

pytestmark = [pytest.mark.course, pytest.mark.sampled]

TURNED_ON = """
from nbjudge.configure import turn_on; turn_on(get_config())
"""

SQUARES = """\
def squares(n):
    if n < 1:
        raise ValueError
    return [i**2 for i in range(1, n + 1)]"""
# What students hand in, by name: the answers to squares and to sum_of_squares.
ALWAYS = {
    "right": (SQUARES, "def sum_of_squares(n):\n    return sum(squares(n))"),
    "untouched": (None, None),
    "alone": (SQUARES, "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6"),
}
OTHERS = {
    "no_error": (
        "def squares(n):\n    return [i * i for i in range(1, n + 1)]",
        "def sum_of_squares(n):\n    return sum(squares(n))",
    ),
    "one_short": (
        "def squares(n):\n    return [i * i for i in range(1, n)]",
        "def sum_of_squares(n):\n    return sum(squares(n))",
    ),
    "array": (
        "import numpy as np\ndef squares(n):\n    if n < 1: raise ValueError\n"
        "    return (np.arange(1, n + 1) ** 2).tolist()",
        "def sum_of_squares(n):\n    return np.sum(squares(n))",
    ),
    "syntax": ("def squares(n:\n    pass", "def sum_of_squares(n):\n    return 1"),
    "prints": (f"{SQUARES}\nprint('hello')", "def sum_of_squares(n):\n    print(n)\n    return 1"),
    "complains": (
        f"import sys\n{SQUARES}",
        "def sum_of_squares(n):\n    print('!', file=sys.stderr)\n    return sum(squares(n))",
    ),
}
STUDENTS = ALWAYS | dict(sample(OTHERS.items(), 1, "quickstart"))


def type_in(folder, module, *arguments, status=0):
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    put_scripts_on_path()
    root = tmp_path_factory.mktemp("quickstart")
    type_in(root, "nbgrader", "quickstart", "example")
    folder = root / "example"
    type_in(folder, "nbgrader", "generate_assignment", "ps1")
    for student, answers in STUDENTS.items():
        submitted = folder / "submitted" / student / "ps1"
        shutil.copytree(folder / "release" / "ps1", submitted)
        path = submitted / "problem1.ipynb"
        notebook = nbformat.read(path, as_version=4)
        by_name = dict(zip(("squares", "sum_of_squares"), answers, strict=True))
        for cell in notebook.cells:
            code = by_name.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
            cell.source = cell.source if code is None else code
        nbformat.write(notebook, path)
    return folder


def scores(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "example") as gradebook:
        return {
            (student, grade.notebook.name, grade.name): grade.auto_score
            for student in STUDENTS
            for notebook in gradebook.find_submission("ps1", student).notebooks
            for grade in notebook.grades
        }


def totals(found):
    earned = dict.fromkeys(STUDENTS, 0.0)
    for (student, _, _), score in found.items():
        earned[student] += score or 0.0
    return earned


@pytest.fixture(scope="module")
def stock(course):
    """Return what nbgrader itself gives for every cell."""
    type_in(course, "nbgrader", "autograde", "ps1")
    found = scores(course)
    earned = totals(found)
    assert earned["right"] == 3.0
    assert earned["untouched"] == 0.0
    assert 0.0 < earned["alone"] < 3.0
    return found


@pytest.mark.filterwarnings("ignore::nbformat.validator.MissingIDFieldWarning")
def test_the_grade_command_gives_every_cell_what_stock_nbgrader_gives(course, stock):
    said = type_in(course, "nbjudge.cli", "grade", "ps1", "--force")
    assert scores(course) == stock
    assert f"graded     {len(STUDENTS):6}" in said
    assert "untouched" in said
    assert "could not be graded" not in said
    assert Path(course, "autograded", "right", "ps1", "problem1.ipynb").exists()
    assert "unchanged" in type_in(course, "nbjudge.cli", "grade", "ps1")


@pytest.mark.filterwarnings("ignore::nbformat.validator.MissingIDFieldWarning")
@pytest.mark.sampled(few=0)
def test_kept_apart_every_cell_scores_the_same(course, stock):
    config = course / "nbgrader_config.py"
    before = config.read_text("utf-8")
    assert "together: tests and students' code share a process" in run_doctor(course)
    config.write_text(f"{before}\nc.Judge.apart = ['ps1']\n", "utf-8")
    try:
        said = type_in(course, "nbjudge.cli", "grade", "ps1")
        assert "apart in ps1; else together" in run_doctor(course)
    finally:
        config.write_text(before, "utf-8")
    # Another mode is another grading: nothing is passed over.
    assert f"graded     {len(STUDENTS):6}" in said
    assert scores(course) == stock


@pytest.mark.filterwarnings("ignore::nbformat.validator.MissingIDFieldWarning")
@pytest.mark.sampled(few=0)
def test_with_one_line_nbgraders_own_command_grades_alike(course, stock):
    config = course / "nbgrader_config.py"
    before = config.read_text("utf-8")
    assert "turn_on" in type_in(course, "nbjudge.cli", "doctor", status=1)
    config.write_text(before + TURNED_ON, "utf-8")
    try:
        said = type_in(course, "nbgrader", "autograde", "ps1", "--force")
        assert "the judge grades            yes" in run_doctor(course)
    finally:
        config.write_text(before, "utf-8")
    assert "Judged in" in said
    assert scores(course) == stock


def run_doctor(course):
    # Its status is 1 where anything does not hold, such as a program that is not on PATH.
    command = [sys.executable, "-m", "nbjudge.cli", "doctor"]
    return subprocess.run(command, cwd=course, capture_output=True, text=True, check=False).stdout


def test_an_assignment_that_is_not_there_is_answered_with_those_that_are(course, stock):
    said = type_in(course, "nbjudge.cli", "grade", "ps2", status=1)
    assert said == "nbjudge: expected the name of an assignment: ps1. Got 'ps2'.\n"
