"""`nbjudge doctor`: what holds on this machine, and what to do where something does not."""

import argparse
import os
from pathlib import Path

from nbjudge.course.folder import find_course_root
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `nbjudge doctor`."""
    parser = subparsers.add_parser(
        "doctor",
        help="say what holds on this machine, and what keeps students' code in",
        description=(
            "Look at the environment and the course, and try out from inside what students' code "
            "can get at while it is graded. Takes some seconds and changes nothing. The status is "
            "1 if something does not hold."
        ),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Look, print what was found, and return the exit status."""
    path = os.environ.get("PATH", "")
    # Only here: nbgrader takes a second to import, which `nbjudge --help` should not cost.
    from nbjudge.course.open import open_course
    from nbjudge.doctor.environment import look_at_course, look_at_python
    from nbjudge.doctor.finding import Finding, format_advice, format_findings
    from nbjudge.doctor.sandbox import try_sandbox
    from nbjudge.judge.additions import Additions
    from nbjudge.judge.preprocess import Judge

    findings = look_at_python(path)
    secrets: tuple[Path, ...] = ()
    additions = Additions()
    try:
        root = find_course_root()
    except CommandError:
        findings.append(
            Finding("course", None, "none here: its exchange and gradebook were not looked at")
        )
    else:
        with open_course(root) as api:
            findings += look_at_course(api)
            additions = Judge(parent=api).additions(api.coursedir)
            folders = (api.coursedir.source_directory, api.coursedir.submitted_directory)
            exchange = Path(api.exchange_root)
            secrets = (*(root / folder for folder in folders), root / "gradebook.db", exchange)
    print(format_findings("This machine", findings), flush=True)
    inside = try_sandbox(secrets, additions=additions)
    print()
    print(format_findings("Students' code, while it is graded", inside))
    advice = format_advice([*findings, *inside])
    if advice:
        print(f"\nWhat to do\n{advice}")
    return 1 if any(finding.holds is False for finding in [*findings, *inside]) else 0
