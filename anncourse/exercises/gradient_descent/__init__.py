"""Lesson 06: walk downhill on the loss."""

from anncourse.exercises.gradient_descent import (
    gradient_step,
    heavy_ball,
    neuron_gradient,
    numeric_gradient,
    predictions,
    questions,
    relative_error,
    repair_gradient,
    slips,
    train_neuron,
)

EXERCISES = (
    numeric_gradient.EXERCISE,
    relative_error.EXERCISE,
    gradient_step.EXERCISE,
    neuron_gradient.EXERCISE,
    train_neuron.EXERCISE,
    repair_gradient.EXERCISE,
    heavy_ball.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
