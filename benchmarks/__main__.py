"""Measure and print: ``python -m benchmarks``; with ``--write``, also into RESULTS.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import grading
from benchmarks.contenders import Work
from benchmarks.report import comparison, heading, sweep


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure one table after the other."""
    yield from heading(arguments.threads)
    yield ""
    yield from comparison(Work(n_epochs=10), arguments.threads, arguments.repeats)
    if not arguments.quick:
        yield ""
        yield from sweep(Work(n_epochs=2), arguments.threads, arguments.repeats)
        yield ""
        yield from grading.lines(arguments)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--threads", type=int, default=1, help="BLAS threads for everyone")
    parser.add_argument("--repeats", type=int, default=7, help="runs of each, of which the median")
    parser.add_argument("--quick", action="store_true", help="only the first table")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    grading.add_arguments(parser.add_argument_group("grading a class"))
    arguments = parser.parse_args()
    written = []
    for line in lines(arguments):
        print(line, flush=True)
        written.append(line)
    if arguments.write:
        text = "\n".join(written) + "\n"
        (Path(__file__).parent / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
