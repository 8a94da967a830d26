"""Remove everything that is kept about a student."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy import text

from anncourse.classroom.records.find import Records
from anncourse.classroom.term.extensions import FILE, read_extensions, write_extensions


def forget(records: Records, gradebook: Gradebook, root: Path) -> None:
    """Remove it all, the gradebook's rows last: where this is stopped, it can be done again.

    Reports about the class are removed as a whole: a command makes them again.
    """
    for path in (*records.own, *records.reports):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in records.tables:
        if path.name == FILE:
            kept = read_extensions(root)
            rest = {key: until for key, until in kept.items() if key[0] != records.student}
            write_extensions(root, rest)
        else:
            _remove_entry(path, records.student)
    if records.gradebook:
        gradebook.remove_student(records.student)
        if gradebook.db.get_bind().dialect.name == "sqlite":
            # SQLite leaves what it deletes in the file until that is written anew.
            gradebook.db.execute(text("VACUUM"))


def _remove_entry(path: Path, student: str) -> None:
    kept = json.loads(path.read_text("utf-8"))
    del kept[student]
    new = path.with_suffix(".new")
    new.write_text(json.dumps(kept), "utf-8")
    os.replace(new, path)
