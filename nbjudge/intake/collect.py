"""Collect from the exchange, and give feedback back, so that no student stops the others'."""

import contextlib
import datetime
import errno
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
from nbjudge.intake.copying import FIRST, NotOpenedError, TooLargeError, copy_folder
from nbjudge.intake.intake import PROBLEM, take_in
from nbjudge.intake.timestamps import NAME, read_timestamp
from nbjudge.notebook.opened import read_regular

if sys.platform != "win32":
    import pwd

MAX_SECRET = 1_000


class CarefulCollect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """Replaces nbgrader's collector in `c.ExchangeFactory.collect`.

    A folder without its notebook is given a placeholder at once: `nbgrader autograde` looks for
    notebooks before it calls any hook, and would pass over such a student in silence. What is
    there is looked at on grading.
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

    def copy_files(self) -> None:
        """Collect everybody's that can be, and name the others."""
        self._left: dict[str, str] = {}
        try:
            super().copy_files()
        except OSError as error:
            self.fail(f"Not everything was collected: {error}. Mend that, and collect again.")
        if self._left:
            named = ", ".join(f"{student} ({why})" for student, why in sorted(self._left.items()))
            self.fail(
                f"Everybody else's hand-in was collected. Not that of {named}. "
                "It is still in the exchange: mend that, and collect again."
            )

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy what one student handed in; where that fails, what could be copied counts.

        It has its name when it is whole: a run that is killed, or a disk that is full, leaves
        nothing that looks like a hand-in.
        """
        final = Path(dest)
        staged = final.with_name(f".{final.name}.collecting")
        shutil.rmtree(staged, ignore_errors=True)
        try:
            slimmed = self._copy_to(staged, src, log)
            self._prepare(staged, slimmed)
            os.replace(staged, final)
        except (OSError, shutil.Error) as error:
            # On this side: what is the student's doing is a problem that is noted for them.
            why = os.strerror(errno.ENOSPC) if is_full(error) else str(error)
            self._left[final.parent.name] = why
            shutil.rmtree(staged, ignore_errors=True)

    def _copy_to(self, staged: Path, src: str, log: Any) -> list[str]:
        slimmed: list[str] = []
        with scratch.folder_of("collect") as folder:
            # In a folder of our own nobody can change it while nbgrader copies it.
            own = folder / "own"
            megabytes = self.coursedir.max_dir_size // 1000
            too_large = f"the folder is larger than {megabytes} MB"
            problem, fits = "it is a link, or holds files that nobody may read", True
            try:
                most = 1000 * self.coursedir.max_dir_size
                if copy_folder(src, own, most, slimmed, (*FIRST, *self._released())):
                    problem = ""
            except TooLargeError as error:
                problem, fits = str(error) or too_large, False
            except NotOpenedError:
                pass
            if fits and own.is_dir():
                try:
                    super().do_copy(str(own), str(staged), log)
                except RuntimeError:
                    problem = too_large
            if problem:
                self._keep_going(own, staged, problem)
        return slimmed

    def _prepare(self, folder: Path, slimmed: list[str]) -> None:
        release, names = self._release(), self._released()
        if names and not slimmed and all((folder / name).is_file() for name in names):
            # Whatever stands in the notebooks: that is looked at on grading.
            with contextlib.suppress(OSError, ValueError):
                read_timestamp(folder / NAME)
                return
        try:
            # A line of the log says what of it took too much, and nobody else waits for it.
            do_apart(lambda: str(len(take_in(folder, release, slimmed))))
        except Exception as error:
            if is_full(error):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            # It is tried again on grading; collecting goes on with the other students.
            self.log.warning("%s could not be prepared for grading: %s", folder.parent.name, error)

    def _release(self) -> Path:
        lesson = self.coursedir.assignment_id
        return Path(self.coursedir.format_path(self.coursedir.release_directory, ".", lesson))

    def _released(self) -> list[str]:
        return [path.name for path in self._release().glob("*.ipynb")]

    def _keep_going(self, copied: Path, folder: Path, problem: str) -> None:
        student = folder.parent.name
        self.log.warning("Not everything that %s handed in was copied: %s", student, problem)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*FIRST, *self._released()):
            if not (folder / name).exists() and (copied / name).is_file():
                shutil.copyfile(copied / name, folder / name)
        (folder / PROBLEM).write_text(problem, encoding="utf-8")


def is_full(error: Exception) -> bool:
    """Whether a disk is full, or so much of it as one may have."""
    return any(f"[Errno {number}]" in str(error) for number in (errno.ENOSPC, errno.EDQUOT))


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
        left: set[str] = set()
        refused: dict[str, str] = {}
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
            try:
                shutil.copy(page, part)
                # Moved, so that nobody fetches it in part.
                part.replace(Path(self.dest_path, f"{checksum}.html"))
            except OSError as error:
                part.unlink(missing_ok=True)
                refused[student] = error.strerror or str(error)
        said = []
        if left:
            said.append(
                f"Not that of {', '.join(sorted(left))}: "
                "what was handed in did not come through the exchange, or its "
                "submission_secret.txt was changed, so nothing goes back through it. "
                f"Send the pages in {self.coursedir.feedback_directory}/ in the way they came."
            )
        if refused:
            named = ", ".join(f"{student} ({why})" for student, why in sorted(refused.items()))
            said.append(f"Not that of {named}: mend that, and release again.")
        if said:
            self.fail(f"Everybody else's feedback was released. {' '.join(said)}")


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
