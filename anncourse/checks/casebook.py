"""The cases of an exercise, what is expected, and what its misconceptions do: each made once."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from anncourse.checks.compare import Mismatch, compare
from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.space import Arguments
from nbjudge.shared.call import call
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import plain
from nbjudge.shared.time_limit import TimeUpError

# What is drawn for everybody to see, and once more: in each round every pair of levels occurs.
HIDDEN_ROUNDS = 2
# Wall time for one call of a misconception: far more than any takes, on a busy machine too.
WRONG_SECONDS = 10.0
# How many comparisons are kept.
MAX_COMPARED = 20_000


class Casebook:
    """What is the same for every answer to an exercise, worked out when it is first asked for.

    Nothing in it may be written to; answers are called with copies.

    Parameters
    ----------
    exercise : Exercise
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._cases: dict[tuple[int, bool], list[Arguments]] = {}
        # By identity: the arguments are kept above, so that no other object gets their number.
        self._expected: dict[int, Any] = {}
        self._wrong: dict[tuple[int, int], Outcome] = {}
        self._told: dict[tuple[int, int], str] = {}
        # By identity as well: with each, the outcome that has the number.
        self._compared: dict[tuple[int, int], tuple[Outcome, Mismatch | None]] = {}

    def cases(self, part: Part, hidden: bool) -> list[Arguments]:
        """Arguments of a part's cases: the examples first, then the random ones."""
        key = id(part), hidden
        if key not in self._cases:
            self._cases[key] = list(cases(self._exercise, part, hidden))
        return self._cases[key]

    def expected(self, args: Arguments) -> Any:
        """What annlib's own answer returns for one of the cases, as plain data."""
        if id(args) not in self._expected:
            self._expected[id(args)] = expected_value(self._exercise, args)
        return self._expected[id(args)]

    def compared(self, part: Part, args: Arguments, outcome: Outcome) -> Mismatch | None:
        """Return how what came of one of a part's cases differs from what is expected there."""
        key = id(part), id(outcome)
        known = self._compared.get(key)
        if known is not None and known[0] is outcome:
            return known[1]
        rtol, atol = self._exercise.rtol, self._exercise.atol
        expected = self.expected(args)
        mismatch = compare(expected, outcome.value, rtol=rtol, atol=atol, only=part.results)
        if outcome.shared:
            if len(self._compared) >= MAX_COMPARED:
                self._compared.clear()
            self._compared[key] = outcome, mismatch
        return mismatch

    def wrong(self, misconception: Misconception, args: Arguments) -> Outcome:
        """What a misconception does in one of the cases."""
        key = id(misconception), id(args)
        if key not in self._wrong:
            outcome = _run_wrong(self._exercise, misconception, args)
            if isinstance(outcome.error, TimeUpError):
                # It tells of this machine and this moment.
                return outcome
            if outcome.error is not None:
                outcome.error.__traceback__ = None
            self._wrong[key] = outcome
        return self._wrong[key]

    def told(self, misconception: Misconception, part: Part) -> str:
        """Return what a part's property says of a misconception; empty, if it holds."""
        key = id(misconception), id(part)
        if key not in self._told:
            assert part.holds is not None
            try:
                self._told[key] = part.holds(misconception.wrong) or ""
            except Exception:
                self._told[key] = ""
        return self._told[key]


# By identity, as exercises have no hash; a casebook keeps its exercise, so that no other gets its
# number.
_KEPT: dict[int, Casebook] = {}


def kept_casebook(exercise: Exercise) -> Casebook:
    """Return an exercise's casebook, the same one every time.

    Only where no learner's code runs in this process: it could have exchanged what the reference
    is made of, for a moment.
    """
    return _KEPT.setdefault(id(exercise), Casebook(exercise))


def cases(exercise: Exercise, part: Part, hidden: bool) -> Iterator[Arguments]:
    """Arguments of a part's cases: the examples first, then the random ones."""
    yield from part.examples
    rounds = HIDDEN_ROUNDS if hidden else 1
    for number in range(rounds):
        seed = zlib.crc32(f"{exercise.name}/{part.title}/{number}".encode())
        rng = np.random.default_rng(seed)
        if part.make is not None:
            for _ in range(part.n_random):
                yield part.make(rng)
        # A property tries its kinds of input itself.
        if part.space is not None and part.holds is None:
            yield from part.space.cases(rng)


def expected_value(exercise: Exercise, args: Arguments) -> Any:
    """What annlib's own answer returns, as plain data."""
    if exercise.variables:
        return plain(exercise.reference(*exercise.solution))
    with np.errstate(all="ignore"):
        return plain(exercise.reference(*copy.deepcopy(args)))


def _run_wrong(exercise: Exercise, misconception: Misconception, args: Arguments) -> Outcome:
    if exercise.variables:
        wrong = misconception.wrong
        return call(lambda: exercise.reference(*wrong), (), seconds=WRONG_SECONDS)
    return call(misconception.wrong, args, seconds=WRONG_SECONDS)
