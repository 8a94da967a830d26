"""What changed since the hand-in before: kept from one report to the next."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anncourse.classroom.mistakes.findings import Graded
from nbjudge.errors import CommandError

#: Where it is kept, relative to the course.
FOLDER = Path(".grading", "mistakes")

#: For one student: by exercise, the share of the points and the words.
Standing = dict[str, tuple[float, str]]


@dataclass(frozen=True)
class Change:
    """What became of an exercise among those who handed in anew.

    Attributes
    ----------
    mended, same, other, lost : int
        Students whose answer is full now and was not; who make the same mistake; who make another;
        whose answer was full and is not any more.
    """

    mended: int = 0
    same: int = 0
    other: int = 0
    lost: int = 0

    def __str__(self) -> str:
        said = [(self.mended, "mended"), (self.same, "the same mistake"), (self.other, "another")]
        said.append((self.lost, "broken since"))
        return ", ".join(f"{number} {words}" for number, words in said if number)


def compare_with_before(root: Path, graded: Graded) -> dict[str, Change]:
    """Return by exercise what changed since the hand-in before, and keep this one for the next.

    The hand-in before is the one that the last report saw.

    Raises
    ------
    CommandError
        Where what was kept cannot be read.
    """
    file = root / FOLDER / f"{graded.lesson}.json"
    kept = _read(file)
    now: dict[str, Standing] = {student: {} for student in graded.handed_in}
    # Not by the time alone, which Canvas does not say.
    written = {student: hashlib.sha256() for student in graded.handed_in}
    for finding in graded.findings:
        now[finding.student][finding.exercise] = (finding.credit, finding.words)
        written[finding.student].update(finding.code.encode("utf-8", "replace") + b"\0")
    records: dict[str, dict[str, Any]] = {}
    for student, when in graded.handed_in.items():
        old = kept.get(student, {})
        answers = written[student].hexdigest()
        anew = bool(old) and (old["handed_in"], old.get("answers", answers)) != (when, answers)
        before = old["now"] if anew else old.get("before", {})
        records[student] = {
            "handed_in": when,
            "answers": answers,
            "now": now[student],
            "before": before,
        }
    _write(file, records)
    return {
        exercise: _change(
            [
                (tuple(record["before"][exercise]), now[student][exercise])
                for student, record in records.items()
                if exercise in record["before"] and exercise in now[student]
            ]
        )
        for exercise in graded.exercises
    }


def _change(pairs: list[tuple[tuple[float, str], tuple[float, str]]]) -> Change:
    counts = dict.fromkeys(("mended", "same", "other", "lost"), 0)
    for (old, old_words), (new, new_words) in pairs:
        if old >= 1 and new >= 1:
            continue
        if new >= 1:
            counts["mended"] += 1
        elif old >= 1:
            counts["lost"] += 1
        else:
            counts["same" if old_words == new_words else "other"] += 1
    return Change(**counts)


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        kept: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return kept
    except ValueError as error:
        raise CommandError(
            f"expected in {file} what the last report kept, and cannot read it: {error}. "
            "Delete it: the report then says nothing of what changed, and nothing else is lost."
        ) from error


def _write(file: Path, records: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(records), "utf-8")
    os.replace(new, file)
