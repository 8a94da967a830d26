"""The command `anncourse`: hands its arguments to one of the modules in `anncourse.commands`."""

import argparse
import sys
from collections.abc import Sequence

from anncourse.commands import classes, demo_class, lab, lessons, mistakes, progress
from nbjudge.cli import run_subcommand

# In the order in which --help lists them. Each module imports what is slow only when run.
COMMANDS = (lab, progress, lessons, classes, mistakes, demo_class)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `anncourse` with all its subcommands."""
    parser = argparse.ArgumentParser(
        prog="anncourse", description="Artificial neural networks: the course's commands."
    )
    subparsers = parser.add_subparsers(metavar="command", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the process's exit status."""
    return run_subcommand(build_parser(), argv)


if __name__ == "__main__":
    sys.exit(main())
