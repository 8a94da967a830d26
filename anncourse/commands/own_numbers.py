"""`anncourse class numbers`: which numbers everybody was given to work out by hand."""

from __future__ import annotations

import argparse

from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson


def add_action(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `anncourse class numbers`."""
    numbers = actions.add_parser(
        "numbers",
        help="list everybody's own numbers of a lesson",
        description=(
            "List the numbers that everybody was given to work out by hand, with the right "
            "answers, in a lesson that was made with c.OwnNumbers.on."
        ),
    )
    numbers.add_argument("lesson", help=LESSON)
    numbers.add_argument("--csv", action="store_true", help="print them as CSV")
    numbers.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print which numbers everybody has, and what comes out."""
    # Only here: nbgrader takes a second to import.
    from anncourse.classroom.own_numbers import as_csv, as_text, list_numbers
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    with open_course(root) as api, api.gradebook as gradebook:
        students = sorted(student.id for student in gradebook.students)
    listed = list_numbers(root, lesson, students)
    print(as_csv(listed) if arguments.csv else as_text(listed))
    return 0
