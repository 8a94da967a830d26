"""The command `anncourse`: hands its arguments to one of the modules in `anncourse.commands`."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from nbjudge.subcommand import run_subcommand

# In the order in which --help lists them. Each module imports what is slow only when run. What
# students are given has the first two alone.
COMMANDS = ("lab", "progress", "lessons", "bundle", "classes", "mistakes", "similar", "demo_class")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of `anncourse` with all its subcommands."""
    parser = argparse.ArgumentParser(
        prog="anncourse", description="Artificial neural networks: the course's commands."
    )
    subparsers = parser.add_subparsers(metavar="command", required=True)
    for name in COMMANDS:
        if find_spec(f"anncourse.commands.{name}"):
            import_module(f"anncourse.commands.{name}").add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the process's exit status."""
    return run_subcommand(build_parser(), argv)


if __name__ == "__main__":
    sys.exit(main())
