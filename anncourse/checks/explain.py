"""Put what went wrong into a learner's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from anncourse.checks.casebook import Casebook
from anncourse.checks.compare import Mismatch, compare
from anncourse.checks.diagnosis import diagnose
from anncourse.checks.exercise import Exercise, Misconception
from anncourse.checks.gist import gist
from anncourse.checks.glosses import explain_error
from anncourse.checks.report import PartResult
from anncourse.checks.space import Arguments
from anncourse.checks.trial import Trial
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import MAX_ITEMS, NotPlainError, TooMuchError
from nbjudge.shared.time_limit import TimeUpError

# The least share of cases in which a misconception has to do as the answer does: where the answer
# is right, or where it stops with an error.
SAME_WHERE_RIGHT = 0.8


def explain_outcome(
    outcome: Outcome, mismatch: Mismatch | None, exercise: Exercise
) -> tuple[str, str]:
    """Return the kind and the words for one case that went wrong."""
    error = outcome.error
    if isinstance(error, TimeUpError):
        return "too long", (
            f"It runs too long: stopped after {exercise.seconds:g} seconds. Look for a loop "
            "that never ends."
        )
    if isinstance(error, NotImplementedError):
        return "not written", "Not written yet: it still raises NotImplementedError."
    if isinstance(error, NotPlainError):
        if re.search("function|method|ufunc", error.type_name):
            return "foreign", (
                "It returns a function instead of that function's result. Are the brackets () of "
                "a call missing?"
            )
        return "foreign", (
            f"It returns an object of type {error.type_name}; numbers or NumPy arrays are "
            "asked for."
        )
    if isinstance(error, TooMuchError):
        return "too much", (
            f"It returns more than {MAX_ITEMS:,} numbers, far more than asked for. Does a loop "
            "add to its result without an end, or is a shape wrong?"
        )
    if isinstance(error, SystemExit):
        return "raised", "It calls exit() or quit(), which ends the program. Use return instead."
    if exercise.variables and isinstance(error, ValueError | TypeError):
        # Raised on purpose, by what reads the values: a whole sentence for the learner.
        return "raised", f"{str(error)[:1].upper()}{str(error)[1:]}"
    if error is not None:
        return "raised", explain_error(error)
    assert mismatch is not None
    if mismatch.kind == "none":
        if outcome.printed:
            return "none", (
                "It prints the result instead of returning it. Replace print(…) by return …"
            )
        return "none", (
            "It returns nothing (None). Is the return missing, or in one branch only? Or is what "
            "stands behind it None, as comes from append or reverse, or from a function of yours "
            "that lacks its own return?"
        )
    return mismatch.kind, mismatch.words


def likely_mistake(
    exercise: Exercise, book: Casebook, trials: Sequence[Trial], results: Sequence[PartResult]
) -> tuple[str, str]:
    """Return the likely mistake in words, and the name of the misconception if one fits."""
    flawed = [trial for trial in trials if trial.flawed]
    # Two mistakes at once fit no single misconception; then the first part that fails decides.
    first = [trial for trial in flawed if trial.part is flawed[0].part]
    for some in (flawed, first):
        known = _matching_misconception(exercise, book, some, trials)
        if known is not None:
            return known.words, known.name
    if first and first[0].outcome.error is not None:
        # The error that is shown is the first to mend, whatever else is wrong behind it.
        known = _matching_error(exercise, book, first)
        if known is not None:
            return known.words, known.name
    failures = [r.failure for r in results if r.failure is not None]
    for failure in failures:
        for misconception in exercise.misconceptions:
            if failure.words == misconception.words:
                return misconception.words, misconception.name
    wrong = [t for t in trials if not t.right]
    kinds = {t.mismatch.kind if t.mismatch is not None else "raised" for t in wrong}
    if kinds <= {"values", "shape", "type", "length"}:
        right = [(t.expected, t.outcome.value) for t in trials if t.right]
        found = diagnose(
            [(t.expected, t.outcome.value) for t in wrong], [_n_rows(t.args) for t in wrong], right
        )
        if found:
            return found, ""
    if any(r.passed for r in results if r.core):
        return next((r.advice for r in results if r.failure is not None and r.advice), ""), ""
    return "", ""


def _matching_misconception(
    exercise: Exercise, book: Casebook, flawed: Sequence[Trial], trials: Sequence[Trial]
) -> Misconception | None:
    if not flawed or any(isinstance(t.outcome.error, TimeUpError) for t in flawed):
        return None
    # Where the answer is right although parts of its like are wrong, the misconception has to be
    # right too: with 0 and 1 as the only results, any two wrong answers agree where both are wrong.
    near = [t for t in trials if not t.flawed and any(t.part is f.part for f in flawed)]
    best: tuple[int, Misconception] | None = None
    for known in exercise.misconceptions:
        if not all(_same_mistake(exercise, book, known, trial) for trial in flawed):
            continue
        alike = sum(_same_mistake(exercise, book, known, trial) for trial in near)
        if alike < SAME_WHERE_RIGHT * len(near):
            continue
        score = sum(_same_mistake(exercise, book, known, t) for t in trials if not t.flawed)
        if best is None or score > best[0]:
            best = (score, known)
    return None if best is None else best[1]


def _matching_error(
    exercise: Exercise, book: Casebook, flawed: Sequence[Trial]
) -> Misconception | None:
    stopped = [t for t in flawed if t.outcome.error is not None]
    if any(isinstance(t.outcome.error, TimeUpError) for t in stopped):
        return None
    alike = {
        known.name: sum(_same_mistake(exercise, book, known, trial) for trial in stopped)
        for known in exercise.misconceptions
        if _same_mistake(exercise, book, known, stopped[0])
    }
    most = max(alike.values(), default=0)
    if most < SAME_WHERE_RIGHT * len(stopped):
        return None
    return next(known for known in exercise.misconceptions if alike.get(known.name) == most)


def _same_mistake(
    exercise: Exercise, book: Casebook, misconception: Misconception, trial: Trial
) -> bool:
    theirs = book.wrong(misconception, trial.args)
    mine = trial.outcome
    if mine.error is not None or theirs.error is not None:
        return (
            mine.error is not None
            and theirs.error is not None
            and type(mine.error) is type(theirs.error)
            and not isinstance(mine.error, TimeUpError)
            and gist(mine.error) == gist(theirs.error)
        )
    if mine.value is None or theirs.value is None:
        return False
    mismatch = compare(theirs.value, mine.value, rtol=exercise.rtol, atol=exercise.atol)
    if trial.mismatch is not None and trial.mismatch.kind != "dtype":
        return mismatch is None or mismatch.kind == "dtype"
    # The values are right, so the mistake is in their type, a warning, or a changed input.
    return (
        mismatch is None
        and theirs.changed == mine.changed
        and (not trial.part.quiet or bool(theirs.warned) == bool(mine.warned))
    )


def _n_rows(args: Arguments) -> int | None:
    for arg in args:
        if isinstance(arg, np.ndarray) and arg.ndim > 0:
            return int(arg.shape[0])
    return None
