"""`anncourse class`: roster, dates, hand-ins and grades of a class."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from anncourse.commands import dates, lms_feedback, own_numbers, reading, records
from anncourse.commands.action import add_action
from anncourse.commands.course import LESSON, find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `anncourse class` and what it can do."""
    parser = subparsers.add_parser(
        "class",
        help="roster, due dates, extensions, hand-ins and grades of a class",
        description="Set up a class, see how it stands, and exchange with Canvas or Moodle.",
    )
    actions = parser.add_subparsers(metavar="action", required=True)

    roster = add_action(actions, "roster", run_roster, "take over who is in the class")
    roster.add_argument("file", type=Path, help="a CSV that Canvas or Moodle exported, or your own")
    roster.add_argument("--id", metavar="COLUMN", help="the column that has the students' ids")

    dates.add_actions(actions)

    collect = add_action(
        actions, "collect", run_collect, "take hand-ins from Canvas's or Moodle's zip"
    )
    collect.add_argument("lesson", help=LESSON)
    collect.add_argument("zip", type=Path, help="what the system calls 'download submissions'")
    collect.add_argument("--worksheet", type=Path, help="Moodle's grading worksheet, for the times")

    table = add_action(actions, "table", run_table, "show how the class stands")
    table.add_argument("lessons", nargs="*", help="which, by default all that somebody handed in")
    form = table.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print everything as JSON")
    form.add_argument("--csv", action="store_true", help="print a line per student and lesson")

    reading.add_action(actions)
    own_numbers.add_action(actions)
    lms_feedback.add_action(actions)

    grades = add_action(actions, "grades", run_grades, "fill grades into Canvas's or Moodle's CSV")
    grades.add_argument("file", type=Path, help="gradebook export, or a grading worksheet")
    grades.add_argument("--lesson", help=f"only this one: {LESSON}")
    grades.add_argument("--column", help="the column of --lesson, where it is called otherwise")
    grades.add_argument("--to", type=Path, help="where to write, by default NAME-graded.csv beside")

    records.add_actions(actions)


def run_roster(arguments: argparse.Namespace) -> int:
    """Take over a roster, and say what it changed."""
    from anncourse.classroom.lms.roster import read_roster, take_over, unused_columns
    from anncourse.classroom.mistakes.table import count
    from nbjudge.course.open import open_course

    people = read_roster(arguments.file, arguments.id)
    with open_course(find_course_root()) as api, api.gradebook as gradebook:
        change = take_over(gradebook, people)
    n_students = count(len(people), "student")
    print(f"{n_students}: {len(change.new)} new, {len(change.changed)} changed.")
    for column in unused_columns(arguments.file):
        print(f"The column {column!r} is left out: id, first_name, last_name and email are used.")
    for student in change.left:
        print(f"{student} is not on this roster, and stays in the gradebook.")
    return 0


def run_collect(arguments: argparse.Namespace) -> int:
    """Put the hand-ins of a zip file into submitted/."""
    from anncourse.classroom.lms.collect import collect
    from nbjudge.course.open import open_course

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    paths = [arguments.zip.absolute(), arguments.worksheet and arguments.worksheet.absolute()]
    with open_course(root) as api:
        found = collect(api, lesson, *paths)
    print("\n".join(found.lines) + "\n" * bool(found.lines), end="")
    print(
        f"{len(found.new)} new, {len(found.anew)} handed in anew, {len(found.same)} as before. "
        f"Now: nbjudge grade {lesson}"
    )
    return 0


def run_table(arguments: argparse.Namespace) -> int:
    """Print how the class stands."""
    from anncourse.classroom.term.late import LatePolicy
    from anncourse.classroom.term.settle import settle
    from anncourse.classroom.term.standing import read_overview
    from anncourse.classroom.term.table import as_csv, as_json, format_overview
    from nbjudge.course.open import open_course

    root = find_course_root()
    known = list_lessons(root / "solutions")
    wanted = [resolve_lesson(name, known) for name in arguments.lessons]
    with open_course(root) as api, api.gradebook as gradebook:
        settle(api, gradebook)
        entered = [assignment.name for assignment in gradebook.assignments]
        lessons = choose(wanted, entered, sorted(set(entered) & set(_handed_in(root))))
        overviews = [read_overview(api, gradebook, lesson) for lesson in lessons]
        policy = LatePolicy(parent=api).in_words()
    if arguments.json:
        print(as_json(overviews))
    elif arguments.csv:
        print(as_csv(overviews))
    else:
        print("\n\n".join(format_overview(overview, policy) for overview in overviews))
    return 0


def _handed_in(root: Path) -> list[str]:
    return [path.name for path in (root / "submitted").glob("*/*")]


def choose(wanted: Sequence[str], entered: Sequence[str], handed_in: Sequence[str]) -> list[str]:
    """Return the lessons to show.

    Raises
    ------
    CommandError
        Where one is not in the gradebook, or there are none.
    """
    for lesson in wanted:
        if lesson not in entered:
            raise CommandError(
                f"{lesson} is not in the gradebook yet. To enter it: nbjudge grade {lesson}, or "
                f"anncourse class due {lesson} DATE"
            )
    lessons = list(wanted) or list(handed_in)
    if not lessons:
        raise CommandError("nobody handed anything in yet. Name the lesson to see who is to.")
    return lessons


def run_grades(arguments: argparse.Namespace) -> int:
    """Fill grades into a file of the system's."""
    from traitlets.config import Config

    from anncourse.classroom.lms.grades import FillIn
    from anncourse.classroom.mistakes.table import count
    from anncourse.classroom.term.settle import settle
    from nbjudge.course.open import open_course

    root = find_course_root()
    config = Config()
    if arguments.lesson:
        lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
        config.FillIn.assignment = [lesson]
        if arguments.column:
            config.FillIn.columns = {lesson: arguments.column}
    elif arguments.column:
        raise CommandError("expected --lesson with --column: whose column is it?")
    file = arguments.file.absolute()
    to = (arguments.to or file.with_name(f"{file.stem}-graded.csv")).absolute()
    with open_course(root, config) as api, api.gradebook as gradebook:
        settle(api, gradebook)
        filled = FillIn(parent=api).fill(gradebook, file, to)
    print("\n".join(filled.lines) + "\n" * bool(filled.lines), end="")
    print(f"{count(filled.grades, 'grade')} of {', '.join(filled.lessons)}: {to}")
    return 0
