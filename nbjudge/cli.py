"""The command `nbjudge`: hands its arguments to one of the modules in `nbjudge.commands`."""

import argparse
import sys
from collections.abc import Sequence

from nbjudge.alike import begin_alike
from nbjudge.commands import class_work, doctor, grade
from nbjudge.subcommand import run_subcommand

# In the order in which --help lists them. Each module imports what is slow only when run.
COMMANDS = (class_work, grade, doctor)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `nbjudge` with all its subcommands."""
    parser = argparse.ArgumentParser(
        prog="nbjudge",
        description="Grade an nbgrader course so that no student's code harms a grade.",
    )
    subparsers = parser.add_subparsers(metavar="command", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the process's exit status."""
    if argv is None and sys.argv[1:2] == ["grade"]:
        begin_alike("nbjudge.cli")
    return run_subcommand(build_parser(), argv)


if __name__ == "__main__":
    sys.exit(main())
