"""Lesson 06: walk downhill on the loss."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
