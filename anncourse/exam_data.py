"""The exam's real data for the projects, which no student process sees.

The files lie in ``anncourse/data``; their README says what was taken. What is handed out comes
from `annlib.datasets`.
"""

from __future__ import annotations

from pathlib import Path

from annlib.datasets import (
    Dataset,
    Faces,
    Photo,
    Prices,
    SpokenDigits,
    read_digits,
    read_faces,
    read_photos,
    read_sp500,
    read_spoken_digits,
)

DATA = Path(__file__).parent / "data"


def exam_digits() -> Dataset:
    """Load the other 449 pictures of `annlib.datasets.load_digits`: every fourth of the 1,797."""
    return read_digits(DATA / "digits.npz")


def exam_photos() -> dict[str, Photo]:
    """Load the photo that no network was trained on: camera, 512 x 512 pixels."""
    return read_photos(DATA / "photos.npz", ("camera",))


def exam_faces() -> Faces:
    """Load 200 other pictures, 6 to 10, of the 40 people of `annlib.datasets.load_faces`."""
    return read_faces(DATA / "faces.npz", first_shot=6)


def exam_spoken_digits() -> SpokenDigits:
    """Load 300 other recordings, takes 0 to 4: the official test of the data set."""
    return read_spoken_digits(DATA / "spoken_digits.npz")


def exam_sp500() -> Prices:
    """Load the S&P 500 index's closing values of 4,764 days, 3 January 2000 to 7 December 2018."""
    return read_sp500(DATA / "sp500.npz")
