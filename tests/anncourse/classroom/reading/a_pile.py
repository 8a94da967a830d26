"""A course of one lesson whose free-text question was answered, and graded but for it."""

import shutil

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

from tests.anncourse.classroom.a_gradebook import LESSON, hand_in, make_gradebook
from tests.nbjudge.tiny import REPOSITORY

CELL = "explain"
# A picture of one point.
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SOLUTION = """\
### BEGIN SOLUTION
It adds up.

**Rubric**

1 point: $z = w x + b$.
### END SOLUTION"""


def answer_cell(source, **more):
    about = {"grade_id": CELL, "grade": True, "solution": True, "points": 3, "schema_version": 3}
    return new_markdown_cell(source, metadata={"nbgrader": about}, **more)


def write_notebook(folder, *cells):
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=list(cells)), folder / f"{LESSON}.ipynb")


def make_course(folder, answers):
    """Make a course in which each student, by name, wrote an answer; None is no answer."""
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    task = new_markdown_cell("## In your own words\n\nWhat does a neuron do?")
    write_notebook(folder / "solutions" / LESSON, task, answer_cell(SOLUTION))
    write_notebook(folder / "lessons" / LESSON, task, answer_cell("YOUR ANSWER HERE"))
    with make_gradebook(folder) as book:
        for student, answer in answers.items():
            submission = hand_in(book, student, 7)
            if answer is None:
                (grade,) = [g for g in submission.notebooks[0].grades if g.name == CELL]
                grade.auto_score, grade.needs_manual_grade = 0, False
            write_notebook(folder / "autograded" / student / LESSON, answer_cell(answer or ""))
        book.db.commit()
    return folder
