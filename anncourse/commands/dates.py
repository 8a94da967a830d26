"""`anncourse class due` and `extend`: when a lesson is due, for all and for one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from anncourse.commands.action import add_action
from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.apps import NbGraderAPI


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare both."""
    due = add_action(actions, "due", run_due, "set when a lesson is due")
    due.add_argument("lesson", help=LESSON)
    due.add_argument("date", help="such as '2026-10-05 23:59', or none")

    extend = add_action(actions, "extend", run_extend, "give a student more time for a lesson")
    extend.add_argument("lesson", help=LESSON)
    extend.add_argument("student", help="the student's id")
    extend.add_argument("date", help="until when, or none")


def run_due(arguments: argparse.Namespace) -> int:
    """Set a due date, and bring everybody's lateness up to date."""
    from anncourse.classroom.term.dates import parse_date, show_date

    when = None if arguments.date == "none" else parse_date(arguments.date)

    def change(api: NbGraderAPI, gradebook: Gradebook, lesson: str) -> None:
        gradebook.update_or_create_assignment(lesson, duedate=when)

    _change_dates(arguments.lesson, change)
    print(f"Due {show_date(when)}." if when else "No due date.")
    return 0


def run_extend(arguments: argparse.Namespace) -> int:
    """Give an extension, and bring everybody's lateness up to date."""
    from anncourse.classroom.term.dates import parse_date, show_date
    from anncourse.classroom.term.extensions import read_extensions, write_extensions
    from anncourse.classroom.term.scores import read_submissions

    until = None if arguments.date == "none" else parse_date(arguments.date)
    root, student = find_course_root(), arguments.student

    def change(api: NbGraderAPI, gradebook: Gradebook, lesson: str) -> None:
        known = [one.id for one in gradebook.students]
        if student not in known:
            raise CommandError(f"expected a student of the class. Got {student!r}.")
        due = gradebook.find_assignment(lesson).duedate
        if due is None or (until and until <= due):
            raise CommandError(
                f"an extension of {lesson} goes beyond its due date, which is "
                f"{show_date(due) if due else 'not set: anncourse class due'}."
            )
        extensions = read_extensions(root)
        extensions.pop((student, lesson), None)
        if until:
            extensions[student, lesson] = until
        write_extensions(root, extensions)
        for submission in read_submissions(gradebook, lesson):
            if submission.student_id == student:
                submission.extension = None

    _change_dates(arguments.lesson, change)
    print(f"{student} has until {show_date(until)}." if until else f"{student}: as everybody.")
    return 0


def _change_dates(name: str, change: Callable[[Any, Any, str], None]) -> None:
    from anncourse.classroom.term.settle import settle
    from nbjudge.course.open import open_course, register_assignment

    root = find_course_root()
    lesson = resolve_lesson(name, list_lessons(root / "solutions"))
    with open_course(root) as api:
        # Its own transaction: nbgrader enters a lesson in a process of its own.
        with api.gradebook as gradebook:
            known = lesson in [assignment.name for assignment in gradebook.assignments]
        if not known:
            register_assignment(api, lesson)
        with api.gradebook as gradebook:
            change(api, gradebook, lesson)
            settle(api, gradebook)
