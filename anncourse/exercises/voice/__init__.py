"""Lab 12: let a network speak."""

from anncourse.exercises.voice import (
    digit_speaker,
    magnitudes,
    overlap_add,
    predictions,
    questions,
    slips,
    spectral_loss,
    target_rows,
    voice_inputs,
)

EXERCISES = (
    voice_inputs.EXERCISE,
    spectral_loss.EXERCISE,
    target_rows.EXERCISE,
    magnitudes.EXERCISE,
    overlap_add.EXERCISE,
    digit_speaker.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
