"""When something was handed in: nbgrader writes it into a file of the student's.

They may rewrite it. Here, and in every process that reads the configuration, such a file is read
with a limit on its size, and takes one form only. nbgrader reads much more, some of it slowly, and
a time zone may be the path of a file; its page of all hand-ins is not shown where one of them
cannot be read.
"""

import datetime
import re
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from nbjudge.notebook.opened import read_regular

NAME = "timestamp.txt"
# As nbgrader writes it on handing in: "2030-01-01 12:00:00.000000 UTC", the zone maybe a number.
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?( ?([A-Z]{1,5}|[+-]\d\d:?\d\d|-?\d{1,5}))?"
)
MAX_STAMP = 100


def read_timestamp(path: Path) -> datetime.datetime:
    """Return the time in a file.

    Raises
    ------
    OSError
        Where it cannot be opened.
    ValueError
        Where there is another text in it, and no time.
    """
    text = read_regular(path, MAX_STAMP).decode("utf-8").strip()
    if not _STAMP.fullmatch(text):
        raise ValueError(text)
    try:
        found: datetime.datetime = parse_utc(text)
    except Exception as error:
        # dateutil has errors of many kinds, and warnings that are errors.
        raise ValueError(text) from error
    return found


def read_everywhere() -> None:
    """Let nbgrader's own commands and pages read timestamps so; what is none counts as none."""
    from nbgrader.apps.api import NbGraderAPI

    def existing(coursedir: CourseDirectory, folder: str) -> datetime.datetime | None:
        try:
            return read_timestamp(Path(folder, NAME))
        except (OSError, ValueError):
            return None

    def submitted(api: Any, lesson: str, student: str) -> datetime.datetime | None:
        place = api.coursedir.submitted_directory, student, lesson
        return existing(api.coursedir, api.coursedir.format_path(*place))

    # nbgrader has no setting for them.
    CourseDirectory.get_existing_timestamp = existing
    NbGraderAPI.get_submitted_timestamp = submitted
