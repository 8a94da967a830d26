"""Lab 10: recognise a person."""

from __future__ import annotations

from anncourse.exercises.faces import (
    error_rates,
    face_recogniser,
    face_rows,
    nearest_neighbour,
    predictions,
    questions,
    recognise,
    split_by_person,
    standardise,
    top_k_accuracy,
)

EXERCISES = (
    face_rows.EXERCISE,
    split_by_person.EXERCISE,
    nearest_neighbour.EXERCISE,
    standardise.EXERCISE,
    top_k_accuracy.EXERCISE,
    face_recogniser.EXERCISE,
    recognise.EXERCISE,
    error_rates.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = ()

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
