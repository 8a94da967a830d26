"""Data to learn from: two real data sets that ship with annlib, and toy data to order.

Where the real data come from, and their licence, stands in ``annlib/data/README.md``.
"""

from annlib.datasets.tables import Dataset, load_digits, load_iris
from annlib.datasets.toys import blobs, circles, moons, spirals, xor

__all__ = [
    "Dataset",
    "blobs",
    "circles",
    "load_digits",
    "load_iris",
    "moons",
    "spirals",
    "xor",
]
