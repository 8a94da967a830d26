"""What hostile hand-ins cost a class: the same class with none of them, and with ten.

Each of the ten takes as much as it is let: time, memory, processes, disk, output. Then each is
graded in a class of few, so that one sees which costs what.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from anncourse.classroom.demo.answers import right_answers
from anncourse.classroom.demo.changes import add_cell_before, answer, chain
from benchmarks.grading import (
    ROOT,
    Measured,
    compile_packages,
    copy_for,
    make_course,
    measure,
    scores,
)
from nbjudge.environment import put_scripts_on_path
from nbjudge.judge.sandbox import find_wall

LESSON = "01_perceptron"
STUDENTS, FEW = 60, 4
#: An answer that most tests of the lesson call, and what hostile code stands before.
ANSWER = "weighted_sum"

NO_INTERRUPT = """\
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
while True:
    try:
        while True: pass
    except BaseException:
        pass"""

THREADS = """\
import threading, time
while True:
    try:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    except RuntimeError:
        time.sleep(0.1)"""

DISK = """\
for folder in ('/tmp', '/dev/shm', '.', '/var/tmp'):
    try:
        for number in range(200):
            with open(f'{folder}/{number}', 'wb') as file:
                file.write(bytes(16_000_000))
    except OSError:
        pass"""

#: Code in a cell of the student's own.
CELLS = {
    "a cell without an end": "while True: pass",
    "no interrupt is heard": NO_INTERRUPT,
    "a call into C without an end": "7 ** (1 << 40)",
    "processes without end": "import os\nwhile True:\n    try:\n        os.fork()\n"
    "    except OSError:\n        pass",
    "threads without end": THREADS,
    "memory without end": "kept = []\nwhile True: kept.append(bytearray(32_000_000))",
    "files without end": DISK,
    "output without end": "while True: print('Are we there yet?')",
    "Python ended": "import os\nos._exit(1)",
}
#: Code in a function that is asked for.
FUNCTIONS = {
    "a function without an end": f"def {ANSWER}(x, w, b):\n    while True: pass",
}


def hostile(course: Path) -> dict[str, str]:
    """Return the notebooks that ten hostile students hand in, by what they try."""
    release, solution = (
        nbformat.read(folder / LESSON / f"{LESSON}.ipynb", as_version=4)
        for folder in (course / "lessons", ROOT / "solutions")
    )
    solved = answer(right_answers(solution))
    changes = {kind: add_cell_before(ANSWER, code) for kind, code in CELLS.items()}
    changes |= {kind: answer({ANSWER: code}) for kind, code in FUNCTIONS.items()}
    return {
        kind: nbformat.writes(chain(solved, change)(release)) for kind, change in changes.items()
    }


@dataclass(frozen=True)
class Graded:
    """A class that was graded: what that took, and the points of those who were not replaced."""

    took: Measured
    points: dict[tuple[str, str], float | None]


def grade(course: Path, notebooks: list[str], folder: Path, jobs: int) -> Graded:
    """Grade a copy of a course in which some hand in these notebooks instead of theirs."""
    students = [path.name for path in sorted((course / "submitted").iterdir())]
    replaced = [students[k * len(students) // len(notebooks)] for k in range(len(notebooks))]
    copied = copy_for(course, folder, len(students))
    for student, text in zip(replaced, notebooks, strict=True):
        path = copied / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "nbjudge.cli", "grade", LESSON, "--jobs", str(jobs)]
    took = measure(command, copied, len(students))
    points = scores(copied, LESSON)
    return Graded(took, {key: value for key, value in points.items() if key[0] not in replaced})


def row(title: str, found: Graded, honest: Graded) -> str:
    """Write one line of the table."""
    took, without = found.took, honest.took
    same = sum(honest.points[key] == value for key, value in found.points.items())
    return (
        f"| {title} | {took.number} | {took.seconds:.1f} | {took.seconds / without.seconds:.1f} "
        f"| {took.cpu_seconds:.1f} | {took.cpu_seconds / without.cpu_seconds:.1f} "
        f"| {took.peak_megabytes:,.0f} MB | {same} of {len(found.points)} |"
    )


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure, and write a Markdown table."""
    put_scripts_on_path()
    compile_packages()
    jobs = arguments.jobs or os.cpu_count() or 1
    yield f"## Hostile hand-ins in a class, {LESSON}"
    yield ""
    yield (
        f"{os.cpu_count()} cores, {jobs} graders; sandbox: {find_wall().name}; load average "
        f"{os.getloadavg()[0]:.1f}. A cell may run for 30 s. Times are those of the "
        "whole class, and beside them how many times those of the same class without."
    )
    yield ""
    yield "| | hand-ins | s | times | CPU s | times | peak memory | honest points, same |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    with tempfile.TemporaryDirectory(prefix="nbjudge-bench-") as name:
        folder = Path(name)
        for size in (STUDENTS, FEW):
            course = make_course(LESSON, size, folder / f"{size}")
            bad = hostile(course)
            classes: dict[str, list[str]] = {f"{kind}, one": [text] for kind, text in bad.items()}
            if size == STUDENTS:
                classes = {"ten of them hostile": [*bad.values()]}
            honest = grade(course, [], folder / f"{size}-honest", jobs)
            yield row("nobody hostile", honest, honest)
            for number, (title, notebooks) in enumerate(classes.items()):
                found = grade(course, notebooks, folder / f"{size}-{number}", jobs)
                yield row(title, found, honest)
