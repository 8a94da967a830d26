"""`anncourse class`: roster, dates, hand-ins and grades of a class."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anncourse.commands import lms_feedback, own_numbers, reading
from anncourse.commands.course import find_course_root, list_lessons, resolve_lesson
from nbjudge.errors import CommandError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.apps import NbGraderAPI

LESSON = "its name, its number, or how its name begins"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `anncourse class` and what it can do."""
    parser = subparsers.add_parser(
        "class",
        help="roster, due dates, extensions, hand-ins and grades of a class",
        description="Set up a class, see how it stands, and exchange with Canvas or Moodle.",
    )
    actions = parser.add_subparsers(metavar="action", required=True)

    roster = _action(actions, "roster", run_roster, "take over who is in the class")
    roster.add_argument("file", type=Path, help="a CSV that Canvas or Moodle exported, or your own")
    roster.add_argument("--id", metavar="COLUMN", help="the column that has the students' ids")

    due = _action(actions, "due", run_due, "set when a lesson is due")
    due.add_argument("lesson", help=LESSON)
    due.add_argument("date", help="such as '2026-10-05 23:59', or none")

    extend = _action(actions, "extend", run_extend, "give a student more time for a lesson")
    extend.add_argument("lesson", help=LESSON)
    extend.add_argument("student", help="the student's id")
    extend.add_argument("date", help="until when, or none")

    collect = _action(
        actions, "collect", run_collect, "take hand-ins from Canvas's or Moodle's zip"
    )
    collect.add_argument("lesson", help=LESSON)
    collect.add_argument("zip", type=Path, help="what the system calls 'download submissions'")
    collect.add_argument("--worksheet", type=Path, help="Moodle's grading worksheet, for the times")

    table = _action(actions, "table", run_table, "show how the class stands")
    table.add_argument("lessons", nargs="*", help="which, by default all that somebody handed in")
    form = table.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print everything as JSON")
    form.add_argument("--csv", action="store_true", help="print a line per student and lesson")

    reading.add_action(actions)
    own_numbers.add_action(actions)
    lms_feedback.add_action(actions)

    grades = _action(actions, "grades", run_grades, "fill grades into Canvas's or Moodle's CSV")
    grades.add_argument("file", type=Path, help="gradebook export, or a grading worksheet")
    grades.add_argument("--lesson", help=f"only this one: {LESSON}")
    grades.add_argument("--column", help="the column of --lesson, where it is called otherwise")
    grades.add_argument("--to", type=Path, help="where to write, by default NAME-graded.csv beside")

    export = _action(actions, "export", run_export, "hand out what is kept about a student")
    export.add_argument("student", help="the student's id")
    export.add_argument("--to", type=Path, help="where to write, by default STUDENT.zip")

    forget = _action(actions, "forget", run_forget, "remove what is kept about a student")
    forget.add_argument("student", help="the student's id")
    forget.add_argument("--yes", action="store_true", help="do it; without, it is only listed")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    words: str,
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    parser.set_defaults(run=run)
    return parser


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


def run_export(arguments: argparse.Namespace) -> int:
    """Write what is kept about a student into a zip file."""
    from anncourse.classroom.mistakes.table import count
    from anncourse.classroom.records.find import find_records
    from anncourse.classroom.records.hand_out import hand_out
    from nbjudge.course.open import open_course

    root = find_course_root()
    to = (arguments.to or Path(f"{arguments.student}.zip")).absolute()
    with open_course(root) as api, api.gradebook as gradebook:
        number = hand_out(find_records(api, gradebook, arguments.student), root, to)
    print(f"{count(number, 'file')} about {arguments.student}: {to}")
    return 0


def run_forget(arguments: argparse.Namespace) -> int:
    """List what is kept about a student, and remove it if told so."""
    from anncourse.classroom.mistakes.table import count
    from anncourse.classroom.records.find import find_records
    from anncourse.classroom.records.forget import forget
    from nbjudge.batch.lock import only_run
    from nbjudge.course.open import open_course

    root, student = find_course_root(), arguments.student
    with only_run(root), open_course(root) as api, api.gradebook as gradebook:
        records = find_records(api, gradebook, student)
        if arguments.yes:
            forget(records, gradebook, root)
    done = "removed" if arguments.yes else "would be removed"
    for path in (*records.own, *records.reports):
        print(f"{done}: {path}")
    for path in records.tables:
        print(f"{done} from {path}: the entry of {student}")
    if records.gradebook:
        number = count(len(records.gradebook["hand_ins"]), "hand-in")
        print(f"{done} from the gradebook: {student}, {number}")
    for path in records.named:
        what = "may hold something of" if path.suffix == ".zip" else "names"
        print(f"look yourself: {path} {what} {student}")
    if arguments.yes:
        print("Backups, and what an LMS or a mail keeps, are not reached from here.")
    else:
        print(f"Nothing was removed. To do it: anncourse class forget {student} --yes")
    return 0
