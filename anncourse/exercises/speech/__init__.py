"""Lab 11: recognise spoken digits."""

from anncourse.exercises.speech import (
    band_energies,
    digit_listener,
    frames,
    log_spectrum,
    predictions,
    questions,
    same_length,
    slips,
    split_by_speaker,
)

EXERCISES = (
    frames.EXERCISE,
    log_spectrum.EXERCISE,
    band_energies.EXERCISE,
    same_length.EXERCISE,
    split_by_speaker.EXERCISE,
    digit_listener.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
