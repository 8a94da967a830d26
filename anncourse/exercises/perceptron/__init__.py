"""Lesson 01: one artificial neuron, the gates it can compute, and the one it cannot."""

from anncourse.exercises.perceptron import (
    boundary_x2,
    exactly,
    gates,
    perceptron_predict,
    predictions,
    questions,
    slips,
    step,
    weighted_sum,
    xor_predict,
)

EXERCISES = (
    weighted_sum.EXERCISE,
    step.EXERCISE,
    perceptron_predict.EXERCISE,
    gates.AND_GATE,
    gates.OR_GATE,
    gates.NAND_GATE,
    boundary_x2.EXERCISE,
    xor_predict.EXERCISE,
    exactly.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
