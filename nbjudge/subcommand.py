"""Run what was typed: the end of every command line, nbjudge's and a course's."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence

from nbjudge.errors import CommandError
from nbjudge.imports import import_less

MANY_OBJECTS = 50_000


def run_subcommand(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> int:
    """Run what was typed and return the exit status; an error of the user's is one line.

    Every subcommand sets `run`, a function from the parsed arguments to an exit status.
    """
    arguments = parser.parse_args(argv)
    if argv is None:
        # What is imported stays: to look through it for waste while it grows takes a tenth of the
        # time. A large class leaves enough waste to be looked for.
        gc.set_threshold(MANY_OBJECTS)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal, or the file in its place, cannot show is written in another way.
        sys.stdout.reconfigure(errors="backslashreplace")
    import_less()
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        if argv is None:
            # The process ends here, and its memory with it.
            gc.freeze()
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
