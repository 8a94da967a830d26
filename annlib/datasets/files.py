"""Reading the files that ship with annlib."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parents[1] / "data"


def read_arrays(path: Path, names: Collection[str]) -> dict[str, NDArray[Any]]:
    """Read arrays from a file of `numpy.savez_compressed`.

    Parameters
    ----------
    path : pathlib.Path
    names : collection of str
        The arrays that the file must hold, and no others.

    Returns
    -------
    dict of arrays
        By name, in the order of `names`; fresh at each call.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is damaged, or holds other arrays.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"The data file {path.name} must lie in {path.parent}. Found none: install it again."
        )
    problem: object
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
    except (ValueError, EOFError, OSError, AttributeError, zipfile.BadZipFile, zlib.error) as error:
        problem = error
    else:
        if found.keys() == set(names):
            return {name: found[name] for name in names}
        problem = ", ".join(found)
    raise ValueError(
        f"The data file {path} must hold the arrays {', '.join(names)}. Got: {problem}. "
        "Install it again."
    )
