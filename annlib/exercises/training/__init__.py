"""Lesson 08: train a network on real digits."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question
from annlib.checks.slips import Slips

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()
SLIPS: tuple[Slips, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS", "SLIPS"]
