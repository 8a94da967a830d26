"""Two tables of real data: irises and handwritten digits."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annlib._validation import IntArray
from annlib.datasets.files import DATA, read_arrays


class Dataset(NamedTuple):
    """A table of real data.

    Attributes
    ----------
    X : float64 array of shape (n_samples, n_features)
    y : int64 array of shape (n_samples,)
        Labels from 0 to n_classes - 1.
    feature_names, target_names : tuples of str
        What the columns of X, with their unit, and the labels in y stand for.
    """

    X: NDArray[np.float64]
    y: IntArray
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]


def load_iris() -> Dataset:
    """Load Fisher's irises: 150 flowers of 3 species, 4 lengths in cm each.

    Setosa can be told from the other two by a straight line; versicolor and virginica overlap.

    Returns
    -------
    Dataset
        X of shape (150, 4), 50 rows per species, in their order; fresh arrays at each call.

    References
    ----------
    Fisher, *The use of multiple measurements in taxonomic problems* (1936),
    doi:10.1111/j.1469-1809.1936.tb02137.x.
    """
    table = np.loadtxt(DATA / "iris.csv", delimiter=",", skiprows=1)
    return Dataset(
        np.ascontiguousarray(table[:, :4]),
        table[:, 4].astype(np.int64),
        ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"),
        ("setosa", "versicolor", "virginica"),
    )


def load_digits() -> Dataset:
    """Load 1,348 handwritten digits, 8 x 8 pixels each: three of every four pictures of 1,797.

    ``X[i].reshape(8, 8)`` is picture i. A pixel counts the inked ones of the 4 x 4 pixels of the
    scan that it stands for: 0 is paper, 16 is ink.

    Returns
    -------
    Dataset
        X of shape (1348, 64), whole numbers from 0 to 16; fresh arrays at each call.

    References
    ----------
    Alpaydin & Kaynak, *Optical Recognition of Handwritten Digits* (1998), UCI Machine Learning
    Repository, doi:10.24432/C50P49.
    """
    return read_digits(DATA / "digits.npz")


def read_digits(path: Path) -> Dataset:
    """Read a file of digits: ``X``, a row of 64 pixels for each picture, and ``y``."""
    X, y = read_arrays(path, ("X", "y")).values()
    # Not uint8, as in the file: there, 3 - 5 is 254.
    return Dataset(
        X.astype(np.float64),
        y.astype(np.int64),
        tuple(f"pixel_{row}_{column}" for row in range(8) for column in range(8)),
        tuple("0123456789"),
    )
