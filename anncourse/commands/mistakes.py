"""`anncourse mistakes`: what a class gets wrong in a lesson."""

import argparse
from pathlib import Path

from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse mistakes`."""
    parser = subparsers.add_parser(
        "mistakes",
        help="show what a class gets wrong in a lesson",
        description=(
            "Show from the graded hand-ins of a lesson which mistakes were made, how often and by "
            "whom: a table here, and a page with a heat map, a picture for a slide, CSV and JSON "
            "in reports/. Run nbjudge grade first."
        ),
    )
    parser.add_argument("lesson", help=LESSON)
    parser.add_argument("--dir", default="reports", help="where to write, by default reports/")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table and write the files."""
    # Only here: nbgrader takes a second to import.
    from anncourse.classroom.mistakes.files import write_csv, write_json, write_picture
    from anncourse.classroom.mistakes.findings import read_class
    from anncourse.classroom.mistakes.history import compare_with_before
    from anncourse.classroom.mistakes.page import make_page
    from anncourse.classroom.mistakes.summary import summarise
    from anncourse.classroom.mistakes.table import format_summaries
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    with open_course(root) as api:
        graded = read_class(api, lesson)
    if not graded.handed_in:
        raise CommandError(
            f"expected graded hand-ins of {lesson} in {root / 'autograded'}, found none. "
            f"To grade what was collected: nbjudge grade {lesson}"
        )
    summaries = summarise(graded, compare_with_before(root, graded))
    folder = root / Path(arguments.dir) / lesson
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mistakes.html").write_text(make_page(graded, summaries), "utf-8")
    write_csv(folder / "mistakes.csv", graded)
    write_json(folder / "mistakes.json", graded, summaries)
    write_picture(folder / "mistakes.png", graded, summaries)
    print(format_summaries(graded, summaries))
    print(f"\nThe page: {folder / 'mistakes.html'}\nFor a slide: {folder / 'mistakes.png'}")
    return 0
