"""Which faces a recogniser takes for somebody else, and for whom once they are moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.learner import Trouble, as_labels, call

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Function = Callable[..., Any]


@dataclass(frozen=True)
class Album:
    """Pictures of people, some to learn from and some to try on.

    Attributes
    ----------
    pictures : int array of shape (n, h, w)
        0 black, 255 white.
    y : int array of shape (n,)
        Who it is, from 0.
    train, test : int arrays
        Row numbers.
    """

    pictures: NDArray[Any]
    y: Labels
    train: Labels
    test: Labels

    def learned(self, person: int) -> NDArray[Any]:
        """Return the pictures that were there to learn this person from."""
        rows = self.train[self.y[self.train] == person]
        pictures: NDArray[Any] = self.pictures[rows]
        return pictures


@dataclass(frozen=True)
class Confused:
    """The test pictures that are taken for somebody else.

    Attributes
    ----------
    rows : int array
        Their row numbers in the album.
    answers : int array
        Who they are taken for.
    """

    rows: Labels
    answers: Labels


def album(pictures: ArrayLike | None, y: ArrayLike | None, train: Any, test: Any) -> Album:
    """Read pictures and a split, or raise `Trouble`."""
    if pictures is None or y is None:
        raise Trouble("There are no pictures yet. Load them, then run this again.")
    if train is None or test is None:
        raise Trouble("There is no split yet. Write split_by_person, then run this again.")
    faces, labels = np.asarray(pictures), np.asarray(y)
    if faces.ndim != 3 or labels.shape != (len(faces),):
        raise Trouble(
            "Grey pictures of shape (n, h, w) and one label for each are asked for. "
            f"Got {faces.shape} and {labels.shape}."
        )
    parts = [np.asarray(part) for part in (train, test)]
    for part in parts:
        if part.ndim != 1 or (part.size and part.dtype.kind not in "iu"):
            raise Trouble("The split must be two arrays of row numbers, as split_by_person makes.")
        if part.size and not (part.min() >= 0 and part.max() < len(faces)):
            raise Trouble(f"Row numbers run from 0 to {len(faces) - 1}. Some of yours do not.")
    return Album(faces, labels.astype(np.int64), *(part.astype(np.int64) for part in parts))


def answers(recogniser: Function, pictures: NDArray[Any], n_people: int) -> Labels:
    """Ask the learner's function who is on some pictures."""
    result = call(recogniser, pictures)
    return as_labels(result, len(pictures), "what your functions answered", n_people)


def confused(recogniser: Function, faces: Album) -> Confused:
    """Have a recogniser look at the test pictures, and keep those that it gets wrong."""
    n_people = int(faces.y.max()) + 1
    found = answers(recogniser, faces.pictures[faces.test], n_people)
    wrong = found != faces.y[faces.test]
    return Confused(faces.test[wrong], found[wrong])


def moved(picture: NDArray[Any], right: int, down: int) -> NDArray[Any]:
    """Move a picture by whole pixels; at the edge the pixels next to it are repeated."""
    height, width = picture.shape
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return picture[rows][:, columns]
