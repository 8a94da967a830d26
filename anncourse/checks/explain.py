"""Put what went wrong into a learner's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from anncourse.checks.casebook import Casebook
from anncourse.checks.compare import Mismatch, compare
from anncourse.checks.diagnosis import diagnose
from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.gist import gist
from anncourse.checks.glosses import explain_error
from anncourse.checks.report import Failure, PartResult
from anncourse.checks.space import Arguments
from anncourse.checks.trial import Trial, work
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import MAX_ITEMS, NotPlainError, TooMuchError
from nbjudge.shared.time_limit import TimeUpError

# Ends what is said of an answer that a misconception explains in one part alone.
PARTLY = "Elsewhere it is not, so it may be another one, or there are two."


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
    """Return the likely mistake in words, and the name of the misconception if one fits.

    Only what is true of every case is said: a misconception does in each of them what the answer
    does, where it is right as well. Where none does, two mistakes may have met; then the first part
    that fails decides, and the words say so.
    """
    flawed = [trial for trial in trials if trial.flawed]
    if flawed:
        known = _matching_misconception(exercise, book, trials)
        if known is not None:
            return known.words, known.name
        part = flawed[0].part
        known = _first_of_two(exercise, book, trials, part)
        if known is not None:
            stopped = any(t.outcome.error is not None for t in flawed if t.part is part)
            return _in_one_part(part, known.words, stopped), known.name
    else:
        failures = [(r.title, r.failure) for r in results if r.failure is not None]
        for _, failure in failures:
            for known in exercise.misconceptions:
                if failure.words == known.words and _begins_alike(
                    exercise, book, known, *failures[0]
                ):
                    return known.words, known.name
    wrong = [t for t in trials if not t.right]
    kinds = {t.mismatch.kind if t.mismatch is not None else "raised" for t in wrong}
    if kinds <= {"values", "shape", "type", "length"}:
        right = [(t.expected, t.outcome.value) for t in trials if t.right]
        sizes = [_first_length(exercise, t.args) for t in wrong]
        found = diagnose([(t.expected, t.outcome.value) for t in wrong], sizes, right)
        if found:
            return found, ""
    return "", ""


def advised(results: Sequence[PartResult]) -> list[PartResult]:
    """Return the results with a part's advice beneath its failure, where it applies.

    Advice is about one thing that is asked for. It is given where just that is wrong: the part
    fails in most of its cases, and nothing else does; beside a part on the side, which no points
    hang on alone, others of its like may fail too, and beside any the one with every kind of input.
    """
    failed = [result for result in results if not (result.passed or result.mixed)]
    told = []
    for result in results:
        alone = all(other is result or (not other.core and not result.core) for other in failed)
        failure = result.failure
        if (
            failure is not None
            and alone
            and failure.kind not in ("raised", "too long", "foreign", "inputs changed")
            and result.advice
            and 2 * result.n_passed < result.n_cases
        ):
            words = f"{failure.words} {result.advice}".strip()
            result = replace(result, failure=replace(failure, words=words))
        told.append(result)
    return told


def _begins_alike(
    exercise: Exercise, book: Casebook, known: Misconception, title: str, failure: Failure
) -> bool:
    """Whether a misconception fails the first part that an answer fails, in the same words.

    What is told of a later part may only follow from that.
    """
    if failure.words == known.words or failure.kind != "property":
        return True
    part = next((part for part in exercise.parts if part.title == title), None)
    return part is not None and book.told(known, part) == failure.words


def _in_one_part(part: Part, words: str, stopped: bool) -> str:
    # Another mistake may give the same there, or there may be a second one.
    where = ", where it stops with an error," if stopped else ""
    return f"In “{part.title}”{where} all is as with this mistake: {words} {PARTLY}"


def _of_thought(exercise: Exercise) -> list[Misconception]:
    """The misconceptions that a result can show. What an answer uses was seen before it ran."""
    return [known for known in exercise.misconceptions if not known.uses]


def _matching_misconception(
    exercise: Exercise, book: Casebook, trials: Sequence[Trial]
) -> Misconception | None:
    if any(isinstance(t.outcome.error, TimeUpError) for t in trials):
        return None
    trials = _quickest_first(trials)
    for same in (_same_mistake, _explains):
        for known in _of_thought(exercise):
            if all(same(exercise, book, known, trial) for trial in trials) and not (
                _alone_writes(book, known, trials)
            ):
                return known
    return None


def _first_of_two(
    exercise: Exercise, book: Casebook, trials: Sequence[Trial], part: Part
) -> Misconception | None:
    """Return a misconception that explains a part, and elsewhere is wrong only where the answer is.

    Of a part in which something stops with an error, it explains those cases that do: behind the
    error that is shown there may be another mistake.
    """
    trials = _quickest_first(trials)
    here = [t for t in trials if t.part is part]
    stopped = [t for t in here if t.outcome.error is not None]
    if any(isinstance(t.outcome.error, TimeUpError) for t in here):
        return None
    for known in _of_thought(exercise):
        if not all(_same_mistake(exercise, book, known, t) for t in stopped or here):
            continue
        if all(_explains(exercise, book, known, t) for t in trials if not t.flawed) and not (
            _alone_writes(book, known, trials)
        ):
            return known
    return None


def _alone_writes(book: Casebook, known: Misconception, trials: Sequence[Trial]) -> bool:
    """Whether a misconception writes into what it is given, and the answer never does."""
    return not any(trial.outcome.changed for trial in trials) and any(
        book.wrong(known, trial.args).changed for trial in trials
    )


def _quickest_first(trials: Sequence[Trial]) -> list[Trial]:
    """Return trials in the order in which it takes least to tell two mistakes apart."""
    return sorted(trials, key=lambda trial: work(trial.args))


def _explains(exercise: Exercise, book: Casebook, known: Misconception, trial: Trial) -> bool:
    if trial.flawed:
        return _same_mistake(exercise, book, known, trial)
    # Right: then the misconception has to be right as well, or with 0 and 1 as the only results any
    # two wrong answers would agree. Where it divides by 0, the answer may have seen to just that.
    theirs = book.wrong(known, trial.args)
    if theirs.error is not None:
        return False
    mismatch = compare(
        trial.expected,
        theirs.value,
        rtol=exercise.rtol,
        atol=exercise.atol,
        only=trial.part.results,
        reordered=False,
    )
    return mismatch is None or mismatch.kind in ("dtype", "not finite")


def _same_mistake(
    exercise: Exercise, book: Casebook, misconception: Misconception, trial: Trial
) -> bool:
    theirs = book.wrong(misconception, trial.args)
    mine = trial.outcome
    if mine.error is not None or theirs.error is not None:
        return (
            mine.error is not None
            and theirs.error is not None
            # By name: an error that came out of another process may be of a class made for it.
            and type(mine.error).__name__ == type(theirs.error).__name__
            and not isinstance(mine.error, TimeUpError)
            and gist(mine.error) == gist(theirs.error)
        )
    if mine.value is None or theirs.value is None:
        return mine.value is theirs.value
    rtol, atol = exercise.rtol, exercise.atol
    mismatch = compare(theirs.value, mine.value, rtol=rtol, atol=atol, reordered=False)
    if trial.mismatch is not None and trial.mismatch.kind != "dtype":
        return mismatch is None or mismatch.kind == "dtype"
    # The values are right, so the mistake is in their type, a warning, or a changed input.
    return (
        mismatch is None
        and theirs.changed == mine.changed
        and (not trial.part.quiet or bool(theirs.warned) == bool(mine.warned))
    )


def _first_length(exercise: Exercise, args: Arguments) -> tuple[str, int] | None:
    """Return the first array or list among the arguments by its name, with its length."""
    for name, arg in zip(exercise.parameters, args, strict=False):
        if isinstance(arg, list) or (isinstance(arg, np.ndarray) and arg.ndim > 0):
            return name, len(arg)
    return None
