"""Lesson 04: from the data through the layers to the output."""

from anncourse.exercises.forward_propagation import (
    collapse_linear,
    count_parameters,
    dense_forward,
    forward,
    network_through,
    parameter_shapes,
    predictions,
    questions,
    repair_forward,
    slips,
)

EXERCISES = (
    dense_forward.EXERCISE,
    parameter_shapes.EXERCISE,
    count_parameters.EXERCISE,
    forward.EXERCISE,
    collapse_linear.EXERCISE,
    repair_forward.EXERCISE,
    network_through.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
