"""A class's mistakes, exercise by exercise: how many, which, by whom."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

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
    """

    words: str
    named: bool
    students: tuple[str, ...]
    code: str


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
            together.setdefault((finding.named, finding.words), []).append(finding)
    mistakes = [
        Mistake(
            words,
            named,
            tuple(finding.student for finding in those),
            min((finding.code for finding in those), key=len),
        )
        for (named, words), those in together.items()
    ]
    return tuple(sorted(mistakes, key=lambda mistake: (not mistake.named, -len(mistake.students))))
