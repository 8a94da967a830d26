"""The parts that grading a very large class is made of: what each hand-in moves and takes.

``python -m benchmarks scale``; with ``--postgresql URL`` (of an empty database) also what the
writer takes there. [docs/at_scale.md](../docs/at_scale.md) adds them up for a cluster.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from benchmarks.grading import compile_packages, make_course
from nbjudge.batch.finished import is_finished
from nbjudge.batch.folder import digest, read_folder
from nbjudge.batch.lesson import read_lesson
from nbjudge.batch.outcome import path_of
from nbjudge.batch.parcels import Job, Result, pack, unpack
from nbjudge.batch.servants import Household
from nbjudge.batch.writer import Writer
from nbjudge.course.open import open_course, register_assignment
from nbjudge.environment import put_scripts_on_path
from nbjudge.report.table import make_rows

STUDENTS = 60
#: So many hand-ins at first, after which nothing is done for the first time.
FIRST = 12


def spent() -> float:
    """Return the processor seconds of all that this process started."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            # Its own, and those of the students' processes that it has ended.
            total += sum(process.cpu_times()[:4])
    return total


def read_jobs(course: Path, lesson: str) -> tuple[bytes, list[bytes]]:
    """Return what is sent to a grader once, and what is sent for each hand-in."""
    with open_course(course) as api, api.gradebook as gradebook:
        parcel = read_lesson(api, gradebook, lesson)
        jobs = []
        for student in sorted(api.get_submitted_students(lesson)):
            entries = read_folder(Path(path_of(api, "submitted_directory", student, lesson)))
            jobs.append(pack(Job(student, digest(entries, parcel.fingerprint), entries)))
    return pack(parcel), jobs


def grade(parcel: bytes, jobs: Sequence[bytes]) -> tuple[list[Result], float, float]:
    """Grade as a worker does; return results, seconds until the first, and of each later one."""
    household = Household()
    try:
        results = [household.grade(parcel, jobs[0])]
        first = spent()
        results += [household.grade(parcel, job) for job in jobs[1:FIRST]]
        before = spent()
        results_later = [household.grade(parcel, job) for job in jobs[FIRST:]]
        each = (spent() - before) / len(results_later)
    finally:
        household.close()
    return [unpack(result, Result) for result in results + results_later], first - each, each


def write(course: Path, lesson: str, results: Sequence[Result], url: str = "") -> dict[str, float]:
    """Write results as the one writer does; return seconds and processor seconds of each."""
    if url:
        with (course / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(f"\nc.CourseDirectory.db_url = {url!r}\n")
    with open_course(course) as api:
        register_assignment(api, lesson)
        with api.gradebook as gradebook:
            parcel = read_lesson(api, gradebook, lesson)
            writer = Writer(api, gradebook, parcel)
            writer.write(results[0])
            begin, cpu = time.monotonic(), time.process_time()
            for result in results[1:]:
                writer.write(result)
            n = len(results) - 1
            took = {"s": (time.monotonic() - begin) / n, "cpu": (time.process_time() - cpu) / n}
            folders = [
                Path(path_of(api, "autograded_directory", r.student, lesson)) for r in results
            ]
            cpu = time.process_time()
            for folder in folders:
                is_finished(folder, [lesson], "", None)
            took["looked at again in a second run"] = (time.process_time() - cpu) / len(folders)
        cpu = time.process_time()
        told = {r.student: {graded.name: graded.told for graded in r.notebooks} for r in results}
        make_rows(api, lesson, list(told), told=told)
        took["its row in the table at the end"] = (time.process_time() - cpu) / len(results)
    return took


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure, and write a Markdown table."""
    put_scripts_on_path()
    compile_packages()
    lesson = arguments.lesson
    with tempfile.TemporaryDirectory(prefix="nbjudge-bench-") as name:
        course = make_course(lesson, STUDENTS, Path(name) / "course")
        cpu = time.process_time()
        parcel, jobs = read_jobs(course, lesson)
        read = (time.process_time() - cpu) / len(jobs)
        results, start, each = grade(parcel, jobs)
        failed = [result.problem for result in results if result.problem]
        if failed:
            raise RuntimeError(failed[0])
        sqlite = write(course, lesson, results)
        other = write(course, lesson, results, arguments.postgresql) if arguments.postgresql else {}
    back = [len(pack(result)) for result in results]
    yield f"## The parts of grading {lesson} on many machines"
    yield ""
    yield f"{os.cpu_count()} cores; load average {os.getloadavg()[0]:.1f}; {STUDENTS} hand-ins."
    yield ""
    yield "| part | for each | |"
    yield "|---|---|---:|"
    yield f"| the lesson, sent | worker | {len(parcel) / 1000:,.0f} kB |"
    yield f"| a hand-in, sent | hand-in | {statistics.fmean(map(len, jobs)) / 1000:,.0f} kB |"
    yield f"| its result, sent back | hand-in | {statistics.fmean(back) / 1000:,.0f} kB |"
    yield f"| a hand-in, read and packed | hand-in | {read * 1000:,.1f} ms of processor time |"
    yield f"| a process that grades, started from nothing | worker | {start:,.1f} s of it |"
    yield f"| grading, and the student's process | hand-in | {each:,.3f} s of it |"
    for kind, took in (("sqlite", sqlite), ("PostgreSQL", other)):
        if took:
            yield (
                f"| the writer, {kind} | hand-in | {took['cpu'] * 1000:,.1f} ms of it, "
                f"{took['s'] * 1000:,.1f} ms in all |"
            )
    for what in ("looked at again in a second run", "its row in the table at the end"):
        yield f"| {what} | hand-in | {sqlite[what] * 1000:,.1f} ms of it |"


def add_arguments(parser: argparse._ActionsContainer) -> None:
    """Declare what can be chosen."""
    parser.add_argument("--postgresql", metavar="URL", help="an empty database to write to as well")
