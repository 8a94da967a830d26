"""The engine of the checks: holds an answer against a reference and says what is wrong."""

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.question import Question
from anncourse.checks.verdict import Verdict

__all__ = ["Exercise", "Misconception", "Part", "Question", "Verdict"]
