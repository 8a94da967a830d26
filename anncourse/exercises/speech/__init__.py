"""Lab 11: recognise spoken digits."""

from anncourse.exercises.speech import (
    band_energies,
    frames,
    log_spectrum,
    same_length,
    split_by_speaker,
)

EXERCISES = (
    frames.EXERCISE,
    log_spectrum.EXERCISE,
    band_energies.EXERCISE,
    same_length.EXERCISE,
    split_by_speaker.EXERCISE,
)
QUESTIONS = ()
SLIPS = ()

__all__ = ["EXERCISES", "QUESTIONS", "SLIPS"]
