"""Try an answer on every case of an exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from anncourse.checks.attempt import MISPLACED_CREDIT, MISPLACED_TITLE, TWO_RESULTS, Attempt
from anncourse.checks.candidate import other_order
from anncourse.checks.casebook import Casebook, kept_casebook
from anncourse.checks.diagnosis import CONSTANT
from anncourse.checks.exercise import Exercise, Misconception
from anncourse.checks.explain import PARTLY, advised, likely_mistake
from anncourse.checks.lists import list_note
from anncourse.checks.located import likely_line
from anncourse.checks.outside import outside_names
from anncourse.checks.report import PartResult, Report
from nbjudge.shared.remote import Remote
from nbjudge.shared.shortcuts import uses


def evaluate(
    exercise: Exercise,
    answer: Callable[..., Any],
    *,
    hidden: bool = False,
    edited: bool = True,
    told: Callable[[], bool] = lambda: True,
    book: Casebook | None = None,
) -> Report:
    """Try an answer on all parts of an exercise.

    Parameters
    ----------
    exercise : Exercise
    answer : callable
        From `anncourse.checks.candidate.find_answer`.
    hidden : bool
        Whether to add the cases that only the grader tries.
    edited : bool
        Whether small edits of a wrong answer may be tried.
    told : callable
        Asked once all was tried: whether the mistake of a wrong answer is to be looked for.
    book : Casebook, optional
        The exercise's, where one is at hand.

    Returns
    -------
    Report
        The same for the same answer, at any time and on any machine: the random cases come
        from seeds that depend on nothing but the exercise's and the part's name.
    """
    known = _shortcut(exercise, answer)
    if known is not None:
        return Report(exercise.name, 0.0, "Not right yet.", known.words, known.name)
    book = book or casebook_for(exercise, answer)
    attempt = Attempt(exercise, answer, book)
    results = [attempt.try_part(part, hidden) for part in exercise.parts]
    results = attempt.explained(results)
    if attempt.delegated:
        return Report(
            exercise.name,
            0.0,
            f"Your function hands its work to annlib's own {exercise.name}. Write the "
            "calculation yourself: that is where the learning is.",
        )
    # Where nothing is right yet there are no points for leaving the inputs alone, but learners are
    # told if theirs are changed: it may be the very reason.
    if attempt.changed or any(result.passed for result in results if result.core):
        results += attempt.inputs_part()
    credit = _credit(results)
    placed = [replace(r, failure=None) if r.misplaced else r for r in results]
    if MISPLACED_CREDIT * _credit(placed) > credit:
        # A part fails if it is misplaced there alone; more than half is not lost by it anywhere.
        credit = MISPLACED_CREDIT * _credit(placed)
        results.append(_misplaced_part(results))
    credit *= attempt.dtype_credit
    if credit > 0.0:
        results += attempt.types_part()
    mistake, misconception = ("", "")
    if credit < 1.0 and told():
        mistake, misconception = likely_mistake(exercise, book, attempt.trials, results)
        order = "" if exercise.variables else other_order(exercise, answer)
        if order and (not misconception or attempt.right_in_own_order(results)):
            mistake, misconception = order, ""
        elif mistake.endswith(PARTLY) and edited:
            # If a single change mends all, there are no two mistakes, and this one is not it.
            line = likely_line(exercise, answer, book)
            mistake, misconception = (line, "") if line else (mistake, misconception)
        elif not misconception and not exercise.variables:
            two_results = attempt.two_results()
            outside = "" if two_results else outside_names(exercise, answer)
            mistake = outside or mistake or two_results
            if not outside and mistake != TWO_RESULTS and edited:
                line = likely_line(exercise, answer, book)
                # A line that is found says why the result is always the same.
                kept = "" if line and mistake == CONSTANT else mistake
                mistake = f"{kept} {line}".strip()
    return Report(
        exercise.name,
        credit,
        _summary(credit, results),
        mistake,
        misconception,
        tuple(advised(results)),
        tuple(filter(None, [list_note(attempt.trials)])),
    )


def is_right(exercise: Exercise, answer: Callable[..., Any], *, hidden: bool = False) -> bool:
    """Whether `evaluate` gives an answer full credit; of a wrong one no more is found out."""
    if _shortcut(exercise, answer) is not None:
        return False
    attempt = Attempt(exercise, answer, casebook_for(exercise, answer))
    results: list[PartResult] = []
    for part in exercise.parts:
        results.append(attempt.try_part(part, hidden))
        if results[-1].weight and not results[-1].passed:
            return False
    results += attempt.inputs_part()
    return not attempt.delegated and _credit(results) * attempt.dtype_credit == 1.0


def casebook_for(exercise: Exercise, answer: Callable[..., Any]) -> Casebook:
    """Return what an answer is compared with: kept where no learner's code runs, else made anew."""
    return kept_casebook(exercise) if isinstance(answer, Remote) else Casebook(exercise)


def _shortcut(exercise: Exercise, answer: Callable[..., Any]) -> Misconception | None:
    """Return the misconception of an answer that leaves its work to a library, if it does."""
    return next(
        (m for m in exercise.misconceptions if m.uses and _leaves_it_to(answer, m.uses)), None
    )


def _leaves_it_to(answer: Callable[..., Any], library: tuple[str, ...]) -> bool:
    return answer._uses(library) if isinstance(answer, Remote) else uses(answer, library)


def _credit(results: list[PartResult]) -> float:
    if not any(result.passed for result in results if result.core):
        return 0.0
    total = sum(result.weight for result in results)
    return sum(result.weight for result in results if result.passed) / total


def _misplaced_part(results: list[PartResult]) -> PartResult:
    """Return the part that says where numbers are right but for their places."""
    misplaced = [result for result in results if result.misplaced]
    n_cases = sum(result.n_cases for result in misplaced)
    others = any(not (result.passed or result.misplaced) for result in results)
    where = " and ".join(f"“{result.title}”" for result in misplaced)
    title = MISPLACED_TITLE.format(f"in {where}: " if others else "")
    return PartResult(title, 0.0, False, n_cases, n_cases)


def _summary(credit: float, results: list[PartResult]) -> str:
    if credit == 1.0:
        return "Right."
    n_right = sum(result.passed for result in results)
    if credit > 0.0:
        if all(result.passed for result in results if result.weight):
            return "Nearly right."
        return f"Partly right: {n_right} of {len(results)} parts."
    return "Not right yet."
