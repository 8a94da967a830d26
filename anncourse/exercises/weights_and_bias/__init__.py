"""Lesson 02: weight and bias, from the regression line to the perceptron that learns."""

from anncourse.exercises.weights_and_bias import (
    averaged_perceptron,
    bias_from_threshold,
    fit_line,
    mean_squared_error,
    perceptron_update,
    predict_line,
    predictions,
    questions,
    repair_predict,
    slips,
    train_perceptron,
    weight_impact,
)

EXERCISES = (
    predict_line.EXERCISE,
    mean_squared_error.EXERCISE,
    fit_line.EXERCISE,
    weight_impact.EXERCISE,
    bias_from_threshold.EXERCISE,
    perceptron_update.EXERCISE,
    train_perceptron.EXERCISE,
    repair_predict.EXERCISE,
    averaged_perceptron.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
