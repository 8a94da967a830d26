"""Lesson 05: one number that says how wrong a network is."""

from anncourse.exercises.loss import (
    accuracy,
    bce_gradient,
    binary_cross_entropy,
    confusion_matrix,
    cross_entropy,
    is_cross_entropy,
    mse_loss,
    one_hot,
    predictions,
    questions,
    repair_cross_entropy,
    slips,
)

EXERCISES = (
    one_hot.EXERCISE,
    mse_loss.EXERCISE,
    binary_cross_entropy.EXERCISE,
    cross_entropy.EXERCISE,
    bce_gradient.EXERCISE,
    accuracy.EXERCISE,
    confusion_matrix.EXERCISE,
    repair_cross_entropy.EXERCISE,
    is_cross_entropy.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
