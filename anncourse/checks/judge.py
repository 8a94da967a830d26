"""Judge one answer to an exercise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from anncourse.checks.candidate import NoAnswerError, find_answer
from anncourse.checks.exercise import Exercise
from anncourse.checks.follow import evaluate_following
from anncourse.checks.report import Report


@np.errstate(all="ignore")
def judge(exercise: Exercise, namespace: Mapping[str, Any], *, hidden: bool = False) -> Report:
    """Look up the learner's answer and evaluate it; an answer that is missing earns nothing."""
    try:
        answer = find_answer(exercise, namespace)
    except NoAnswerError as reason:
        return Report(exercise.name, 0.0, str(reason))
    report = evaluate_following(exercise, answer, namespace, hidden=hidden)
    failures = [part.failure for part in report.parts if part.failure is not None]
    if failures and all(failure.kind == "not written" for failure in failures):
        return Report(exercise.name, 0.0, failures[0].words)
    return report
