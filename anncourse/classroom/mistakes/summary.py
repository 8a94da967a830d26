"""A class's mistakes, exercise by exercise: how many, which, by whom."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from anncourse.checks.kinds import apart_from_line
from anncourse.classroom.mistakes.findings import Finding, Graded
from anncourse.classroom.mistakes.history import Change
from anncourse.exercises import LESSONS


@dataclass(frozen=True)
class Mistake:
    """One mistake, or one state of an unfinished answer.

    Attributes
    ----------
    words : str
        What the check says.
    named : bool
        Whether the check recognised a mistake.
    students : tuple of str
        Who made it.
    code : str
        The shortest answer that has it, without a name.
    line : str
        Where in that answer it is, "in line 2, `return x`", if the check found the place.
    """

    words: str
    named: bool
    students: tuple[str, ...]
    code: str
    line: str = ""


@dataclass(frozen=True)
class Summary:
    """How a class did in one exercise.

    Attributes
    ----------
    exercise : str
    full, partly, none : int
        Numbers of students with all, some and none of its points.
    mean : float
        Mean share of the points.
    mistakes : tuple of Mistake
        The commonest first; those that were recognised before the others.
    hint : str
        The exercise's first hint: a way to begin talking about it. Empty if it has none.
    change : Change
    """

    exercise: str
    full: int
    partly: int
    none: int
    mean: float
    mistakes: tuple[Mistake, ...]
    hint: str
    change: Change


def summarise(graded: Graded, changes: Mapping[str, Change]) -> list[Summary]:
    """Return the summaries of all exercises, in the order of the lesson."""
    hints = {exercise.name: exercise.hints for exercise in LESSONS.get(graded.lesson, ())}
    found: dict[str, list[Finding]] = {exercise: [] for exercise in graded.exercises}
    for finding in graded.findings:
        found[finding.exercise].append(finding)
    return [
        Summary(
            exercise,
            full=sum(finding.credit >= 1 for finding in all_of_it),
            partly=sum(0 < finding.credit < 1 for finding in all_of_it),
            none=sum(finding.credit <= 0 for finding in all_of_it),
            mean=statistics.fmean(finding.credit for finding in all_of_it),
            mistakes=_mistakes(all_of_it),
            hint=next(iter(hints.get(exercise, ())), ""),
            change=changes.get(exercise, Change()),
        )
        for exercise, all_of_it in found.items()
    ]


def _mistakes(findings: list[Finding]) -> tuple[Mistake, ...]:
    together: dict[tuple[bool, str], list[Finding]] = {}
    for finding in findings:
        if finding.words:
            words, _ = apart_from_line(finding.words)
            together.setdefault((finding.named, words), []).append(finding)
    mistakes = []
    for (named, words), those in together.items():
        example = min(those, key=lambda finding: len(finding.code))
        students = tuple(finding.student for finding in those)
        _, line = apart_from_line(example.words)
        # A name may stand in a comment.
        line = re.sub(r"\s*#[^`]*`", "`", line)
        mistakes.append(Mistake(words, named, students, example.code, line))
    return tuple(sorted(mistakes, key=lambda mistake: (not mistake.named, -len(mistake.students))))
