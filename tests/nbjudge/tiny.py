"""A lesson of two exercises and one question, with the course's own configuration of nbgrader."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

REPOSITORY = Path(__file__).parents[2]
LESSON = "01_tiny"
POINTS = {"test_double": 2, "test_triple": 3, "explain_tiny": 1}

DOUBLE = """\
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION"""

TEST_DOUBLE = """\
score = 0.0
if double(1) == 2:
    score += 1
### BEGIN HIDDEN TESTS
if double(3) == 6:
    score += 1
### END HIDDEN TESTS
score"""

TRIPLE = """\
def triple(x):
    ### BEGIN SOLUTION
    return 3 * x
    ### END SOLUTION"""

TEST_TRIPLE = """\
assert triple(factor) == 6, "triple(2) should be 6"
### BEGIN HIDDEN TESTS
assert triple(-1) == -3
### END HIDDEN TESTS"""


def make_solution():
    """Return the instructor's notebook."""
    return new_notebook(
        cells=[
            new_markdown_cell("# Twice and three times as much", id="title"),
            new_code_cell("factor = 2", id="setup"),
            graded("double", DOUBLE, solution=True),
            graded("test_double", TEST_DOUBLE, grade=True),
            new_markdown_cell("Now three times as much.", id="between"),
            graded("triple", TRIPLE, solution=True),
            graded("test_triple", TEST_TRIPLE, grade=True),
            graded("explain_tiny", "Adding it to itself.", solution=True, grade=True),
        ],
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            }
        },
    )


def graded(grade_id, source, *, solution=False, grade=False):
    """Return a cell that nbgrader knows."""
    make = new_markdown_cell if grade_id.startswith("explain") else new_code_cell
    settings = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    if grade:
        settings["points"] = POINTS[grade_id]
    return make(source, id=grade_id, metadata={"nbgrader": settings})


def write_course(root):
    """Write a course with this lesson, not generated yet, and the course's real configuration."""
    folder = root / "solutions" / LESSON
    folder.mkdir(parents=True)
    (root / "lessons").mkdir()
    nbformat.write(make_solution(), folder / f"{LESSON}.ipynb")
    for name in ("nbgrader_config.py", "autotests.yml"):
        shutil.copyfile(REPOSITORY / name, root / name)
    return root


def find(notebook, grade_id):
    """Return the one cell of that name."""
    (cell,) = [c for c in notebook.cells if name_of(c) == grade_id]
    return cell


def name_of(cell):
    """Return the name by which nbgrader knows a cell."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def fill(notebook):
    """Return the notebook with right answers."""
    find(notebook, "double").source = "def double(x):\n    return 2 * x"
    find(notebook, "triple").source = "def triple(x):\n    return 3 * x"
    find(notebook, "explain_tiny").source = "It is added to itself."
    return notebook
