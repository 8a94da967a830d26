"""`annlib grade`: grade a class, and say why each score that is not full is not full."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from annlib.commands.course import find_course_root, list_lessons, resolve_lesson
from annlib.commands.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `annlib grade`."""
    parser = subparsers.add_parser(
        "grade",
        help="grade what a class handed in",
        description=(
            "Grade what lies in submitted/, as nbgrader autograde does, student by student. Run "
            "nbgrader collect first. Ends with a table of scores and reasons. The status is 1 if "
            "somebody could not be graded at all; a broken notebook is graded, with 0 points."
        ),
    )
    parser.add_argument("lesson", help="which lesson: 01_perceptron, perceptron or 1")
    parser.add_argument("--students", help="only these students, by id: ada,bob")
    parser.add_argument(
        "--force", action="store_true", help="grade again what was graded and did not change"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Grade, print the table, and return the exit status."""
    # Only here: nbgrader takes a second to import, which `annlib --help` should not cost.
    from annlib.grading.batch import grade_class
    from annlib.grading.course import open_course, register_lesson
    from annlib.grading.report import format_table, make_rows

    root = find_course_root()
    lesson = resolve_lesson(arguments.lesson, list_lessons(root / "solutions"))
    with open_course(root) as api:
        handed_in = set(api.get_submitted_students(lesson))
        students = choose(handed_in, arguments.students, lesson, root)
        register_lesson(api, lesson)
        failures = grade_class(api, lesson, students, force=arguments.force, progress=show_progress)
        rows = make_rows(api, lesson, students, failures)
    print(format_table(rows))
    for failure in failures:
        print(f"\n{failure.student} could not be graded. nbgrader's log:\n{failure.log}")
    print(f"\n{len(rows) - len(failures)} of {len(rows)} students graded.")
    return 1 if failures else 0


def choose(handed_in: set[str], wanted: str | None, lesson: str, root: Path) -> list[str]:
    """Return the ids of the students to grade.

    Raises
    ------
    CommandError
        Where there are none, or one who is named handed nothing in.
    """
    if not handed_in:
        raise CommandError(
            f"expected hand-ins in {root / 'submitted'}/STUDENT/{lesson}, found none. "
            f"To fetch them from the exchange: nbgrader collect {lesson}"
        )
    if wanted is None:
        return sorted(handed_in)
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    unknown = sorted(set(names) - handed_in)
    if unknown:
        raise CommandError(
            f"expected students who handed in {lesson}: {', '.join(sorted(handed_in))}. "
            f"Got {', '.join(unknown)}."
        )
    return sorted(set(names))


def show_progress(students: Sequence[str]) -> Iterable[str]:
    """Show a progress bar while the students are graded, on a terminal only."""
    from tqdm import tqdm

    bar: Iterable[str] = tqdm(
        students, desc="grading", unit="student", disable=not sys.stderr.isatty(), leave=False
    )
    return bar
