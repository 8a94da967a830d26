"""A course of one small lesson, in a folder of its own."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from anncourse.commands.tidy import tidy_text

CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "tiny"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
"""

AUTOTESTS = """\
python3:
  setup: "tolerance = 1e-6"
  hash: "hash({{snippet}})"
  dispatch: "type({{snippet}})"
  normalize: "{{snippet}}"
  check: "assert abs({{snippet}} - {{value}}) < tolerance, '{{message}}'"
  templates:
    default:
      - test: "{{snippet}}"
        fail: "expected another number"
"""

SOLUTION = """\
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION"""

TEST = """\
assert double(1) == 2, "double(1) should be 2"
### BEGIN HIDDEN TESTS
assert double(3) == 6
### END HIDDEN TESTS"""


def graded(kind, grade_id, source, *, points=0):
    """Return one cell with nbgrader's metadata: kind is 'solution', 'test' or 'question'."""
    cell = new_markdown_cell(source) if kind == "question" else new_code_cell(source)
    cell.metadata["nbgrader"] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": kind != "solution",
        "solution": kind != "test",
        "locked": kind == "test",
        "task": False,
    }
    if kind != "solution":
        cell.metadata["nbgrader"]["points"] = points
    return cell


def write_solution(root: Path, lesson: str) -> Path:
    """Write a solution notebook with one exercise, one number and one question, and a picture."""
    cells = [
        new_markdown_cell(f"# {lesson}: twice as much — naïve but true"),
        graded("solution", "double", SOLUTION),
        graded("test", "test_double", TEST, points=2),
        graded("solution", "number", "### BEGIN SOLUTION\nanswer = 0.5\n### END SOLUTION"),
        graded("test", "test_number", "### AUTOTEST answer", points=1),
        graded("question", "explain_double", "Because.", points=1),
    ]
    folder = root / "solutions" / lesson
    folder.mkdir(parents=True)
    (folder / "picture.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    path = folder / f"{lesson}.ipynb"
    path.write_text(tidy_text(nbformat.writes(new_notebook(cells=cells))), encoding="utf-8")
    return path


def write_course(root: Path, lessons=("01_double",)) -> Path:
    """Write the whole course below `root`, its lessons not generated yet."""
    (root / "lessons").mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    (root / "autotests.yml").write_text(AUTOTESTS)
    for lesson in lessons:
        write_solution(root, lesson)
    return root
