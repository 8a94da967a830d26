"""Lesson 02: weight and bias, from the regression line to the perceptron that learns."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
