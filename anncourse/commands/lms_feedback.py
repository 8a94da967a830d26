"""`anncourse class feedback`: feedback pages as a zip file that Moodle takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson


def add_action(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `anncourse class feedback`."""
    feedback = actions.add_parser(
        "feedback",
        help="pack feedback pages for Moodle",
        description=(
            "Pack the feedback pages of those who handed in through Moodle into a zip file, which "
            "Moodle takes as 'Upload multiple feedback files in a zip'. Run nbgrader "
            "generate_feedback first."
        ),
    )
    feedback.add_argument("lesson", help=LESSON)
    feedback.add_argument("zip", type=Path, help="what Moodle calls 'download all submissions'")
    feedback.add_argument("--worksheet", type=Path, help="Moodle's grading worksheet")
    feedback.add_argument("--to", type=Path, help="by default LESSON-feedback.zip")
    feedback.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the zip file, and say whose feedback is not in it."""
    # Only here: nbgrader takes a second to import.
    from anncourse.classroom.lms.feedback import pack_feedback
    from anncourse.classroom.mistakes.table import count
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    to = (arguments.to or Path(f"{lesson}-feedback.zip")).absolute()
    paths = [path and path.absolute() for path in (arguments.zip, arguments.worksheet)]
    with open_course(root) as api:
        packed = pack_feedback(api, lesson, paths[0], to, paths[1])
    print("".join(f"{line}\n" for line in packed.lines), end="")
    print(f"Feedback of {count(len(packed.students), 'student')}: {to}")
    return 0
