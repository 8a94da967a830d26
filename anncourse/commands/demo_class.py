"""`anncourse demo-class`: a made-up class, graded from end to end."""

import argparse
import sys
from pathlib import Path

from anncourse.commands.course import find_course_root, list_lessons, resolve_lesson
from nbjudge.commands.progress_bar import show_progress
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse demo-class`."""
    parser = subparsers.add_parser(
        "demo-class",
        help="make up a class and grade it from end to end",
        description=(
            "Make a course folder with a class of made-up students: right in several ways, wrong "
            "in every known way, careless and late. They hand in through nbgrader's exchange; then "
            "everything is collected, graded, given feedback and exported. Ends with a table of "
            "scores and reasons."
        ),
    )
    parser.add_argument("--lessons", nargs="*", default=[], help="which, by default all")
    parser.add_argument("--dir", default="demo", help="where to make it, by default demo/")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the demo, print the table, and return the exit status."""
    # Only here: nbgrader takes a second to import, which `nbjudge --help` should not cost.
    from anncourse.classroom.demo.run import run_demo
    from nbjudge.report.table import format_table

    if sys.platform == "win32":
        raise CommandError("nbgrader's exchange needs Linux or macOS; so does this demo.")
    root = find_course_root()
    known = list_lessons(root / "solutions")
    lessons = [resolve_lesson(name, known) for name in arguments.lessons] or known
    if not lessons:
        raise CommandError(f"expected lessons in {root / 'solutions'}, found none.")
    folder = (root / Path(arguments.dir)).resolve()
    demo = run_demo(root, lessons, folder, say=say, progress=show_progress)
    print(format_table(demo.rows))
    print(f"\nThe course folder of this class: {folder}")
    print(f"What nbgrader exports:           {demo.export}")
    for page in demo.feedback:
        print(f"Feedback that a student fetched: {page}")
    return 1 if demo.failures else 0


def say(words: str) -> None:
    """Tell what happens next; not in the table that the command prints."""
    print(f"… {words}", file=sys.stderr, flush=True)
