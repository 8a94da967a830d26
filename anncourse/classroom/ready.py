"""Work out once what is the same for every hand-in of a lesson, before a class is graded."""

from __future__ import annotations

from anncourse.checks.casebook import kept_casebook
from anncourse.exercises import LESSONS


def make_ready(lesson: str) -> None:
    """Draw the cases that a lesson's exercises are tried with, and work out what is expected.

    The processes that grade are forked from the one in which this is called.
    """
    for exercise in LESSONS.get(lesson, ()):
        book = kept_casebook(exercise)
        for part in exercise.parts:
            for args in book.cases(part, hidden=True):
                book.expected(args)
