"""The made-up class from end to end, each step as nbgrader's own commands do it."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import CsvExportPlugin
from traitlets.config import Config

from nbjudge.errors import CommandError
from nbjudge.batch.outcome import Failure
from nbjudge.batch.run import Bar, NoBar, grade_class
from nbjudge.course.open import demand, open_course, register_assignment
from anncourse.classroom.demo.answers import other_answers
from anncourse.classroom.demo.exchange import Desk, TypingDesk
from anncourse.classroom.demo.students import Student, leave_file, make_class
from nbjudge.report.table import Row, make_rows

# nbformat's functions have no types.
# mypy: allow-untyped-calls

# Put into the folder of a demo, so that no other folder is ever deleted.
MARK = "made-by-anncourse-demo-class.txt"

# Enough for every cell of the lessons, and short, because some students have endless loops.
SECONDS_PER_CELL = 10

Progress = Callable[[int], Bar]


@dataclass
class Demo:
    """What came out of a demo.

    Parameters
    ----------
    rows
        One for each student and lesson.
    failures
        Students who could not be graded at all: there should be none.
    export
        The table that nbgrader exports.
    feedback
        The pages that the first student fetched.
    """

    rows: list[Row]
    failures: list[Failure]
    export: Path
    feedback: list[Path]


def run_demo(
    root: Path,
    lessons: Sequence[str],
    folder: Path,
    *,
    say: Callable[[str], None] = lambda words: None,
    progress: Progress = lambda total: NoBar(),
) -> Demo:
    """Make a course folder with a class in it, and take the class through every step.

    Parameters
    ----------
    root
        The course.
    lessons
        Names of lessons.
    folder
        Where to make it. A demo that is there already is replaced.
    say
        Is told what happens next.
    progress
        Makes a progress bar for a number of students.

    Raises
    ------
    CommandError
        Where a step fails.
    """
    copy_course(root, lessons, folder)
    demo = Demo([], [], folder / "grades.csv", [])
    with open_course(folder, settings(folder)) as api:
        for lesson in lessons:
            say(f"{lesson}: generating and releasing")
            register_assignment(api, lesson)
            demand(api.release_assignment(lesson), f"release {lesson}")
            solution = nbformat.read(root / "solutions" / lesson / f"{lesson}.ipynb", as_version=4)
            students = make_class(lesson, solution, other_answers(root, lesson))
            say(f"{lesson}: {len(students)} students fetch it and hand it in")
            desks = hand_in_all(api, lesson, students, folder / "students")
            say(f"{lesson}: collecting and grading")
            demand(api.collect(lesson), f"collect {lesson}")
            names = [student.name for student in students]
            outcome = grade_class(api, lesson, names, progress=progress)
            say(f"{lesson}: making and releasing feedback")
            demand(api.generate_feedback(lesson), f"make feedback for {lesson}")
            demand(api.release_feedback(lesson), f"release feedback for {lesson}")
            first = desks[students[0].name]
            if isinstance(first, TypingDesk):
                demo.feedback += first.fetch_feedback(lesson)
            demo.rows += make_rows(api, lesson, names, outcome.failures, outcome.told)
            demo.failures += outcome.failures
        say("exporting the grades")
        with api.gradebook as gradebook:
            CsvExportPlugin(parent=api, to=str(demo.export)).export(gradebook)
    return demo


def copy_course(root: Path, lessons: Sequence[str], folder: Path) -> None:
    """Make a course folder with the named lessons, in place of an older demo."""
    if folder.exists():
        if not (folder / MARK).exists() and any(folder.iterdir()):
            raise CommandError(
                f"expected a new folder, or that of an earlier demo. Got {folder}, which holds "
                "something else. Choose another with --dir."
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_text("anncourse demo-class deletes this folder when it is run again.\n")
    # The folder of lessons has to be there for the course to be found; nbgrader fills it.
    (folder / "lessons").mkdir()
    ignore = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
    for lesson in lessons:
        source = root / "solutions" / lesson
        shutil.copytree(source, folder / "solutions" / lesson, ignore=ignore)
    for name in ("nbgrader_config.py", "autotests.yml"):
        if (root / name).is_file():
            shutil.copyfile(root / name, folder / name)


def settings(folder: Path) -> Config:
    """Return what differs from a real course: where the exchange is, and who owns the files."""
    config = Config()
    config.Exchange.root = str(folder / "exchange")
    config.Execute.timeout = SECONDS_PER_CELL
    # All students are one person here; in a real class this tells of forged hand-ins.
    config.ExchangeCollect.check_owner = False
    # Some of them hand in what nobody should.
    config.CarefulSubmit.untouched = True
    return config


def hand_in_all(
    api: NbGraderAPI, lesson: str, students: Sequence[Student], folder: Path
) -> dict[str, Desk]:
    """Let every student fetch the lesson and hand it in, some of them after the due date.

    The first student types nbgrader's commands; the others do the same within this process,
    because starting it a hundred times would take minutes.
    """
    kinds: list[type[Desk]] = [TypingDesk] + [Desk] * (len(students) - 1)
    desks = {
        student.name: kind(api, student.name, folder / student.name)
        for student, kind in zip(students, kinds, strict=True)
    }
    punctual = [student for student in students if not student.late]
    for student in punctual:
        hand_in(desks[student.name], lesson, student)
    with api.gradebook as gradebook:
        due = datetime.now(UTC).replace(tzinfo=None)
        gradebook.update_or_create_assignment(lesson, duedate=due)
    for student in students:
        if student.late:
            hand_in(desks[student.name], lesson, student)
    return desks


def hand_in(desk: Desk, lesson: str, student: Student) -> None:
    """Let one student fetch the lesson, work on it, and hand it in, drafts first."""
    desk.fetch(lesson)
    released = nbformat.read(desk.home / lesson / f"{lesson}.ipynb", as_version=4)
    for draft in student.drafts:
        desk.write(lesson, draft, released)
        desk.hand_in(lesson)
    path = desk.write(lesson, student.change, released)
    if student.file is not leave_file:
        student.file(path)
    desk.hand_in(lesson)
