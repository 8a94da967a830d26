"""Lesson 04: from the data through the layers to the output."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
