"""`anncourse class export` and `forget`: what is kept about one student."""

from __future__ import annotations

import argparse
from pathlib import Path

from anncourse.commands.action import add_action
from anncourse.commands.course import find_course_root


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare both."""
    export = add_action(actions, "export", run_export, "hand out what is kept about a student")
    export.add_argument("student", help="the student's id")
    export.add_argument("--to", type=Path, help="where to write, by default STUDENT.zip")

    forget = add_action(actions, "forget", run_forget, "remove what is kept about a student")
    forget.add_argument("student", help="the student's id")
    forget.add_argument("--yes", action="store_true", help="do it; without, it is only listed")


def run_export(arguments: argparse.Namespace) -> int:
    """Write what is kept about a student into a zip file."""
    from anncourse.classroom.mistakes.table import count
    from anncourse.classroom.records.find import find_records
    from anncourse.classroom.records.hand_out import hand_out
    from nbjudge.course.open import open_course

    root = find_course_root()
    to = (arguments.to or Path(f"{arguments.student}.zip")).absolute()
    with open_course(root) as api, api.gradebook as gradebook:
        number = hand_out(find_records(api, gradebook, arguments.student), root, to)
    print(f"{count(number, 'file')} about {arguments.student}: {to}")
    return 0


def run_forget(arguments: argparse.Namespace) -> int:
    """List what is kept about a student, and remove it if told so."""
    from anncourse.classroom.mistakes.table import count
    from anncourse.classroom.records.find import find_records
    from anncourse.classroom.records.forget import forget
    from nbjudge.batch.lock import only_run
    from nbjudge.course.open import open_course

    root, student = find_course_root(), arguments.student
    with only_run(root), open_course(root) as api, api.gradebook as gradebook:
        records = find_records(api, gradebook, student)
        if arguments.yes:
            forget(records, gradebook, root)
    done = "removed" if arguments.yes else "would be removed"
    for path in (*records.own, *records.reports):
        print(f"{done}: {path}")
    for path in records.tables:
        print(f"{done} from {path}: the entry of {student}")
    if records.gradebook:
        number = count(len(records.gradebook["hand_ins"]), "hand-in")
        print(f"{done} from the gradebook: {student}, {number}")
    for path in records.named:
        what = "may hold something of" if path.suffix == ".zip" else "names"
        print(f"look yourself: {path} {what} {student}")
    if arguments.yes:
        print("Backups, and what an LMS or a mail keeps, are not reached from here.")
    else:
        print(f"Nothing was removed. To do it: anncourse class forget {student} --yes")
    return 0
