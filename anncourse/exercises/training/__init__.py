"""Lesson 08: train a network on real digits."""

from __future__ import annotations

from anncourse.exercises.training import (
    init_parameters,
    makes_batches,
    minibatches,
    parity_reader,
    predict,
    predictions,
    questions,
    repair_minibatches,
    slips,
    train,
    train_test_split,
)

EXERCISES = (
    init_parameters.EXERCISE,
    train_test_split.EXERCISE,
    minibatches.EXERCISE,
    train.EXERCISE,
    predict.EXERCISE,
    parity_reader.EXERCISE,
    repair_minibatches.EXERCISE,
    makes_batches.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
