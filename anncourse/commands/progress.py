"""`anncourse progress`: show what a learner has solved so far."""

import argparse


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse progress`."""
    parser = subparsers.add_parser(
        "progress",
        help="show what you have solved so far",
        description=(
            "Show what you have solved so far, lesson by lesson. It is kept in work/progress.json; "
            "deleting that file loses nothing else."
        ),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    from anncourse.lesson.progress_view import progress

    print(progress())
    return 0
