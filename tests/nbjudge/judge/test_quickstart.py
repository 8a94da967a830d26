"""nbgrader's own example course, whose tests are plain asserts, graded as nbgrader grades it."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from nbjudge.environment import put_scripts_on_path

pytestmark = pytest.mark.course

WITH_THE_JUDGE = """
c.Autograde.autograde_preprocessors = [
    "nbjudge.judge.preprocess.Judge",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""

SQUARES = """\
def squares(n):
    if n < 1:
        raise ValueError
    return [i**2 for i in range(1, n + 1)]"""
# What students hand in, by name: the answers to squares and to sum_of_squares.
STUDENTS = {
    "right": (SQUARES, "def sum_of_squares(n):\n    return sum(squares(n))"),
    "untouched": (None, None),
    "no_error": (
        "def squares(n):\n    return [i * i for i in range(1, n + 1)]",
        "def sum_of_squares(n):\n    return sum(squares(n))",
    ),
    "one_short": (
        "def squares(n):\n    return [i * i for i in range(1, n)]",
        "def sum_of_squares(n):\n    return sum(squares(n))",
    ),
    "alone": (SQUARES, "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6"),
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


def nbgrader(folder, *arguments):
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    put_scripts_on_path()
    root = tmp_path_factory.mktemp("quickstart")
    nbgrader(root, "quickstart", "example")
    folder = root / "example"
    nbgrader(folder, "generate_assignment", "ps1")
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


@pytest.mark.filterwarnings("ignore::nbformat.validator.MissingIDFieldWarning")
def test_every_cell_earns_what_stock_nbgrader_gives(course):
    nbgrader(course, "autograde", "ps1")
    stock = scores(course)
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + WITH_THE_JUDGE, "utf-8")
    said = nbgrader(course, "autograde", "ps1", "--force")
    assert "Judged in" in said
    assert scores(course) == stock
    earned = dict.fromkeys(STUDENTS, 0.0)
    for (student, _, _), score in stock.items():
        earned[student] += score or 0.0
    assert earned["right"] == 3.0
    assert earned["untouched"] == 0.0
    assert 0.0 < earned["alone"] < 3.0
    assert Path(course, "autograded", "right", "ps1", "problem1.ipynb").exists()
