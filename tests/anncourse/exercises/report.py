"""How well the exercises judge, as a table: ``python -m tests.anncourse.exercises.report``.

With ``--survivors`` and, if wanted, names of exercises or lessons, it prints the mutants that lose
no points and have no reason yet, ready for ``tests/anncourse/exercises/equivalents/``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass

from anncourse.exercises import EXERCISES, LESSONS
from tests.anncourse.exercises.survey import alternatives_of, mistaken, survey_mutants, verdict_on

HEADINGS = ("exercise", "named", "other ways", "mutants", "killed", "equivalent", "alive")


@dataclass(frozen=True)
class Row:
    """What one exercise achieves."""

    name: str
    named: tuple[int, int]
    accepted: tuple[int, int]
    made: int
    killed: int
    equivalent: int
    alive: int

    def cells(self) -> list[str]:
        """Return the row as texts."""
        of = (f"{good}/{total}" for good, total in (self.named, self.accepted))
        counts = (self.made, self.killed, self.equivalent, self.alive)
        return [self.name, *of, *map(str, counts)]


def row(name: str) -> Row:
    """Put everything that is known about an exercise before its checks."""
    exercise, ways = EXERCISES[name], alternatives_of(name)
    named = [
        verdict_on(exercise, mistaken(known.wrong)).misconception == known.name
        for known in exercise.misconceptions
    ]
    accepted = [verdict_on(exercise, answer).credit == 1.0 for answer in ways.values()]
    survey = survey_mutants(name)
    return Row(
        name,
        (sum(named), len(named)),
        (sum(accepted), len(accepted)),
        survey.made,
        survey.killed,
        len(survey.equivalent),
        len(survey.survived),
    )


def total(title: str, rows: list[Row]) -> Row:
    """Add rows up."""
    return Row(
        title,
        (sum(r.named[0] for r in rows), sum(r.named[1] for r in rows)),
        (sum(r.accepted[0] for r in rows), sum(r.accepted[1] for r in rows)),
        sum(r.made for r in rows),
        sum(r.killed for r in rows),
        sum(r.equivalent for r in rows),
        sum(r.alive for r in rows),
    )


def table(names: Iterable[str]) -> str:
    """Return the table, one line for each exercise and a total for each lesson and for all."""
    wanted, all_rows, lines = set(names), [], [HEADINGS]
    for lesson, exercises in LESSONS.items():
        rows = [row(exercise.name) for exercise in exercises if exercise.name in wanted]
        if rows:
            lines += [tuple(r.cells()) for r in rows] + [tuple(total(lesson, rows).cells()), ()]
            all_rows += rows
    lines.append(tuple(total("total", all_rows).cells()))
    widths = [max(len(line[k]) for line in lines if line) for k in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if k == 0 else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(line, widths, strict=False))
        )
        for line in lines
    )


def survivors(names: Iterable[str]) -> str:
    """Return the mutants that lose no points and have no reason, by exercise."""
    lines = []
    for name in names:
        survey = survey_mutants(name)
        if survey.survived or survey.stale:
            lines.append(f"{name!r}: {{")
            lines += [f"    {mutant.description!r}: ," for mutant in survey.survived]
            lines += [f"    # nothing fits {pattern!r} any more" for pattern in survey.stale]
            lines.append("},")
    return "\n".join(lines) or "Every mutant loses points or has a reason why not."


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.anncourse.exercises.report", description=__doc__
    )
    parser.add_argument("names", nargs="*", help="exercises or lessons; all if none are given")
    parser.add_argument("--survivors", action="store_true", help="list what nothing kills")
    options = parser.parse_args()
    names = [
        exercise.name
        for lesson, exercises in LESSONS.items()
        for exercise in exercises
        if not options.names or {exercise.name, lesson} & set(options.names)
    ]
    print(survivors(names) if options.survivors else table(names))


if __name__ == "__main__":
    main()
