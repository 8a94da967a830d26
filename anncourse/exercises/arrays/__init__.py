"""Lesson 00: NumPy for those new to it: tables, axes, broadcasting, the matrix product."""

from anncourse.exercises.arrays import (
    add_bias,
    columns,
    count_where,
    matrix_product,
    pick_largest,
    predictions,
    questions,
    row_means,
)

EXERCISES = (
    row_means.EXERCISE,
    add_bias.EXERCISE,
    columns.EXERCISE,
    matrix_product.EXERCISE,
    pick_largest.EXERCISE,
    count_where.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = ()

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
