"""The command `annlib`: hands its arguments to one of the modules in `annlib.commands`."""

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Sequence

from annlib.commands.errors import CommandError

# In the order in which `annlib --help` lists them.
COMMANDS = ("lab", "lessons", "grade", "demo_class", "progress", "doctor")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `annlib` with every subcommand that this version has."""
    parser = argparse.ArgumentParser(
        prog="annlib", description="Artificial neural networks: the course's commands."
    )
    subparsers = parser.add_subparsers(metavar="command", required=True)
    for name in COMMANDS:
        module = f"annlib.commands.{name}"
        if importlib.util.find_spec(module) is not None:
            importlib.import_module(module).add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the process's exit status.

    Every subcommand sets `run`, a function from the parsed arguments to an exit status.
    """
    arguments = build_parser().parse_args(argv)
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
