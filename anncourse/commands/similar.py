"""`anncourse similar`: which answers of a class are more alike than they have to be."""

import argparse
import sys
from pathlib import Path

from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse similar`."""
    parser = subparsers.add_parser(
        "similar",
        help="show which answers of a class are more alike than they have to be",
        description=(
            "Compare what a class handed in, two and two, leaving aside what the lesson, its "
            "solution and the known answers make alike: a table here, and a page with the answers "
            "side by side in reports/. Alike is not copied: read, and ask."
        ),
    )
    parser.add_argument("lesson", help=LESSON)
    parser.add_argument("--dir", default="reports", help="where to write, by default reports/")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print everything as JSON")
    form.add_argument("--csv", action="store_true", help="print a line per pair and exercise")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table and write the page."""
    # Only here: nbgrader takes a second to import.
    from anncourse.classroom.similarity.hand_ins import read_hand_ins, read_release
    from anncourse.classroom.similarity.known import known_pieces
    from anncourse.classroom.similarity.page import make_page
    from anncourse.classroom.similarity.pairs import find_pairs
    from anncourse.classroom.similarity.table import as_csv, as_json, format_pairs
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    release = read_release(root, lesson)
    with open_course(root) as api:
        handed_in = read_hand_ins(api, lesson, release)
    if not (handed_in.students or handed_in.left_out):
        raise CommandError(
            f"expected hand-ins of {lesson} in {root / 'submitted'}, found none. To collect them: "
            f"nbgrader collect {lesson}, or anncourse class collect"
        )
    pairs = find_pairs(handed_in, known_pieces(root, lesson, release))
    page = root / Path(arguments.dir) / lesson / "similar.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(make_page(handed_in, pairs), "utf-8")
    if arguments.json:
        print(as_json(handed_in, pairs))
    elif arguments.csv:
        print(as_csv(pairs))
        print("".join(f"{line}\n" for line in handed_in.left_out), end="", file=sys.stderr)
    else:
        print(format_pairs(handed_in, pairs))
        print(f"\nThe page: {page}")
    return 0
