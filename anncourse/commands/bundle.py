"""`anncourse bundle`: make what students are given."""

import argparse
from pathlib import Path

from anncourse.classroom.changes.places import released
from anncourse.commands.course import find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse bundle`."""
    parser = subparsers.add_parser(
        "bundle",
        help="make the zip file that students are given",
        description=(
            "Make a zip file with the lessons, annlib and what checking at home needs; without "
            "solutions, without the grader, without what is an instructor's."
        ),
    )
    parser.add_argument("lessons", nargs="*", help="which, by default all")
    parser.add_argument("--to", type=Path, help="where to write, by default dist/ann-course.zip")
    parser.add_argument(
        "--exchange", default="", help="folder of the exchange, where students share a machine"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the zip file and say what it holds."""
    from anncourse.classroom.bundle.build import build_bundle

    root = find_course_root()
    known = list_lessons(released(root))
    lessons = [resolve_lesson(name, known) for name in arguments.lessons] or known
    if not lessons:
        raise CommandError(f"expected lessons in {released(root)}, found none: anncourse lessons")
    to = (arguments.to or root / "dist" / "ann-course.zip").absolute()
    number = build_bundle(root, to, lessons, arguments.exchange)
    size = to.stat().st_size / 1e6
    print(f"{len(lessons)} lessons, {number} files, {size:.1f} MB: {to}")
    return 0
