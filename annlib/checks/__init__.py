"""What tells a learner what is right, what is wrong, and why."""

from annlib.checks.check import check
from annlib.checks.exercise import Exercise, Misconception, Part
from annlib.checks.hints import hint
from annlib.checks.prediction import predicted
from annlib.checks.question import Question
from annlib.checks.verdict import Verdict

__all__ = [
    "Exercise",
    "Misconception",
    "Part",
    "Question",
    "Verdict",
    "check",
    "hint",
    "predicted",
]
