"""Lesson 05: one number that says how wrong a network is."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question
from annlib.checks.slips import Slips

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()
SLIPS: tuple[Slips, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS", "SLIPS"]
