"""Collect hand-ins from the exchange so that no folder of one student stops the others'."""

import glob
import os
import shutil
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from nbjudge.intake.intake import PROBLEM, take_in


class CarefulCollect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """Replaces nbgrader's collector in `c.ExchangeFactory.collect`.

    A folder without a notebook is given a placeholder at once: `nbgrader autograde` looks for
    notebooks before it calls any hook, and would pass over such a student in silence.
    """

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy what one student handed in; where that fails, what could be copied counts."""
        ignored = self.coursedir.ignore
        try:
            if Path(src).is_symlink():
                raise OSError("a link, which could point at a classmate's folder")
            # nbgrader would copy what they point at, with the rights of whoever collects.
            self.coursedir.ignore = [*ignored, *map(glob.escape, names_of_links(src))]
            super().do_copy(src, dest, log)
        except RuntimeError:
            # nbgrader's word for a folder that is too large; it copies nothing of it.
            megabytes = self.coursedir.max_dir_size // 1000
            self._keep_going(src, dest, f"the folder is larger than {megabytes} MB")
        except OSError:
            # shutil copies all it can before it complains.
            self._keep_going(src, dest, "it is a link, or holds files that nobody may read")
        finally:
            self.coursedir.ignore = ignored
        lesson = self.coursedir.assignment_id
        release = self.coursedir.format_path(self.coursedir.release_directory, ".", lesson)
        try:
            take_in(Path(dest), Path(release))
        except OSError as error:
            # It is tried again on grading; collecting goes on with the other students.
            self.log.warning("%s could not be prepared for grading: %s", dest, error)

    def _keep_going(self, src: str, dest: str, problem: str) -> None:
        self.log.warning("Not everything could be copied from %s: %s", src, problem)
        folder = Path(dest)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("timestamp.txt", "submission_secret.txt"):
            found = Path(src, name)
            if not (folder / name).exists() and found.is_file() and not found.is_symlink():
                shutil.copyfile(found, folder / name)
        (folder / PROBLEM).write_text(problem, encoding="utf-8")


def names_of_links(folder: str) -> list[str]:
    """Return the names of the links anywhere in a folder."""
    return [
        name
        for parent, folders, files in os.walk(folder, followlinks=False)
        for name in [*folders, *files]
        if Path(parent, name).is_symlink()
    ]
