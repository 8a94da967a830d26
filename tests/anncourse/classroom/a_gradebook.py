"""A gradebook of one lesson with 10 points, 3 of them by hand, made without running nbgrader."""

import functools
import tempfile
import warnings
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning

LESSON = "01_perceptron"
DUE = datetime(2026, 10, 5, 21, 59)


@functools.cache
def _empty():
    """Return an empty gradebook's file: nbgrader takes seconds to make one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gradebook.db")
        Gradebook(f"sqlite:///{path}").close()
        return path.read_bytes()


def make_gradebook(folder, due=DUE):
    """Return an empty class's gradebook, open."""
    (folder / "gradebook.db").write_bytes(_empty())
    book = Gradebook(f"sqlite:///{folder / 'gradebook.db'}")
    book.add_assignment(LESSON, duedate=due)
    book.add_notebook(LESSON, LESSON)
    for cell, points, kind in (("test_step", 7, "code"), ("explain", 3, "markdown")):
        book.add_grade_cell(cell, LESSON, LESSON, max_score=points, cell_type=kind)
        book.add_source_cell(cell, LESSON, LESSON, cell_type=kind)
    book.add_solution_cell("explain", LESSON, LESSON)
    return book


def hand_in(book, student, score, when=DUE, by_hand=None):
    """Put a graded hand-in into it, as grading leaves it."""
    book.update_or_create_student(student)
    with warnings.catch_warnings():
        # About the order in which nbgrader's own gradebook adds its rows.
        warnings.simplefilter("ignore", SAWarning)
        submission = book.add_submission(LESSON, student, timestamp=when)
    for grade in submission.notebooks[0].grades:
        if grade.name == "test_step":
            grade.auto_score = score
        else:
            grade.manual_score = by_hand
        grade.needs_manual_grade = grade.auto_score is None and by_hand is None
    book.db.commit()
    return submission
