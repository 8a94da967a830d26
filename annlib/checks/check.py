"""`check`: what a test cell of a lesson calls."""

from __future__ import annotations

import inspect
from collections import ChainMap
from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np

from annlib.checks.candidate import NoAnswerError, find_answer
from annlib.checks.evaluate import evaluate
from annlib.checks.exercise import Exercise
from annlib.checks.progress import learner_is_here, remember
from annlib.checks.report import Report
from annlib.checks.verdict import Verdict


def check(
    what: str | Callable[..., Any],
    points: float = 1.0,
    *,
    hidden: bool = False,
    namespace: Mapping[str, Any] | None = None,
) -> Verdict:
    """Check an exercise and return its score with feedback.

    Parameters
    ----------
    what : str or callable
        The exercise's name, ``check("sigmoid")``, or the learner's function,
        ``check(sigmoid)``. With the name, a function that is missing is told kindly too.
    points : float
        Points for a right answer.
    hidden : bool
        Whether to add the random cases that only the grader tries.
    namespace : mapping, optional
        Where the learner's names are looked up; by default the notebook that calls.

    Returns
    -------
    Verdict

    Raises
    ------
    LookupError
        If there is no such exercise. That is a mistake of the lesson, never the learner's.
    """
    mentioned: tuple[str, ...] = ()
    if namespace is None:
        frame = inspect.currentframe()
        assert frame is not None
        assert frame.f_back is not None
        # Looked up one by one: the judge fetches each name from the learner's process.
        namespace = ChainMap(frame.f_back.f_locals, frame.f_back.f_globals)
        mentioned = frame.f_back.f_code.co_names
    if isinstance(what, str):
        report = judge(find_exercise(what), namespace, hidden=hidden)
    else:
        reports = [
            judge(
                exercise,
                ChainMap({exercise.name: what}, cast("dict[str, Any]", namespace)),
                hidden=hidden,
            )
            for exercise in _exercises_of(what, namespace, mentioned)
        ]
        report = min(reports, key=lambda report: report.credit)
    verdict = Verdict(report, points)
    verdict.tell_validator()
    if learner_is_here():
        remember(report.name, report.credit)
    return verdict


@np.errstate(all="ignore")
def judge(exercise: Exercise, namespace: Mapping[str, Any], *, hidden: bool = False) -> Report:
    """Look up the learner's answer and evaluate it; an answer that is missing earns nothing."""
    try:
        answer = find_answer(exercise, namespace)
    except NoAnswerError as reason:
        return Report(exercise.name, 0.0, str(reason))
    report = evaluate(exercise, answer, hidden=hidden)
    failures = [part.failure for part in report.parts if part.failure is not None]
    if failures and all(failure.kind == "not written" for failure in failures):
        return Report(exercise.name, 0.0, failures[0].words)
    return report


def find_exercise(name: str) -> Exercise:
    """Look up an exercise by its name."""
    from annlib.exercises import EXERCISES

    try:
        return EXERCISES[name]
    except KeyError:
        import difflib

        close = difflib.get_close_matches(name, EXERCISES, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise LookupError(f"There is no exercise named {name!r}.{hint}") from None


def _exercises_of(
    function: object, namespace: Mapping[str, Any], mentioned: tuple[str, ...]
) -> list[Exercise]:
    """All exercises that a function may be meant for, nearly always one."""
    from annlib.exercises import EXERCISES

    # The name under which the notebook knows the function counts, so that a lambda or a
    # decorated function is found as well. One function may stand under two names: then the one
    # that the calling line mentions.
    names = [name for name in EXERCISES if name in namespace and namespace[name] is function]
    names = [name for name in names if name in mentioned] or names
    if names:
        return [EXERCISES[name] for name in names]
    return [find_exercise(getattr(function, "__name__", type(function).__name__))]
