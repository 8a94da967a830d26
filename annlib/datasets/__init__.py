"""Data to learn from: real data sets that ship with annlib, and toy data to order.

Where the real data come from, and their licence, stands in ``annlib/data/README.md``. A file is
read when its loader is called, not before.
"""

from annlib.datasets.faces import Faces, load_faces, read_faces
from annlib.datasets.photos import Photo, load_photos, read_photos
from annlib.datasets.prices import Prices, load_european_indices, load_sp500, read_sp500
from annlib.datasets.spoken_digits import SpokenDigits, load_spoken_digits, read_spoken_digits
from annlib.datasets.tables import Dataset, load_digits, load_iris, read_digits
from annlib.datasets.toys import blobs, circles, moons, spirals, xor

__all__ = [
    "Dataset",
    "Faces",
    "Photo",
    "Prices",
    "SpokenDigits",
    "blobs",
    "circles",
    "load_digits",
    "load_european_indices",
    "load_faces",
    "load_iris",
    "load_photos",
    "load_sp500",
    "load_spoken_digits",
    "moons",
    "read_digits",
    "read_faces",
    "read_photos",
    "read_sp500",
    "read_spoken_digits",
    "spirals",
    "xor",
]
