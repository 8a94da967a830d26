"""Measure and print: ``python -m benchmarks [KIND ...]``; without kinds, everything.

With ``--write``, the tables are kept beside this file, one file for each kind.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import checks, class_commands, figures, grading, hostile, labs, opening, scale
from benchmarks.contenders import Work
from benchmarks.report import comparison, heading, sweep

Arguments = argparse.Namespace


def library(arguments: Arguments) -> Iterator[str]:
    """Measure `fit` against its peers, one table after the other."""
    yield from heading(arguments.threads)
    yield ""
    yield from comparison(Work(n_epochs=10), arguments.threads, arguments.repeats)
    if not arguments.quick:
        yield ""
        yield from sweep(Work(n_epochs=2), arguments.threads, arguments.repeats)


#: What can be measured, and the file that keeps its tables.
KINDS: dict[str, tuple[Callable[[Arguments], Iterator[str]], str]] = {
    "library": (library, "RESULTS.md"),
    "checks": (checks.lines, "CHECKS.md"),
    "grading": (grading.lines, "GRADING.md"),
    "hostile": (hostile.lines, "HOSTILE.md"),
    "class": (class_commands.lines, "CLASS.md"),
    "figures": (figures.lines, "FIGURES.md"),
    "labs": (labs.lines, "LABS.md"),
    "scale": (scale.lines, "SCALE.md"),
    "opening": (opening.lines, "OPENING.md"),
}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; by default all"
    )
    parser.add_argument("--threads", type=int, default=1, help="BLAS threads for everyone")
    parser.add_argument("--repeats", type=int, default=7, help="runs of each, of which the median")
    parser.add_argument("--quick", action="store_true", help="only the library's first table")
    parser.add_argument("--write", action="store_true", help="write the tables into benchmarks/")
    grading.add_arguments(parser.add_argument_group("grading a class"))
    scale.add_arguments(parser.add_argument_group("a very large class"))
    checks.add_arguments(parser.add_argument_group("checks"))
    arguments = parser.parse_args()
    if unknown := set(arguments.kinds) - set(KINDS):
        parser.error(f"KIND must be one of {list(KINDS)}. Got {sorted(unknown)}.")
    for name in arguments.kinds or (["library"] if arguments.quick else KINDS):
        measure, file = KINDS[name]
        written = []
        for line in measure(arguments):
            print(line, flush=True)
            written.append(line)
        print()
        if arguments.write:
            text = "\n".join(written) + "\n"
            (Path(__file__).parent / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
