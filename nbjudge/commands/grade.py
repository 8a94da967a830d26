"""`nbjudge grade`: grade a class, and say why each score that is not full is not full."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import textwrap
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from nbjudge import scratch
from nbjudge.alike import is_alike
from nbjudge.course.folder import find_course_root, resolve_name
from nbjudge.errors import CommandError
from nbjudge.shared.visible import visible

if TYPE_CHECKING:
    from nbjudge.batch.outcome import Outcome

# Others write to the gradebook for a moment; whoever holds it longer is not waited for.
LOCK_SECONDS = 10


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `nbjudge grade`."""
    parser = subparsers.add_parser(
        "grade",
        help="grade what a class handed in",
        description=(
            "Grade what lies in submitted/, with the scores of nbgrader autograde, several "
            "students at a time. Run nbgrader collect first. It may be stopped at any time: "
            "started again, it grades what was not graded, was handed in anew, or is tested "
            "otherwise now. Ends with a table of scores and reasons. The status is 1 if somebody "
            "could not be graded at all; a broken notebook is graded, with 0 points."
        ),
    )
    parser.add_argument("assignment", help="its name, its number, or how its name begins")
    parser.add_argument("--students", help="only these students, by id: ada,bob")
    parser.add_argument(
        "--force", action="store_true", help="grade again what was graded and did not change"
    )
    parser.add_argument(
        "--jobs", type=positive, help="how many to grade at a time, by default one per processor"
    )
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="grade on a Dask cluster, such as tcp://10.0.0.5:8786"
    )
    parser.add_argument(
        "--require-sandbox",
        action="store_true",
        help="refuse to grade where students' code is not kept in a sandbox",
    )
    parser.set_defaults(run=run)


def positive(text: str) -> int:
    """Return a number of processes from what was typed."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 upward. Got {number}.")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Grade, print the table, and return the exit status."""
    if sys.platform == "win32":
        raise CommandError(
            "Windows has nothing that keeps students' code in. Grade in the Windows Subsystem for "
            "Linux, or without any protection by `nbgrader autograde`."
        )
    # Only here: nbgrader takes a second to import, which `nbjudge --help` should not cost. Those
    # who grade need it as well: where they cannot be forked from this process, they import
    # meanwhile.
    from nbjudge.batch.servants import HOUSEHOLD
    from nbjudge.judge.memory_group import find_groups
    from nbjudge.judge.sandbox import find_wall

    scratch.clear()
    # Before any process is started: this one may have to go into another group, alone.
    find_groups().clear()
    # A process has to be started for it, for which nobody waits meanwhile.
    looking = threading.Thread(target=find_wall)
    looking.start()
    fork = is_alike()
    if not (arguments.dask or fork):
        HOUSEHOLD.prepare()
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import OperationalError
    from traitlets.config import Config

    from nbjudge.batch.lock import only_run
    from nbjudge.batch.run import grade_class, is_text, passed_over
    from nbjudge.commands.progress_bar import show_progress
    from nbjudge.course.open import open_course, register_assignment, turn_on_where_off
    from nbjudge.judge.preprocess import Judge
    from nbjudge.report.table import format_table, make_rows

    # PostgreSQL waits for a lock without end; sqlite for some seconds.
    os.environ.setdefault("PGOPTIONS", f"-c lock_timeout={LOCK_SECONDS}s")
    # None may run where processes are forked.
    looking.join()
    root = find_course_root()
    assignment = arguments.assignment
    config = Config()
    if arguments.require_sandbox:
        config.Judge.require_sandbox = True
    try:
        with only_run(root), open_course(root, config) as api:
            turn_on_where_off(api)
            known = sorted(api.get_source_assignments())
            assignment = resolve_name(assignment, known)
            if fork and not arguments.dask:
                # Before the gradebook is opened, which two processes cannot share.
                HOUSEHOLD.prepare(lambda: Judge(parent=api).prepare(assignment))
            handed_in = set(api.get_submitted_students(assignment))
            students = choose(handed_in, arguments.students, assignment, root)
            register_assignment(api, assignment)
            outcome = grade_class(
                api,
                assignment,
                students,
                force=arguments.force,
                jobs=arguments.jobs,
                dask=arguments.dask,
                require_sandbox=arguments.require_sandbox,
                progress=show_progress,
            )
            if arguments.students is None:
                outcome.failures += passed_over(api, assignment, handed_in)
            named = list(filter(is_text, students))
            rows = make_rows(api, assignment, named, outcome.failures, outcome.told)
    except KeyboardInterrupt:
        print(
            f"\nStopped. What was graded until now is kept; "
            f"`nbjudge grade {assignment}` goes on from there.",
            file=sys.stderr,
        )
        raise
    except (OperationalError, InvalidEntry) as error:
        raise CommandError(
            f"expected to read and write the gradebook, and could not: "
            f"{getattr(error, 'orig', error)}. What was graded until now is kept; `nbjudge grade "
            f"{assignment}` goes on from there."
        ) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise CommandError(
            f"expected room on the disk: {error}. What was graded until now is kept; `nbjudge "
            f"grade {assignment}` goes on from there."
        ) from error
    print(format_table(rows))
    for failure in outcome.failures:
        said = f" What was said meanwhile:\n{visible(failure.log)}" if failure.log else ""
        print(f"\n{visible(failure.student)} could not be graded.{said}")
    print(f"\n{summarise(outcome)}")
    return 1 if outcome.failures else 0


def summarise(outcome: Outcome) -> str:
    """Return the closing table: how many were graded, how fast, and who was not and why."""
    seconds = sorted(outcome.graded.values())
    lines = [f"graded     {len(seconds):6,}"]
    if seconds:
        slowest = max(outcome.graded, key=lambda student: outcome.graded[student])
        lines[0] += (
            f"   in {outcome.seconds:,.1f} s; one takes {seconds[len(seconds) // 2]:.2f} s, "
            f"the slowest {seconds[-1]:.2f} s ({visible(slowest)})"
        )
    if outcome.unchanged:
        lines.append(f"unchanged  {len(outcome.unchanged):6,}   since they were graded")
    lines.append(f"failed     {len(outcome.failures):6,}")
    for failure in outcome.failures:
        lines += textwrap.wrap(
            visible(f"{failure.student}: {failure.reason}"),
            110,
            initial_indent=" " * 20,
            subsequent_indent=" " * 22,
        )
    if "none" in outcome.walls:
        lines.append("WITHOUT A SANDBOX: `nbjudge doctor` says what to do.")
    return "\n".join(lines)


def choose(handed_in: set[str], wanted: str | None, assignment: str, root: Path) -> list[str]:
    """Return the ids of the students to grade.

    Raises
    ------
    CommandError
        Where there are none, or one who is named handed nothing in.
    """
    if not handed_in:
        raise CommandError(
            f"expected hand-ins in {root / 'submitted'}/STUDENT/{assignment}, found none. "
            f"To fetch them from the exchange: nbgrader collect {assignment}"
        )
    if wanted is None:
        return sorted(handed_in)
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    unknown = sorted(set(names) - handed_in)
    if unknown:
        raise CommandError(
            f"expected students who handed in {assignment}: {', '.join(sorted(handed_in))}. "
            f"Got {', '.join(unknown)}."
        )
    return sorted(set(names))
