"""Count how often a learner has looked at what an exercise keeps back: advice, not a lock."""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anncourse.lesson.progress import progress_file
from nbjudge.shared.plain import plain

if TYPE_CHECKING:
    from anncourse.checks.exercise import Exercise
    from anncourse.checks.report import Report

FILE = "looks.json"


def count_look(
    exercise: Exercise, report: Report, namespace: Mapping[str, Any], file: Path | None = None
) -> Report:
    """Return the report with a remark on how many answers have been tried on what is kept back.

    The same answer tried again is no new look, and neither is one that could not be tried. Where
    nothing can be written down, nothing is said.
    """
    tried = bool(report.parts) and all(
        part.failure is None or part.failure.kind == "property" for part in report.parts
    )
    if not (exercise.kept_back and tried):
        return report
    with contextlib.suppress(OSError):
        number = _remember(exercise, namespace, file or progress_file().with_name(FILE))
        return replace(report, notes=(*report.notes, _words(exercise.kept_back, number)))
    return report


def _remember(exercise: Exercise, namespace: Mapping[str, Any], file: Path) -> int:
    answer = pickle.dumps([plain(namespace[name]) for name in exercise.variables])
    digest = hashlib.sha256(answer).hexdigest()[:16]
    looks = _read(file)
    seen = looks.setdefault(exercise.name, [])
    if digest not in seen:
        seen.append(digest)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(looks, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return seen.index(digest) + 1


def _read(file: Path) -> dict[str, list[str]]:
    try:
        looks = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): [str(digest) for digest in seen] for name, seen in looks.items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}


def _words(kept_back: str, number: int) -> str:
    if number == 1:
        return f"This was your first look at the kept-back {kept_back}."
    return (
        f"This was look {number} at the kept-back {kept_back}. Choose by your own validation part: "
        "the more often one looks here, the less it says about what nobody has ever used."
    )
