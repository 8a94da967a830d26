"""Which files a course ignores (`c.CourseDirectory.ignore`), told from their names alone.

nbgrader lists the whole folder for each file in it and each pattern: a hand-in of thousands of
files takes minutes in every command. And it takes brackets in a student's id for a pattern.
"""

import fnmatch
import os
from collections.abc import Iterable

import nbgrader.utils


def is_ignored(filename: str, ignore_globs: Iterable[str] | None = None) -> bool:
    """Whether one of the patterns fits a file's name; as in a shell, none begins with a dot."""
    name = os.path.basename(filename)
    return any(
        fnmatch.fnmatchcase(name, pattern)
        for pattern in ignore_globs or ()
        if pattern.startswith(".") or not name.startswith(".")
    )


def ignore_everywhere() -> None:
    """Let nbgrader's own commands ask it as well; there is no setting for it."""
    nbgrader.utils.is_ignored = is_ignored
