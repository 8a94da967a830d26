"""Put what went wrong into a learner's words."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from annlib.checks.call import Outcome, call
from annlib.checks.compare import Mismatch, compare
from annlib.checks.diagnosis import diagnose
from annlib.checks.exercise import Arguments, Exercise, Misconception
from annlib.checks.plain import MAX_ITEMS, NotPlainError, TooMuchError
from annlib.checks.report import PartResult
from annlib.checks.time_limit import TimeUpError

if TYPE_CHECKING:
    from annlib.checks.evaluate import Trial

# What Python and NumPy say, and what it means. The first fitting line wins.
_GLOSSES = (
    (
        "truth value of an array",
        "An array has no single truth value, so `if` cannot decide on it. Compare the whole "
        "array at once: np.where(condition, a, b), or (condition).astype(int).",
    ),
    (
        "only size-1 arrays|only 0-dimensional arrays|only length-1 arrays",
        "A function for single numbers (from math, or float() and int()) met a whole array. "
        "Use NumPy's function of the same name.",
    ),
    (
        "mismatch in its core dimension|not aligned",
        "The shapes do not fit for this product. Print the shapes: the inner numbers must agree.",
    ),
    (
        "could not be broadcast together",
        "The shapes do not fit together element by element. Print the shapes just before this "
        "line.",
    ),
    (
        "not defined",
        "A name is used that nothing defines here. Is it misspelled, or defined in a cell that "
        "has not run?",
    ),
    (
        "referenced before assignment|not associated with a value",
        "A variable is used before it has a value. Does every branch set it?",
    ),
    ("division by zero|modulo by zero", "Something is divided by zero."),
    ("out of bounds|out of range", "An index points past the end."),
    ("maximum recursion depth", "The function calls itself again and again, without an end."),
    (
        "object is not subscriptable|invalid index to scalar|too many indices",
        "You index something that has fewer axes than you think: print it just before this line.",
    ),
    (
        "has no len\\(\\)|object is not iterable|0-d array|unsized object",
        "A single number came where your code expects several. Print it just before this line.",
    ),
    (
        "object is not callable",
        "Something that is no function is called with (…). Is a multiplication sign missing, or a "
        "function's name used for something else?",
    ),
    (
        "Cannot cast ufunc",
        "An array of whole numbers cannot take decimal numbers in place. Make a new array: "
        "a = a + b rather than a += b.",
    ),
    (
        "inhomogeneous shape",
        "Rows of different lengths make no array. Print their lengths just before this line.",
    ),
    (
        "has no attribute 'astype'|has no attribute 'shape'|has no attribute 'sum'|has no "
        "attribute 'mean'|has no attribute 'T'|has no attribute 'copy'",
        "A plain Python number or list came where your code expects an array. "
        "np.asarray(…) makes it one.",
    ),
    (
        "unsupported operand type.*NoneType",
        "One of the values is None: does a function that you use here lack its return?",
    ),
)


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
    if error is not None:
        return "raised", _explain_error(error)
    assert mismatch is not None
    if mismatch.kind == "none":
        if outcome.printed:
            return "none", (
                "It prints the result instead of returning it. Replace print(…) by return …"
            )
        return "none", "It returns nothing (None). Is the return missing, or in one branch only?"
    return mismatch.kind, mismatch.words


def _explain_error(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:
        # A learner's own kind of error can fail to say what it is.
        text = ""
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    for pattern, gloss in _GLOSSES:
        if re.search(pattern, text):
            return f"It stops with an error. {gloss} (Python says: {said[:300]})"
    return f"It stops with an error: {said[:300]}"


def likely_mistake(
    exercise: Exercise, trials: Sequence[Trial], results: Sequence[PartResult]
) -> tuple[str, str]:
    """Return the likely mistake in words, and the name of the misconception if one fits."""
    flawed = [trial for trial in trials if trial.flawed]
    # Two mistakes at once fit no single misconception; then the first part that fails decides.
    first = [trial for trial in flawed if trial.part is flawed[0].part]
    for some in (flawed, first):
        known = _matching_misconception(exercise, some, trials)
        if known is not None:
            return known.words, known.name
    failures = [r.failure for r in results if r.failure is not None]
    for misconception in exercise.misconceptions:
        if any(failure.words == misconception.words for failure in failures):
            return misconception.words, misconception.name
    wrong = [t for t in trials if t.mismatch is not None or t.outcome.error is not None]
    kinds = {t.mismatch.kind if t.mismatch is not None else "raised" for t in wrong}
    if wrong and kinds <= {"values", "shape", "dtype"}:
        found = diagnose(
            [(t.expected, t.outcome.value) for t in wrong], [_n_rows(t.args) for t in wrong]
        )
        if found:
            return found, ""
    if any(r.passed for r in results if r.core):
        return next((r.advice for r in results if r.failure is not None and r.advice), ""), ""
    return "", ""


def _matching_misconception(
    exercise: Exercise, flawed: Sequence[Trial], trials: Sequence[Trial]
) -> Misconception | None:
    if not flawed or any(isinstance(t.outcome.error, TimeUpError) for t in flawed):
        return None
    best: tuple[int, Misconception] | None = None
    for misconception in exercise.misconceptions:
        if not all(_same_mistake(exercise, misconception, trial) for trial in flawed):
            continue
        # Among several that fit the wrong cases, the one that is right where the answer is.
        score = sum(_same_mistake(exercise, misconception, t) for t in trials if not t.flawed)
        if best is None or score > best[0]:
            best = (score, misconception)
    return None if best is None else best[1]


def _same_mistake(exercise: Exercise, misconception: Misconception, trial: Trial) -> bool:
    theirs = _run_wrong(exercise, misconception, trial.args)
    mine = trial.outcome
    if mine.error is not None or theirs.error is not None:
        return (
            type(mine.error) is type(theirs.error)
            and not isinstance(mine.error, TimeUpError)
            and str(mine.error) == str(theirs.error)
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


def _run_wrong(exercise: Exercise, misconception: Misconception, args: Arguments) -> Outcome:
    if exercise.variables:
        wrong = misconception.wrong
        return call(lambda: exercise.reference(*wrong), (), seconds=2.0)
    return call(misconception.wrong, copy.deepcopy(args), seconds=2.0)


def _n_rows(args: Arguments) -> int | None:
    for arg in args:
        if isinstance(arg, np.ndarray) and arg.ndim > 0:
            return int(arg.shape[0])
    return None
