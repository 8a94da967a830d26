"""A recording, its spectrogram, and what a network is given of it, for lab 11."""

from anncourse.figures.spectrogram.figure import spectrogram

__all__ = ["spectrogram"]
