"""What one waits for before a lesson begins, and when it is made: `python -m benchmarks opening`.

Processor time of a command and all that it starts, each in turn with the plain one beside it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from anncourse.commands.course import list_lessons
from anncourse.commands.generate import generate
from anncourse.commands.lab import WORK
from benchmarks import clicking
from nbjudge.course.folder import SETTINGS
from nbjudge.environment import put_scripts_on_path

ROOT = Path(__file__).parents[1]
LESSON = "01_perceptron"
ADDRESS = re.compile(r"http://\S+/lab")

#: As in a kernel, which has imported this much before the first cell runs.
CELL = """
import sys, time
import ipykernel.ipkernel
start = time.process_time()
exec(sys.argv[1])
print(time.process_time() - start)
"""
NUMPY = "import numpy as np"
SET_UP = (
    f"{NUMPY}\nfrom anncourse import check, figures, hint, model_answer, predicted, predictions"
)

#: As `anncourse lessons` makes them, with a file that gets the seconds of each request to a kernel.
TIMED = """
import sys, time
from anncourse.commands import in_forks
plain = in_forks.KernelHere.execute_interactive
def timed(*args, **options):
    start = time.process_time()
    plain(*args, **options)
    with open(sys.argv[1], "a") as file:
        print(time.process_time() - start, file=file)
in_forks.KernelHere.execute_interactive = timed
in_forks.main(sys.argv[2:])
"""
#: The most that making all lessons, or one, is to add to their cells.
ADDED, ADDED_TO_ONE = 15.0, 3.0


@dataclass(frozen=True)
class Pair:
    """What is measured, beside what, and the most of its time that it is to take."""

    what: str
    beside: str
    target: float
    ours: Callable[[], float]
    plain: Callable[[], float]


def cell_seconds(source: str) -> float:
    """Run a cell in a new process, and return what the cell took of it."""
    command = [sys.executable, "-c", CELL, source]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def children_seconds() -> float:
    """Return the processor seconds of all processes that this one started and that ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def making_seconds() -> float:
    """Make one lesson as `anncourse lessons` does."""
    before = children_seconds()
    generate(ROOT, [LESSON])
    return children_seconds() - before


def stock_making_seconds() -> float:
    """Make one lesson with nbgrader's command, in a course of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy_sources([LESSON], folder)
        before = children_seconds()
        subprocess.run(
            [sys.executable, "-m", "nbgrader", "generate_assignment", LESSON],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        return children_seconds() - before


def copy_sources(lessons: list[str], folder: str) -> None:
    """Make a course of some lessons, with the settings of this one."""
    for lesson in lessons:
        shutil.copytree(ROOT / "solutions" / lesson, Path(folder) / "solutions" / lesson)
    for name in SETTINGS:
        if (ROOT / name).is_file():
            shutil.copyfile(ROOT / name, Path(folder) / name)


def added_seconds(lessons: list[str]) -> tuple[float, float]:
    """Make lessons as `anncourse lessons` does; return the seconds of all, and of their cells."""
    with tempfile.TemporaryDirectory() as folder:
        copy_sources(lessons, folder)
        seconds = Path(folder) / "seconds"
        before = children_seconds()
        subprocess.run(
            [sys.executable, "-c", TIMED, str(seconds), *lessons],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        in_all = children_seconds() - before
        return in_all, sum(map(float, seconds.read_text().split()))


def address_seconds(command: list[str], folder: str) -> float:
    """Start JupyterLab, wait for its address, and return what it has taken until then."""
    with subprocess.Popen(
        [*command, "--no-browser"],
        cwd=folder,
        env={**os.environ, "JUPYTER_CONFIG_DIR": folder, "JUPYTER_RUNTIME_DIR": folder},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if ADDRESS.search(line):
                break
        else:
            raise RuntimeError(f"JupyterLab ended without an address. It said:\n{said}")
        process = psutil.Process(server.pid)
        spent = process.cpu_times()
        seconds = spent.user + spent.system + spent.children_user + spent.children_system
        server.send_signal(signal.SIGTERM)
        server.communicate()
    return seconds


def lab_seconds() -> float:
    """Start JupyterLab by `anncourse lab`, in a copy of the course."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (".jupyter", "lessons"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "nbgrader_config.py", folder)
        # The copies are there from the second time on.
        shutil.copytree(ROOT / "lessons", Path(folder) / WORK)
        return address_seconds([sys.executable, "-m", "anncourse.cli", "lab", "--port=0"], folder)


def plain_lab_seconds() -> float:
    """Start JupyterLab by its own command, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "jupyterlab", "--port=0"]
        return address_seconds([*command, "--allow-root"], folder)


PAIRS = (
    Pair(
        "a lesson's first cell",
        "`import numpy` alone",
        1.2,
        lambda: cell_seconds(SET_UP),
        lambda: cell_seconds(NUMPY),
    ),
    Pair(
        "`anncourse lab`, to its address",
        "`jupyter lab`, to its address",
        0.7,
        lab_seconds,
        plain_lab_seconds,
    ),
    Pair(
        f"`anncourse lessons {LESSON}`",
        f"`nbgrader generate_assignment {LESSON}`",
        0.5,
        making_seconds,
        stock_making_seconds,
    ),
)


def medians(ways: Mapping[str, Callable[[], float]], repeats: int) -> dict[str, float]:
    """Run all ways in turn, and return the median of what each says."""
    said: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, way in ways.items():
            said[name].append(way())
    return {name: statistics.median(values) for name, values in said.items()}


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Return the table of ratios."""
    put_scripts_on_path()
    yield "# Opening a lesson, and making one"
    yield ""
    yield "Seconds of processor time, of a command and all that it started; each pair in turn."
    yield ""
    yield "| | s | beside | s | ratio | at most |"
    yield "|---|---:|---|---:|---:|---:|"
    for pair in PAIRS:
        found = medians({"ours": pair.ours, "plain": pair.plain}, arguments.repeats)
        yield (
            f"| {pair.what} | {found['ours']:.2f} | {pair.beside} | {found['plain']:.2f} "
            f"| {found['ours'] / found['plain']:.2f} | {pair.target:g} |"
        )
    yield ""
    yield "| making | s | of these, their cells | added | at most |"
    yield "|---|---:|---:|---:|---:|"
    for title, lessons, target in (
        ("one lesson", [LESSON], ADDED_TO_ONE),
        ("all lessons", list_lessons(ROOT / "solutions"), ADDED),
    ):
        in_all, cells = added_seconds(lessons)
        yield f"| {title} | {in_all:.1f} | {cells:.1f} | {in_all - cells:.1f} | {target:g} |"
    yield ""
    yield from clicking.lines(arguments.repeats)
