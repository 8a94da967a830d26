"""Judge an answer's own part where an earlier one that it uses is not right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.candidate import NoAnswerError, OursError, find_answer
from anncourse.checks.casebook import Casebook
from anncourse.checks.evaluate import casebook_for, evaluate, is_right
from anncourse.checks.exercise import Exercise
from anncourse.checks.report import PartResult, Report
from nbjudge.shared.remote import Remote
from nbjudge.shared.seeing import seeing

# Where what is called may stand: behind a decorator, functools.partial, np.vectorize, a method.
_INSIDE = ("__wrapped__", "func", "pyfunc", "__func__")


def evaluate_following(
    exercise: Exercise,
    answer: Callable[..., Any],
    namespace: Mapping[str, Any],
    *,
    hidden: bool = False,
) -> Report:
    """Evaluate an answer; with right functions in place of those that it calls, if they are wrong.

    First it is tried as it stands. Where that is not right, and one of the functions that it may
    call (`Exercise.uses`) is wrong or missing, it is tried once more with annlib's own in its
    place. That report counts if such a function was called and nothing is lost by it. So with
    variables, such as the weights of a gate.

    Parameters
    ----------
    exercise, answer, hidden
        See `evaluate`.
    namespace : mapping
        Where the learner's other functions are.
    """
    book = casebook_for(exercise, answer)
    report = evaluate(exercise, answer, hidden=hidden, book=book)
    if report.credit == 1.0 or any(_has_no_end(part) for part in report.parts):
        return report
    wrong = [used for used in exercise.uses if _is_wrong(_strict(used), namespace, hidden)]
    if not wrong:
        return report
    again, used = _with_right_ones(exercise, answer, wrong, report.credit, hidden, book)
    if not used or again.credit < report.credit:
        return report
    near = [one for one in used if one.strictly and not _is_wrong(one, namespace, hidden)]
    not_right = [one for one in used if one not in near]
    notes = [_words(exercise.name, not_right)] if not_right else []
    notes += [_words_of_near(exercise.name, near)] if near else []
    return replace(again, notes=(*notes, *again.notes))


def _with_right_ones(
    exercise: Exercise,
    answer: Callable[..., Any],
    wrong: list[Exercise],
    before: float,
    hidden: bool,
    book: Casebook,
) -> tuple[Report, list[Exercise]]:
    """Return the report with right ones in place of what is wrong, and which of them counted."""
    called: set[str] = set()
    others: dict[str, Any] = {u.name: _lent(u, called) for u in wrong if not u.variables}
    for used in wrong:
        others.update(zip(used.variables, used.solution, strict=True))
    looked_at = any(used.variables for used in wrong)
    with _seeing(answer, others):
        report = evaluate(
            exercise,
            answer,
            hidden=hidden,
            edited=False,
            # Where nothing of them was called, the report does not count.
            told=lambda: looked_at or bool(called),
            book=book,
        )
    counted = [used for used in wrong if used.name in called]
    for used in wrong:
        # Who looks at a variable cannot be seen: does it matter?
        if used.variables and report.credit > before:
            rest = {name: one for name, one in others.items() if name not in used.variables}
            with _seeing(answer, rest):
                without = evaluate(exercise, answer, hidden=hidden, edited=False, book=book)
            if without.credit < report.credit:
                counted.append(used)
    return report, counted


def _lent(used: Exercise, called: set[str]) -> Callable[..., Any]:
    """Return a right function that notes when it is called.

    Who keeps it has nothing of it: while the exercise that it is from is checked, it refuses (see
    `nbjudge.shared.tripwire`), and the judge forgets it with the next cell.
    """

    def function(*args: Any, **options: Any) -> Any:
        called.add(used.name)
        with np.errstate(all="ignore"):
            return used.reference(*args, **options)

    function.__name__ = function.__qualname__ = used.name
    return function


def _has_no_end(part: PartResult) -> bool:
    return part.failure is not None and part.failure.kind == "too long"


def _is_wrong(used: Exercise, namespace: Mapping[str, Any], hidden: bool) -> bool:
    try:
        function = find_answer(used, namespace)
    except OursError:
        return False
    except NoAnswerError:
        return True
    return not is_right(used, function, hidden=hidden)


# By identity, as exercises have no hash; with each, the exercise whose number it has.
_STRICT: dict[int, tuple[Exercise, Exercise]] = {}


def _strict(used: Exercise) -> Exercise:
    """Return an exercise with its stricter reference: always the same, so that its cases are."""
    if not used.strictly:
        return used
    return _STRICT.setdefault(id(used), (used, replace(used, reference=used.strictly)))[1]


def _seeing(answer: Callable[..., Any], others: Mapping[str, Any]) -> AbstractContextManager[None]:
    if isinstance(answer, Remote):
        return answer._seeing(others)
    return seeing(_names_of(answer), others)


def _names_of(answer: Any) -> dict[str, Any]:
    """Return the globals of the notebook in which a function was written."""
    for _ in range(10):
        inner = next((getattr(answer, name) for name in _INSIDE if hasattr(answer, name)), None)
        if inner is None:
            break
        answer = inner
    if not hasattr(answer, "__globals__"):
        answer = type(answer).__call__
    names = getattr(answer, "__globals__", {})
    return names if isinstance(names, dict) else {}


def _words_of_near(name: str, counted: list[Exercise]) -> str:
    each = " and your ".join(used.name for used in counted)
    names = " and ".join(variable for used in counted for variable in used.variables)
    return (
        f"Your {name} uses your {each}: right on paper, but so near the edge that rounding decides "
        f"(0.6 + 0.3 - 0.9 is not 0 on a computer). So it was tried with other right values, and "
        f"the points are for its own part. Leave some room in {names}."
    )


def _words(name: str, counted: list[Exercise]) -> str:
    each = " and your ".join(used.name for used in counted)
    checks = " and ".join(f'`check("{used.name}")`' for used in counted)
    if len(counted) == 1:
        which, right, says = "which is", "a right one in its place", "says"
    else:
        which, right, says = "which are", "right ones in their place", "say"
    return (
        f"Your {name} uses your {each}, {which} not right yet. So it was tried with {right}, and "
        f"the points are for its own part. {checks} {says} what to mend."
    )
