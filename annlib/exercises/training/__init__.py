"""Lesson 08: train a network on real digits."""

from __future__ import annotations

from annlib.checks.question import Question
from annlib.checks.slips import Slips
from annlib.exercises.training import (
    digit_reader,
    init_parameters,
    minibatches,
    predict,
    train,
    train_test_split,
)

EXERCISES = (
    init_parameters.EXERCISE,
    train_test_split.EXERCISE,
    minibatches.EXERCISE,
    train.EXERCISE,
    predict.EXERCISE,
    digit_reader.EXERCISE,
)
QUESTIONS: tuple[Question, ...] = ()
SLIPS: tuple[Slips, ...] = ()

__all__ = ["EXERCISES", "QUESTIONS", "SLIPS"]
