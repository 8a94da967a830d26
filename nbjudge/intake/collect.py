"""Collect from the exchange, and give feedback back, so that no student stops the others'."""

import datetime
import glob
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from nbjudge import scratch
from nbjudge.apart import do_apart
from nbjudge.intake.copying import FIRST, TooLargeError, copy_folder
from nbjudge.intake.intake import PROBLEM, take_in
from nbjudge.notebook.opened import read_regular

if sys.platform != "win32":
    import pwd

MAX_SECRET = 1_000


class CarefulCollect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """Replaces nbgrader's collector in `c.ExchangeFactory.collect`.

    A folder without a notebook is given a placeholder at once: `nbgrader autograde` looks for
    notebooks before it calls any hook, and would pass over such a student in silence.
    """

    def _path_to_record(self, path: str) -> dict[str, Any]:
        nobodys = {"username": "", "filename": path, "timestamp": datetime.datetime.min}
        # Students name these folders: one that cannot be read is passed over, and the rest is not.
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except Exception:
            return nobodys
        # nbgrader warns of what somebody else put there, and takes it in place of the student's.
        student = record["username"]
        owner = owner_if_another(path, student) if self.check_owner else None
        if owner is not None:
            return nobodys | {"why": f"{owner} put it there, not {student}"}
        return record

    def init_src(self) -> None:
        """Find what was handed in; leave out what nobody can be made of."""
        scratch.clear()
        super().init_src()
        records: list[dict[str, Any]] = vars(self)["src_records"]
        odd = [record for record in records if not is_name(record["username"])]
        for record in odd:
            why = record.get("why", "its name is nobody's")
            self.log.warning("Not collected, as %s: %r", why, record["filename"])
        others = [r for r in records if r not in odd and self._came_otherwise(r["username"])]
        for record in others:
            self.log.warning(
                "Not collected: what %s handed in by another way lies in %s/. Take that away to "
                "collect what is in the exchange.",
                record["username"],
                self.coursedir.submitted_directory,
            )
        self.src_records = [record for record in records if record not in [*odd, *others]]

    def _came_otherwise(self, student: str) -> bool:
        lesson = self.coursedir.assignment_id
        path = self.coursedir.format_path(self.coursedir.submitted_directory, student, lesson)
        # Whatever became of the timestamp: the exchange always gives a secret.
        return os.path.isdir(path) and not any(
            os.path.lexists(os.path.join(path, name)) for name in (*FIRST, PROBLEM)
        )

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy what one student handed in; where that fails, what could be copied counts."""
        with scratch.folder_of("collect") as folder:
            # In a folder of our own nobody can change it while nbgrader copies it.
            own = folder / "own"
            megabytes = self.coursedir.max_dir_size // 1000
            try:
                whole = copy_folder(src, own, 1000 * self.coursedir.max_dir_size)
                super().do_copy(str(own), dest, log)
                problem = "" if whole else "it is a link, or holds files that nobody may read"
            except TooLargeError:
                problem = f"the folder is larger than {megabytes} MB"
            except (OSError, RuntimeError):
                problem = "it is a link, or holds files that nobody may read"
            if problem:
                self._keep_going(own, dest, problem)
        lesson = self.coursedir.assignment_id
        release = self.coursedir.format_path(self.coursedir.release_directory, ".", lesson)
        try:
            # A line of the log says what of it took too much, and nobody else waits for it.
            do_apart(lambda: str(len(take_in(Path(dest), Path(release)))))
        except Exception as error:
            # It is tried again on grading; collecting goes on with the other students.
            self.log.warning("%s could not be prepared for grading: %s", dest, error)

    def _keep_going(self, copied: Path, dest: str, problem: str) -> None:
        self.log.warning("Not everything could be copied to %s: %s", dest, problem)
        folder = Path(dest)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FIRST:
            if not (folder / name).exists() and (copied / name).is_file():
                shutil.copyfile(copied / name, folder / name)
        (folder / PROBLEM).write_text(problem, encoding="utf-8")


class CarefulReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """Replaces nbgrader's in `c.ExchangeFactory.release_feedback`.

    nbgrader stops at the first student whose hand-in did not come through the exchange.
    """

    def __init__(self, *, authentictor: Any = None, **options: Any) -> None:
        # nbgrader's interface spells it so.
        if authentictor is not None:
            options["authenticator"] = authentictor
        super().__init__(**options)

    def copy_files(self) -> None:
        """Release everybody's feedback that can be, and name the others."""
        excluded = set(filter(None, self.coursedir.student_id_exclude.split(",")))
        left = set()
        for page in map(Path, sorted(glob.glob(os.path.join(self.src_path, "*.html")))):
            student = page.parent.parent.name
            secret = read_secret(page.parent / "submission_secret.txt")
            if student in excluded:
                continue
            if not secret:
                left.add(student)
                continue
            self.log.info("Releasing feedback for %s: %s", student, page.stem)
            checksum = notebook_hash(secret=secret, notebook_id=page.stem)
            part = Path(self.dest_path, f"{checksum}-tmp.html")
            shutil.copy(page, part)
            # Moved, so that nobody fetches it in part.
            part.replace(Path(self.dest_path, f"{checksum}.html"))
        if left:
            self.fail(
                f"Everybody else's feedback was released. Not that of {', '.join(sorted(left))}: "
                "what was handed in did not come through the exchange, or its "
                "submission_secret.txt was changed, so nothing goes back through it. "
                f"Send the pages in {self.coursedir.feedback_directory}/ in the way they came."
            )


def read_secret(path: Path) -> str:
    """Return what nbgrader wrote on handing in, by which feedback goes back; else nothing."""
    try:
        # It lies in a folder of the student's, and may be anything by now.
        found = re.fullmatch(rb"[\x21-\x7e]+\s*", read_regular(path, MAX_SECRET))
    except OSError:
        return ""
    return found[0].decode("ascii") if found else ""


def owner_if_another(path: str, student: str) -> str | None:
    """Return whose a folder is, where that is neither the student's nor who collects.

    None also where the student has no account on this machine, as where all share one.
    """
    if sys.platform == "win32":
        return None
    try:
        students = pwd.getpwnam(student).pw_uid
        owner = os.lstat(path).st_uid
    except (KeyError, OSError, ValueError):
        return None
    if owner in (students, os.getuid(), 0):
        return None
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)


def is_name(student: str) -> bool:
    """Whether a folder of that name can be made among the others', and the name be listed."""
    return student.isprintable() and bool(student) and student[0] != "." and "," not in student
