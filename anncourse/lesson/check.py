"""`check`: what a test cell of a lesson calls."""

from __future__ import annotations

import inspect
import math
from collections import ChainMap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from anncourse import exercises
from anncourse.checks.verdict import Verdict
from anncourse.lesson.looks import count_look
from anncourse.lesson.nearby import nearby
from anncourse.lesson.older import older_values, older_version
from anncourse.lesson.progress import learner_is_here, remember

if TYPE_CHECKING:
    from anncourse.checks.exercise import Exercise

NAME_ALONE = (
    "check takes the name of an exercise, and tries your function with arguments of its own: "
    'check("weighted_sum").'
)


def check(
    what: Any = "",
    points: float = 1.0,
    *others: Any,
    hidden: bool = False,
    namespace: Mapping[str, Any] | None = None,
    **more: Any,
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
    *others, **more : object
        Nothing: a learner may think that the exercise's arguments stand here.

    Returns
    -------
    Verdict

    Raises
    ------
    LookupError
        If a lesson checks an exercise that does not exist. A learner who calls it by another name
        is told.
    TypeError
        If a lesson hands over anything else than the above. A learner who does is told.
    """
    # Only here, as the exercises: a lesson's first cell need not wait for them.
    from anncourse.checks.judge import judge
    from anncourse.checks.report import Report

    mentioned: tuple[str, ...] = ()
    if others or more or not _is_number_of_points(points):
        if not learner_is_here():
            raise TypeError(NAME_ALONE)
        return Verdict(Report("check", 0.0, NAME_ALONE), 0.0)
    if namespace is None:
        frame = inspect.currentframe()
        assert frame is not None
        assert frame.f_back is not None
        # Looked up one by one: the judge fetches each name from the learner's process.
        namespace = ChainMap(frame.f_back.f_locals, frame.f_back.f_globals)
        mentioned = frame.f_back.f_code.co_names
    try:
        meant = (
            [find_exercise(what)]
            if isinstance(what, str)
            else _exercises_of(what, namespace, mentioned)
        )
    except LookupError as error:
        if not learner_is_here():
            raise
        return Verdict(Report("check", 0.0, str(error)), 0.0)
    if isinstance(what, str):
        exercise = meant[0]
        older = ""
        if learner_is_here():
            values = exercise.variables
            older = older_values(values) if values else older_version(what, namespace.get(what))
        if older:
            return Verdict(Report(what, 0.0, older), points)
        report = judge(exercise, namespace, hidden=hidden)
        if learner_is_here():
            report = count_look(exercise, report, namespace)
    else:
        reports = [
            judge(
                exercise,
                ChainMap({exercise.name: what}, cast("dict[str, Any]", namespace)),
                hidden=hidden,
            )
            for exercise in meant
        ]
        report = min(reports, key=lambda report: report.credit)
    verdict = Verdict(report, points)
    verdict.tell_validator()
    if learner_is_here():
        remember(report.name, report.credit)
    return verdict


def _is_number_of_points(points: Any) -> bool:
    return isinstance(points, int | float) and 0 <= points < math.inf


def find_exercise(name: str) -> Exercise:
    """Look up an exercise by its name."""
    try:
        return exercises.EXERCISES[name]
    except KeyError:
        close = nearby(name, exercises.EXERCISES)
        meant = f'Did you mean "{close}"?' if close else 'Write check("weighted_sum"), for example.'
        raise LookupError(f"There is no exercise named {name!r}. {meant}") from None


def _exercises_of(
    function: object, namespace: Mapping[str, Any], mentioned: tuple[str, ...]
) -> list[Exercise]:
    """All exercises that a function may be meant for, nearly always one."""
    # The name under which the notebook knows the function counts, so that a lambda or a
    # decorated function is found as well. One function may stand under two names: then the one
    # that the calling line mentions.
    known = exercises.EXERCISES
    names = [name for name in known if name in namespace and namespace[name] is function]
    names = [name for name in names if name in mentioned] or names
    if names:
        return [known[name] for name in names]
    return [find_exercise(getattr(function, "__name__", ""))]
