"""The command `anncourse`: hands its arguments to one of the modules in `anncourse.commands`."""

import argparse
import sys
from collections.abc import Sequence

from anncourse.commands import demo_class, lab, lessons, progress
from nbjudge.errors import CommandError
from nbjudge.imports import leave_out_grammar

# In the order in which --help lists them. Each module imports what is slow only when run.
COMMANDS = (lab, progress, lessons, demo_class)


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
    """Run one subcommand and return the process's exit status.

    Every subcommand sets `run`, a function from the parsed arguments to an exit status.
    """
    arguments = build_parser().parse_args(argv)
    leave_out_grammar()
    try:
        status: int = arguments.run(arguments)
    except CommandError as error:
        print(f"anncourse: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status


if __name__ == "__main__":
    sys.exit(main())
