"""Lab 11: recognise spoken digits."""

from __future__ import annotations

from anncourse.checks.exercise import Exercise
from anncourse.checks.question import Question
from anncourse.checks.slips import Slips

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()
SLIPS: tuple[Slips, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS", "SLIPS"]
