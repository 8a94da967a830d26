"""Lesson 03: what decides whether, and how strongly, a neuron passes its value on."""

from __future__ import annotations

from annlib.checks.exercise import Exercise
from annlib.checks.question import Question

EXERCISES: tuple[Exercise, ...] = ()
QUESTIONS: tuple[Question, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS"]
