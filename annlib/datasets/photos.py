"""Photos in shades of grey."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annlib.datasets.files import DATA, read_arrays

#: What each photo shows, and whom to thank for it.
ABOUT = {
    "astronaut": (
        "Portrait of the astronaut Eileen Collins in her orange suit, a model of the space "
        "shuttle beside her",
        "NASA, public domain",
    ),
    "camera": (
        "A photographer in a dark coat looks into a camera on a tripod, on a lawn",
        "L. Varshney, CC0",
    ),
    "chelsea": ("The face of a tabby cat, close up", "S. van der Walt, CC0"),
    "coffee": ("A cup of espresso with its spoon, from above", "R. Michetti, CC0"),
    "moon": ("The surface of the moon, with craters", "as distributed with scikit-image"),
}


class Photo(NamedTuple):
    """A photo in shades of grey.

    Attributes
    ----------
    pixels : float64 array of shape (height, width)
        From 0, black, to 1, white, in steps of 1/255.
    description : str
        What it shows, for who cannot see it.
    credit : str
        Author and licence.
    """

    pixels: NDArray[np.float64]
    description: str
    credit: str


def load_photos() -> dict[str, Photo]:
    """Load four photos in shades of grey: astronaut, chelsea (a cat), coffee, moon.

    Returns
    -------
    dict of Photo
        By name; astronaut and moon have 512 x 512 pixels, chelsea 300 x 451, coffee 400 x 600
        (height x width). Fresh arrays at each call.

    References
    ----------
    As distributed with scikit-image; astronaut by NASA, public domain; chelsea by S. van der Walt
    and coffee by R. Michetti, both CC0. Turned grey by 0.299 red + 0.587 green + 0.114 blue.
    """
    return read_photos(DATA / "photos.npz", ("astronaut", "chelsea", "coffee", "moon"))


def read_photos(path: Path, names: tuple[str, ...]) -> dict[str, Photo]:
    """Read the photos of these names from a file of the kind of ``photos.npz``."""
    return {
        name: Photo(pixels / 255, *ABOUT[name]) for name, pixels in read_arrays(path, names).items()
    }
