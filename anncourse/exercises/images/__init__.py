"""Lab 09: a neuron slid over a picture."""

from __future__ import annotations

from anncourse.exercises.images import (
    denoise,
    denoiser,
    denoiser_data,
    edge_finder,
    filter_image,
    patches,
    predictions,
    psnr,
    questions,
    slips,
)

EXERCISES = (
    filter_image.EXERCISE,
    edge_finder.EXERCISE,
    psnr.EXERCISE,
    patches.EXERCISE,
    denoiser_data.EXERCISE,
    denoise.EXERCISE,
    denoiser.EXERCISE,
)
PREDICTIONS = predictions.PREDICTIONS
QUESTIONS = questions.QUESTIONS
SLIPS = slips.SLIPS

__all__ = ["EXERCISES", "PREDICTIONS", "QUESTIONS", "SLIPS"]
