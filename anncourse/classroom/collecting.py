"""Collect from students what is theirs."""

import datetime
import os
import sys
from typing import Any

from nbjudge.intake.collect import CarefulCollect

if sys.platform != "win32":
    import pwd


class CollectFromOwners(CarefulCollect):
    """The judge's collecting, which leaves what somebody handed in under another's name.

    nbgrader warns of it, and takes it, in place of what was handed in before. Where students have
    accounts of their own, the folder's owner is who handed it in.
    """

    def _path_to_record(self, path: str) -> dict[str, Any]:
        record = super()._path_to_record(path)
        owner = belongs_to_another(path, record["username"])
        if owner is not None and self.check_owner:
            self.log.warning(
                "Left in the exchange: %s is called a hand-in of %s, and was put there by %s.",
                path,
                record["username"],
                owner,
            )
            return {"username": "", "filename": path, "timestamp": datetime.datetime.min}
        return record


def belongs_to_another(path: str, student: str) -> str | None:
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
