"""Grading a class: stock ``nbgrader autograde`` against ``nbjudge grade``, in one run.

``python -m benchmarks.grading --number 2000`` grades so many made-up hand-ins. Stock nbgrader is
given the first few of the same ones: it takes seconds for each, one after the other.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbgrader.api import Gradebook

from anncourse.classroom.demo.answers import other_answers
from anncourse.classroom.demo.run import copy_course
from anncourse.classroom.demo.students import Student, leave_file, make_class
from benchmarks.processor_time import meter
from nbjudge.course.open import open_course, register_assignment
from nbjudge.environment import put_scripts_on_path
from nbjudge.judge.sandbox import find_wall

ROOT = Path(__file__).parents[1]

#: How many times as fast it is meant to be, at least, from so many hand-ins on: an exercise group,
#: an ordinary class, a large one.
TARGETS = {10: 10, 60: 15, 2_000: 20}
#: For so few hand-ins it is measured as well.
FEW = 5

#: Made-up students who try something: stock nbgrader stops at some, and is fooled by others.
NOT_HONEST = ("endless", "ends_python", "nora", "dan_", "eva_")

#: What nbgrader needs to know of the course; every other setting is its own.
STOCK = """\
c = get_config()
c.CourseDirectory.course_id = "ann"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
"""


@dataclass(frozen=True)
class Measured:
    """What one way to grade took."""

    number: int
    seconds: float
    cpu_seconds: float
    peak_megabytes: float

    @property
    def each(self) -> float:
        """Seconds per notebook."""
        return self.seconds / self.number


def make_course(lesson: str, number: int, folder: Path) -> Path:
    """Make a course in which so many students handed in one lesson."""
    copy_course(ROOT, [lesson], folder)
    with open_course(folder) as api:
        register_assignment(api, lesson)
    name = f"{lesson}.ipynb"
    solution = nbformat.read(ROOT / "solutions" / lesson / name, as_version=4)
    release = nbformat.read(folder / "lessons" / lesson / name, as_version=4)
    students = [s for s in make_class(lesson, solution, other_answers(ROOT, lesson)) if honest(s)]
    texts = [nbformat.writes(student.change(release)) for student in students]
    for i in range(number):
        submitted = folder / "submitted" / f"student-{i:05}" / lesson
        submitted.mkdir(parents=True)
        (submitted / name).write_text(texts[i % len(texts)], encoding="utf-8")
        (submitted / "timestamp.txt").write_text("2030-01-01 12:00:00.000000 UTC")
    return folder


def honest(student: Student) -> bool:
    """Whether a made-up student hands in what stock nbgrader can grade."""
    return (
        student.file is leave_file
        and not student.name.startswith(NOT_HONEST)
        and not any(word in student.name for word in NOT_HONEST)
    )


def copy_for(course: Path, folder: Path, number: int) -> Path:
    """Copy a course with its first hand-ins."""
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns("submitted"))
    for submitted in sorted((course / "submitted").iterdir())[:number]:
        shutil.copytree(submitted, folder / "submitted" / submitted.name)
    return folder


def measure(command: list[str], course: Path, number: int) -> Measured:
    """Run a command in a course's folder."""
    with tempfile.TemporaryFile() as said, meter() as used:
        begin = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=course,
            env=environment(),
            stdout=said,
            stderr=subprocess.STDOUT,
            preexec_fn=used.enter,
        )
        peak = [0.0]
        sampler = threading.Thread(target=sample_memory, args=(process, peak))
        sampler.start()
        status = process.wait()
        seconds = time.monotonic() - begin
        sampler.join()
        if status:
            said.seek(0)
            sys.exit(f"{' '.join(command[2:])} failed:\n{said.read().decode()[-3000:]}")
        return Measured(number, seconds, used.seconds(), peak[0])


def environment() -> dict[str, str]:
    """Return the variables of who runs what is installed: with its bytecode, as pip leaves it."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def compile_packages() -> None:
    """Compile ours as whoever installs them has them, and as nbgrader is."""
    for package in ("annlib", "nbjudge", "anncourse"):
        compileall.compile_dir(ROOT / package, quiet=2)


def sample_memory(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Note the most memory of a process and all that it started, in MB; what is shared, once.

    To look takes some hundredths of a second of a processor, which the command then has not: each
    pause is a hundred times as long as the look before it.
    """
    while process.poll() is None:
        begin = time.thread_time()
        total = 0
        try:
            own = psutil.Process(process.pid)
            for one in [own, *own.children(recursive=True)]:
                try:
                    total += one.memory_full_info().pss
                except (psutil.Error, AttributeError):
                    continue
        except psutil.Error:
            return
        peak[0] = max(peak[0], total / 1e6)
        pause = max(0.5, 100 * (time.thread_time() - begin))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=pause)


def scores(course: Path, lesson: str) -> dict[tuple[str, str], float | None]:
    """Return the grader's points by student and cell."""
    with closing(Gradebook(f"sqlite:///{course / 'gradebook.db'}", "ann")) as gradebook:
        submissions = gradebook.assignment_submissions(lesson)
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure, and write a Markdown table."""
    put_scripts_on_path()
    compile_packages()
    lesson, jobs = arguments.lesson, arguments.jobs or os.cpu_count() or 1
    numbers = sorted({min(size, arguments.number) for size in (FEW, *TARGETS, arguments.number)})
    first = min(arguments.stock, arguments.number)
    with tempfile.TemporaryDirectory(prefix="nbjudge-bench-") as name:
        folder = Path(name)
        course = make_course(lesson, arguments.number, folder / "course")
        stock = copy_for(course, folder / "stock", first)
        (stock / "nbgrader_config.py").write_text(STOCK)
        autograde = [sys.executable, "-m", "nbgrader", "autograde", lesson]
        rows = {"nbgrader autograde": measure(autograde, stock, first)}
        ours = {}
        for number in numbers:
            ours[number] = copy_for(course, folder / f"ours-{number}", number)
            command = [sys.executable, "-m", "nbjudge.cli", "grade", lesson, "--jobs", str(jobs)]
            rows[f"nbjudge grade --jobs {jobs}, {number:,} hand-ins"] = measure(
                command, ours[number], number
            )
        theirs, found = scores(stock, lesson), scores(ours[numbers[-1]], lesson)
    yield f"## Grading {lesson}"
    yield ""
    yield (
        f"{os.cpu_count()} cores; sandbox: {find_wall().name}; "
        f"load average {os.getloadavg()[0]:.1f}."
    )
    yield ""
    yield (
        "| | hand-ins | s each | CPU s each | peak memory | times as fast | by CPU time | target |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    base = rows["nbgrader autograde"]
    for name, row in rows.items():
        cpu = row.cpu_seconds / row.number
        ratio = base.each / row.each
        by_cpu = base.cpu_seconds / base.number / cpu
        targets = [target for size, target in TARGETS.items() if size <= row.number]
        target = "" if row is base or not targets else f"{targets[-1]}"
        yield (
            f"| {name} | {row.number:,} | {row.each:.3f} | {cpu:.3f} "
            f"| {row.peak_megabytes:,.0f} MB | {ratio:.1f} | {by_cpu:.1f} | {target} |"
        )
    yield ""
    different = [place for place, score in theirs.items() if found.get(place) != score]
    yield (
        f"{len(theirs) - len(different):,} of {len(theirs):,} scores of the hand-ins that both "
        f"graded are equal{'' if not different else ': not ' + str(different[:5])}."
    )


def add_arguments(parser: argparse._ActionsContainer) -> None:
    """Declare what can be chosen."""
    parser.add_argument("--lesson", default="01_perceptron", help="which lesson is graded")
    parser.add_argument("--number", type=int, default=60, help="hand-ins for nbjudge grade")
    parser.add_argument("--stock", type=int, default=10, help="hand-ins for nbgrader autograde")
    parser.add_argument("--jobs", type=int, help="processes, by default one per processor")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading", description=__doc__)
    add_arguments(parser)
    for line in lines(parser.parse_args()):
        print(line, flush=True)


if __name__ == "__main__":
    main()
