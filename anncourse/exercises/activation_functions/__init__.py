"""Lesson 03: what decides whether, and how strongly, a neuron passes its value on."""

from anncourse.exercises.activation_functions import (
    fires,
    log_softmax,
    predictions,
    questions,
    relu,
    relu_derivative,
    repair_softmax,
    sigmoid,
    sigmoid_derivative,
    slips,
    softmax,
    tanh,
    tanh_derivative,
)

EXERCISES = (
    fires.EXERCISE,
    sigmoid.EXERCISE,
    tanh.EXERCISE,
    relu.EXERCISE,
    softmax.EXERCISE,
    sigmoid_derivative.EXERCISE,
    tanh_derivative.EXERCISE,
    relu_derivative.EXERCISE,
    repair_softmax.EXERCISE,
    log_softmax.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
