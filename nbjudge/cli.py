"""The command `nbjudge`: hands its arguments to one of the modules in `nbjudge.commands`."""

import argparse
import os
import sys
from collections.abc import Sequence

from nbjudge.commands import doctor, grade
from nbjudge.errors import CommandError
from nbjudge.imports import leave_out_grammar

# In the order in which --help lists them. Each module imports what is slow only when run.
COMMANDS = (grade, doctor)


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
    return run_subcommand(build_parser(), argv)


def run_subcommand(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> int:
    """Run what was typed and return the exit status; an error of the user's is one line.

    Every subcommand sets `run`, a function from the parsed arguments to an exit status.
    """
    arguments = parser.parse_args(argv)
    leave_out_grammar()
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except CommandError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads, such as `head`, has had enough. Python would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return status


if __name__ == "__main__":
    sys.exit(main())
