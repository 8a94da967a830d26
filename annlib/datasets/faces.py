"""Pictures of faces, to tell who it is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from annlib._validation import IntArray
from annlib.datasets.files import DATA, read_arrays


class Faces(NamedTuple):
    """Pictures of faces, one person after the other.

    Attributes
    ----------
    pictures : int64 array of shape (n_pictures, 28, 23)
        Height x width; whole numbers from 0, black, to 255, white.
    y : int64 array of shape (n_pictures,)
        Who it is, from 0 to 39.
    shots : int64 array of shape (n_pictures,)
        Which of the ten pictures of that person it is, from 1 to 10.
    """

    pictures: IntArray
    y: IntArray
    shots: IntArray


def load_faces() -> Faces:
    """Load 200 pictures of faces: 40 people, pictures 1 to 5 of each.

    Taken in Cambridge from 1992 to 1994, upright and from the front against a dark ground, some
    at different times, with another light or expression, with or without glasses. Pictures 6 to
    10 of the same people are kept for the exam.

    Returns
    -------
    Faces
        28 x 23 pixels; fresh arrays at each call.

    References
    ----------
    The ORL database of faces, Olivetti Research Laboratory, Cambridge; free to use with credit:
    F. Samaria and A. Harter, *Parameterisation of a stochastic model for human face
    identification*, 2nd IEEE Workshop on Applications of Computer Vision (1994),
    doi:10.1109/ACV.1994.341300. Here each pixel is the mean of 4 x 4 of the original's 112 x 92.
    """
    return read_faces(DATA / "faces.npz", first_shot=1)


def read_faces(path: Path, first_shot: int) -> Faces:
    """Read faces from a file of the kind of ``faces.npz``; see `load_faces`."""
    pictures = read_arrays(path, ("pictures",))["pictures"]
    n_people, n_shots, height, width = pictures.shape
    return Faces(
        # Not uint8, as in the file: there, 3 - 5 is 254.
        pictures.reshape(-1, height, width).astype(np.int64),
        np.repeat(np.arange(n_people), n_shots),
        np.tile(np.arange(first_shot, first_shot + n_shots), n_people),
    )
