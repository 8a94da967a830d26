"""Lab 13: calm days and wild ones."""

from __future__ import annotations

from anncourse.exercises.stocks import (
    binomial_margin,
    calm_forecaster,
    chronological_split,
    directional_accuracy,
    log_returns,
    predictions,
    questions,
    slips,
    windows,
)

EXERCISES = (
    log_returns.EXERCISE,
    windows.EXERCISE,
    chronological_split.EXERCISE,
    directional_accuracy.EXERCISE,
    binomial_margin.EXERCISE,
    calm_forecaster.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
