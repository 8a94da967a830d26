"""The command `nbjudge`: hands its arguments to one of the modules in `nbjudge.commands`."""

import argparse
import sys
from collections.abc import Sequence

from nbjudge.alike import begin_alike
from nbjudge.subcommand import run_subcommand


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `nbjudge` with all its subcommands."""
    # Only here, for `grade` begins once more. Each imports what is slow only when run.
    from nbjudge.commands import class_work, doctor, grade

    parser = argparse.ArgumentParser(
        prog="nbjudge",
        description="Grade an nbgrader course so that no student's code harms a grade.",
    )
    subparsers = parser.add_subparsers(metavar="command", required=True)
    # In the order in which --help lists them.
    for command in (class_work, grade, doctor):
        command.add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the process's exit status."""
    if argv is None and sys.argv[1:2] == ["grade"]:
        begin_alike("nbjudge.cli")
    return run_subcommand(build_parser(), argv)


if __name__ == "__main__":
    sys.exit(main())
