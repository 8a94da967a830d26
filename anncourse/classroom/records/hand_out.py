"""Put everything that is kept about a student into one file."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

from anncourse.classroom.records.find import Records


def hand_out(records: Records, root: Path, to: Path) -> int:
    """Write a zip file that only its owner may read, and return how many files it holds.

    Reports about the whole class are not in it: they are about others too.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    new = to.with_name(f".{to.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gradebook.json", _as_json(records.gradebook))
        for path, said in records.tables.items():
            archive.writestr(f"{_place(path, root)}.json", _as_json(said))
        for start in records.own:
            for path in [start, *sorted(start.rglob("*"))]:
                if path.is_file() and not path.is_symlink():
                    archive.write(path, _place(path, root))
        number = len(archive.namelist())
    os.replace(new, to)
    return number


def _as_json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1)


def _place(path: Path, root: Path) -> str:
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix().lstrip(".")
    # Of an exchange elsewhere: inbound/… or feedback/….
    parts = path.parts
    start = max(parts.index(name) for name in ("inbound", "feedback") if name in parts)
    return "/".join(("exchange", *parts[start:]))
