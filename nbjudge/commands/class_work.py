"""`nbjudge release`, `collect`, `feedback` and `export`: nbgrader's own commands, quicker.

What they do and write is nbgrader's. They import less of it, know an assignment by its number, do
in one go what belongs together, and make feedback pages on all processors.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from nbjudge.alike import CAN_FORK
from nbjudge.course.folder import find_course_root, resolve_name

HELP = {
    "release": "give an assignment out: made if need be, then put into the exchange",
    "collect": "fetch what was handed in from the exchange",
    "feedback": "make the class's pages, and put them into the exchange",
    "export": "write all scores into grades.csv",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the four commands."""
    for name, help_text in HELP.items():
        parser = subparsers.add_parser(
            name,
            help=help_text,
            description=f"{help_text.capitalize()}. Options are those of nbgrader's own command.",
        )
        if name != "export":
            parser.add_argument("assignment", help="its name, its number, or how its name begins")
        parser.add_argument("options", nargs=argparse.REMAINDER, help="for nbgrader's own command")
        parser.set_defaults(run=run, command=name)


def run(arguments: argparse.Namespace) -> int:
    """Do it in the course's folder, and return the exit status."""
    # Only here: nbgrader takes a second to import, which `nbjudge --help` should not cost.
    from nbgrader.apps import CollectApp, ExportApp, ReleaseAssignmentApp

    from nbjudge.course.open import in_folder, open_course, register_assignment

    root, options = find_course_root(), arguments.options
    with in_folder(root):
        if arguments.command == "export":
            return type_app(ExportApp, options)
        with open_course(root) as api:
            name = resolve_name(arguments.assignment, sorted(api.get_source_assignments()))
            if arguments.command == "release":
                register_assignment(api, name)
            excluded = set(filter(None, api.coursedir.student_id_exclude.split(",")))
            graded = sorted(set(api.get_autograded_students(name)) - excluded)
            if arguments.command == "feedback" and len(graded) > 1:
                warm_up(api, name)
        if arguments.command == "release":
            return type_app(ReleaseAssignmentApp, [name, *options])
        if arguments.command == "collect":
            return type_app(CollectApp, [name, *options])
        return give_feedback(name, graded, excluded, options)


def type_app(app: Any, words: Sequence[str]) -> int:
    """Run one of nbgrader's commands in this process, and return its exit status."""
    try:
        typed = app()
        typed.initialize(list(words))
        typed.start()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def warm_up(api: Any, assignment: str) -> None:
    """Work out what every page has, before the processes that make pages are forked."""
    from nbgrader.converters import GenerateFeedback

    from nbjudge.report.apart import PageApart

    api.coursedir.assignment_id = assignment
    converter = GenerateFeedback(coursedir=api.coursedir, parent=api)
    exporter = converter.exporter_class(parent=converter, config=converter.config)
    if isinstance(exporter, PageApart):
        exporter.warm_up()


def give_feedback(
    assignment: str, graded: Sequence[str], excluded: set[str], options: Sequence[str]
) -> int:
    """Make the pages of those who were graded, and release them."""
    from nbgrader.apps import GenerateFeedbackApp, ReleaseFeedbackApp

    from nbjudge.batch.executors import default_jobs

    def make(others: set[str]) -> int:
        # nbgrader takes all but those who are named.
        left_out = ",".join(sorted(excluded | others))
        words = [f"--CourseDirectory.student_id_exclude={left_out}"] if left_out else []
        return type_app(GenerateFeedbackApp, [assignment, *options, *words])

    jobs = default_jobs() if CAN_FORK and len(graded) > 1 else 1
    if jobs == 1:
        status = make(set())
    else:
        shares = [set(graded[first::jobs]) for first in range(min(jobs, len(graded)))]
        works = [functools.partial(make, set(graded) - share) for share in shares]
        status = side_by_side(works)
    return type_app(ReleaseFeedbackApp, [assignment]) or status


def side_by_side(works: Sequence[Callable[[], int]]) -> int:
    """Do several things, each in a copy of this process, and return the worst exit status."""
    from nbjudge.inside.nest import die_with_parent

    children = []
    for work in works:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                die_with_parent()
                status = work()
                sys.stdout.flush()
            finally:
                os._exit(status)
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
