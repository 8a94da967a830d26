"""What an instructor types besides grading: `nbjudge release` and its like beside nbgrader's own.

``python -m benchmarks class`` does it with a class of 60. Both sides have the same hand-ins, scores
and gradebook, each a course and an exchange of its own.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.grading import STOCK, Measured, compile_packages, make_course, measure
from nbjudge.course.open import open_course, register_assignment
from nbjudge.environment import put_scripts_on_path

STUDENTS = 60
#: The most of nbgrader's time that ours are meant to take.
TARGET = 1 / 3
LESSON = "01_perceptron"

#: nbgrader's commands in the order in which they are typed, ours that does the same, and the
#: folders and files that are there afterwards.
COMMANDS: tuple[tuple[tuple[tuple[str, ...], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ((("release_assignment", LESSON),), ("release", LESSON), ("exchange/ann/outbound",)),
    ((("collect", LESSON),), ("collect", LESSON), ("submitted",)),
    (
        (("generate_feedback", LESSON), ("release_feedback", LESSON)),
        ("feedback", LESSON),
        ("feedback", "exchange/ann/feedback"),
    ),
    ((("export",),), ("export",), ("grades.csv",)),
)


def prepare(folder: Path) -> tuple[Path, Path]:
    """Make a course whose class has handed in through the exchange; return it, and a stock one."""
    ours = make_course(LESSON, STUDENTS, folder / "ours")
    inbound = ours / "exchange" / "ann" / "inbound"
    inbound.mkdir(parents=True)
    inbound.chmod(0o733)
    for student in sorted((ours / "submitted").iterdir()):
        secret = f"secret-of-{student.name}"
        handed_in = inbound / f"{student.name}+{LESSON}+2030-01-01 12:00:00 UTC+{secret}"
        shutil.copytree(student / LESSON, handed_in)
        (handed_in / "submission_secret.txt").write_text(secret)
    shutil.rmtree(ours / "submitted")
    for name in ("outbound", "feedback"):
        (inbound.parent / name).mkdir()
    stock = shutil.copytree(ours, folder / "stock")
    for course, config in ((stock, STOCK), (ours, (ours / "nbgrader_config.py").read_text())):
        exchange = f"\nc.Exchange.root = {str(course / 'exchange')!r}\n"
        (course / "nbgrader_config.py").write_text(config + exchange)
    with open_course(ours) as api:
        # Its settings are others now, with which the lesson would be made anew.
        register_assignment(api, LESSON)
    return ours, stock


def together(parts: Sequence[Measured]) -> Measured:
    """Return what several commands took, one after the other."""
    return Measured(
        STUDENTS,
        sum(part.seconds for part in parts),
        sum(part.cpu_seconds for part in parts),
        max(part.peak_megabytes for part in parts),
    )


def agreement(ours: Path, theirs: Path, names: Sequence[str]) -> str:
    """Return in words how the files of two courses differ."""
    found: list[dict[str, Path]] = []
    for course in (ours, theirs):
        paths = [path for name in names for path in ((course / name), *(course / name).rglob("*"))]
        found.append({str(p.relative_to(course)): p for p in paths if p.is_file()})
    if set(found[0]) != set(found[1]):
        return f"{len(set(found[0]) ^ set(found[1]))} names differ"
    if all(filecmp.cmp(found[0][name], found[1][name], shallow=False) for name in found[0]):
        return f"the same {len(found[0])}"
    return f"{len(found[0])} of the same names"


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure, and write a Markdown table."""
    put_scripts_on_path()
    compile_packages()
    python = [sys.executable, "-m"]
    yield f"## Other commands of a class of {STUDENTS}"
    yield ""
    with tempfile.TemporaryDirectory(prefix="nbjudge-bench-") as name:
        ours, stock = prepare(Path(name))
        rows = []
        for theirs, own, made in COMMANDS:
            if own[0] == "feedback":
                # What both make pages of.
                measure([*python, "nbjudge.cli", "grade", LESSON], ours, STUDENTS)
                shutil.copytree(ours / "autograded", stock / "autograded")
                shutil.copy(ours / "gradebook.db", stock)
            base = together(
                [measure([*python, "nbgrader", *words], stock, STUDENTS) for words in theirs]
            )
            row = measure([*python, "nbjudge.cli", *own], ours, STUDENTS)
            rows.append((theirs, own, base, row, agreement(ours, stock, made)))
    yield f"{os.cpu_count()} cores; load average {os.getloadavg()[0]:.1f}."
    yield ""
    yield "| nbgrader | s | CPU s | nbjudge | s | CPU s | ratio | by CPU time | at most | files |"
    yield "|---|---:|---:|---|---:|---:|---:|---:|---:|---|"
    for theirs, own, base, row, files in rows:
        yield (
            f"| {', '.join(words[0] for words in theirs)} | {base.seconds:.2f} "
            f"| {base.cpu_seconds:.2f} | {own[0]} | {row.seconds:.2f} | {row.cpu_seconds:.2f} "
            f"| {row.seconds / base.seconds:.2f} | {row.cpu_seconds / base.cpu_seconds:.2f} "
            f"| {TARGET:.2f} | {files} |"
        )
    yield ""
    yield (
        "Found: of nbgrader's own commands all but the pages is what they import, most of it for "
        "nothing (a grammar of links for a check that is never made, a web server, BeautifulSoup). "
        "Of a page, half is parsing it once more when it is made, a quarter the lesson's own text "
        "and code, the same for everybody, and a tenth reading the gradebook cell by cell."
    )
    yield "Pages differ in their looks: ours have contents, and run nothing that a student wrote."
