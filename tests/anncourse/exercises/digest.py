"""One number for all that the checks say: ``python -m tests.anncourse.exercises.digest``."""

from __future__ import annotations

import hashlib

from anncourse.checks.verdict import Verdict
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.survey import mistaken, own_answer, verdict_on


def digest() -> str:
    """Hash the words on each exercise's right answer and on its first known mistake."""
    said = hashlib.sha256()
    for exercise in EXERCISES.values():
        for answer in (own_answer(exercise), mistaken(exercise.misconceptions[0].wrong)):
            verdict = Verdict(verdict_on(exercise, answer, hidden=True), 10)
            said.update(f"{verdict!r}\n{verdict}\n{verdict._repr_html_()}".encode())
    return said.hexdigest()


if __name__ == "__main__":
    print(digest())
