"""What a learner waits for: a check of a right answer, and the explanation of a wrong one.

``python -m benchmarks checks`` prints how the times are spread, and the slowest exercises. A check
of a right answer is set against its own calls, made bare: of the learner's function and of the
reference. With ``--wrong-answers FILE``, a JSON list of ``{"exercise", "code"}``, those are
explained as well.
"""

from __future__ import annotations

import argparse
import copy
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES
from benchmarks.measure import interleaved_medians
from nbjudge.shared.call import call
from tests.anncourse.exercises.learner import run_cell
from tests.anncourse.exercises.survey import mistaken, own_answer, verdict_on

#: A check of a right answer is to take at most so many times as long as the calls it makes.
TIMES = 3.0

#: Below so many seconds nobody waits, and the share of the calls is not looked at.
UNFELT = 0.05

#: Seconds in which a wrong answer is to be explained: at most, and in the median.
EXPLAINED, EXPLAINED_MOSTLY = 1.0, 0.3

#: How many of the slowest are printed.
SHOWN = 10

Calls = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Measured:
    """Processor seconds of the checks of one exercise."""

    name: str
    n_calls: int
    right: float
    bare: float
    wrong: float

    @property
    def times(self) -> float:
        """How many times as long a check of a right answer takes as its calls."""
        return self.right / self.bare


def add_arguments(group: argparse._ArgumentGroup) -> None:
    """Add the options of this kind."""
    group.add_argument("--wrong-answers", type=Path, metavar="FILE", help="more wrong answers")


def recorded(exercise: Exercise, right: Callable[..., Any]) -> Calls:
    """Return the arguments of all calls that a check makes of a right answer."""
    calls: Calls = []

    def recording(*args: Any) -> Any:
        calls.append(copy.deepcopy(args))
        return right(*args)

    recording.__name__ = right.__name__
    verdict_on(exercise, recording, hidden=False)
    return calls


def made_bare(functions: Sequence[Callable[..., Any]], calls: Calls) -> None:
    """Make the same calls with nothing around them."""
    with np.errstate(all="ignore"):
        for function in functions:
            for args in calls:
                function(*args)


def measured(exercise: Exercise, repeats: int) -> Measured:
    """Check a right and a wrong answer of an exercise, and make its calls, in turn."""
    right, wrong = own_answer(exercise), mistaken(exercise.misconceptions[-1].wrong)
    # An answer in variables is tried by calling what they are put into.
    calls = [tuple(right)] if exercise.variables else recorded(exercise, right)
    functions = [exercise.reference] if exercise.variables else [right, exercise.reference]
    medians = interleaved_medians(
        {
            "right": lambda: verdict_on(exercise, right, hidden=False),
            "bare": lambda: made_bare(functions, calls),
            "wrong": lambda: verdict_on(exercise, wrong, hidden=False),
        },
        repeats,
        time.process_time,
    )
    return Measured(exercise.name, len(calls), **medians)


def nothing_called(repeats: int) -> float:
    """Return the seconds of a safe call of a function that does nothing."""
    many = 1000

    def safely() -> None:
        for _ in range(many):
            call(lambda: 0.0, ())

    return interleaved_medians({"": safely}, repeats, time.process_time)[""] / many


def explained(file: Path) -> list[tuple[float, str]]:
    """Judge each wrong answer of a file once; return its seconds and its exercise."""
    found = []
    for case in json.loads(file.read_text(encoding="utf-8")):
        exercise = EXERCISES.get(case["exercise"])
        try:
            names = run_cell(case["code"], {"np": np})
        except Exception:
            # A cell that ends in an error has nothing that could be checked.
            continue
        if exercise is not None:
            start = time.process_time()
            judge(exercise, names)
            found.append((time.process_time() - start, exercise.name))
    return sorted(found, reverse=True)


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Return the tables of the checks."""
    repeats = min(arguments.repeats, 3)
    found = [measured(exercise, repeats) for exercise in EXERCISES.values()]
    yield "# Checks"
    yield ""
    yield "Processor time of what a learner waits for: the notebook's cases, not the hidden ones."
    yield ""
    yield from _of_right_answers(found, nothing_called(repeats))
    yield ""
    yield from _of_wrong_answers(
        f"one known mistake of each of {len(found)} exercises",
        sorted(((one.wrong, one.name) for one in found), reverse=True),
    )
    if arguments.wrong_answers is not None:
        answers = explained(arguments.wrong_answers)
        yield ""
        yield from _of_wrong_answers(f"{len(answers)} wrong answers, each once", answers)


def _of_right_answers(found: list[Measured], nothing: float) -> Iterator[str]:
    felt = [one for one in found if one.right > UNFELT]
    checks = [one.right for one in found]
    per_call = [(one.right - one.bare) / one.n_calls for one in found]
    yield (
        f"A right answer: {1e3 * statistics.median(checks):.0f} ms in the median of {len(found)} "
        f"exercises, {1e3 * max(checks):.0f} ms at most; {len(felt)} take more than "
        f"{1e3 * UNFELT:.0f} ms. Its calls are made bare beside it, of the learner's function and "
        f"of the reference; where a check is felt, it is to take at most {TIMES:g} times as long."
    )
    yield ""
    yield (
        f"What a check adds to each call is {1e6 * statistics.median(per_call):.0f} µs in the "
        f"median: {1e6 * nothing:.0f} µs for a call of a function that does nothing (an alarm, a "
        "copy of the arguments, what it prints and warns of), the rest for making the arguments "
        "and comparing. Where a call takes a few microseconds, this is most of the check."
    )
    yield ""
    yield "| exercise | calls | check | its calls alone | times as long | |"
    yield "|---|---:|---:|---:|---:|---|"
    for one in sorted(found, key=lambda one: one.right, reverse=True)[:SHOWN]:
        missed = one.right > UNFELT and one.times > TIMES
        yield (
            f"| `{one.name}` | {one.n_calls} | {1e3 * one.right:.0f} ms | {1e3 * one.bare:.1f} ms "
            f"| {one.times:.1f} | {'too slow' if missed else ''} |"
        )


def _of_wrong_answers(title: str, found: list[tuple[float, str]]) -> Iterator[str]:
    seconds = [one for one, _ in found]
    late = sum(one > EXPLAINED for one in seconds)
    yield (
        f"Explained, {title}: {statistics.median(seconds):.3f} s in the median (at most "
        f"{EXPLAINED_MOSTLY:g} s), {max(seconds):.2f} s at worst; {late} take more than "
        f"{EXPLAINED:g} s."
    )
    yield ""
    yield "| exercise | s |"
    yield "|---|---:|"
    for one, name in found[:SHOWN]:
        yield f"| `{name}` | {one:.2f} |"
