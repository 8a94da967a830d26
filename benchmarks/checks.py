"""What a learner waits for: a check of a right answer, and the explanation of a wrong one.

``python -m benchmarks checks`` prints the slowest exercises.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

from anncourse.checks.exercise import Exercise
from anncourse.exercises import EXERCISES
from benchmarks.measure import interleaved_medians
from tests.anncourse.exercises.survey import mistaken, own_answer, verdict_on

#: The most of its time that a check of a right answer is to take, so that a slower way and a slower
#: machine have room as well.
TARGET = 0.1

#: Seconds after which a wrong answer is to be explained.
EXPLAINED = 2.0

#: How many of the slowest exercises are printed.
SHOWN = 10


@dataclass(frozen=True)
class Measured:
    """Processor seconds for one exercise."""

    exercise: Exercise
    right: float
    wrong: float

    @property
    def share(self) -> float:
        """What a right answer takes of the exercise's time."""
        return self.right / self.exercise.seconds


def measured(exercise: Exercise, repeats: int) -> Measured:
    """Check a right and a wrong answer in turn."""
    right, wrong = own_answer(exercise), mistaken(exercise.misconceptions[-1].wrong)
    medians = interleaved_medians(
        {
            "right": lambda: verdict_on(exercise, right, hidden=True),
            "wrong": lambda: verdict_on(exercise, wrong, hidden=False),
        },
        repeats,
        time.process_time,
    )
    return Measured(exercise, medians["right"], medians["wrong"])


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Return the table of the slowest exercises."""
    found = [measured(exercise, min(arguments.repeats, 3)) for exercise in EXERCISES.values()]
    found.sort(key=lambda one: one.share, reverse=True)
    yield "# Checks"
    yield ""
    yield (
        f"The {SHOWN} slowest of {len(found)} exercises, in processor time. A right answer is to "
        f"take at most {TARGET:.0%} of the exercise's time, a wrong one is to be explained within "
        f"{EXPLAINED:g} s."
    )
    yield ""
    yield "| exercise | right answer, of its time | wrong answer | |"
    yield "|---|---|---|---|"
    for one in found[:SHOWN]:
        missed = one.share > TARGET or one.wrong > EXPLAINED
        yield (
            f"| {one.exercise.name} | {one.share:.1%} of {one.exercise.seconds:g} s "
            f"| {one.wrong:.2f} s | {'too slow' if missed else ''} |"
        )
