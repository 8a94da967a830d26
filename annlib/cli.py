"""The command `annlib`: hands its arguments to one of the modules in `annlib.commands`."""

import argparse
import sys
from collections.abc import Sequence

from annlib.commands import demo_class, doctor, grade, lab, lessons, progress
from annlib.commands.errors import CommandError
from annlib.commands.imports import leave_out_grammar

# In the order in which `annlib --help` lists them. Each module imports what is slow only when run.
COMMANDS = (lab, progress, lessons, grade, doctor, demo_class)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `annlib` with all its subcommands."""
    parser = argparse.ArgumentParser(
        prog="annlib", description="Artificial neural networks: the course's commands."
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
        print(f"annlib: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status


if __name__ == "__main__":
    sys.exit(main())
