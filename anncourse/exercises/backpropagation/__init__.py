"""Lesson 07: the error goes backwards and tells every weight its share."""

from __future__ import annotations

from anncourse.exercises.backpropagation import (
    backward,
    gradients_agree,
    graph_slopes,
    hidden_delta,
    layer_gradients,
    output_delta,
    predictions,
    questions,
    repair_backward,
    slips,
)

EXERCISES = (
    output_delta.EXERCISE,
    layer_gradients.EXERCISE,
    hidden_delta.EXERCISE,
    backward.EXERCISE,
    gradients_agree.EXERCISE,
    repair_backward.EXERCISE,
    graph_slopes.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
