"""Make the files of annlib/data again: ``python -m tests.annlib.extract_data``."""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits, load_iris

DATA = Path(__file__).parents[2] / "annlib" / "data"


def iris_csv() -> str:
    """Return the text of iris.csv."""
    iris = load_iris()
    lines = ["sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,species"]
    lines += [
        ",".join(f"{value:.1f}" for value in row) + f",{label}"
        for row, label in zip(iris.data, iris.target, strict=True)
    ]
    return "\n".join(lines) + "\n"


def digits_arrays() -> dict[str, np.ndarray]:
    """Return the arrays of digits.npz."""
    digits = load_digits()
    return {"X": digits.data.astype(np.uint8), "y": digits.target.astype(np.uint8)}


if __name__ == "__main__":
    (DATA / "iris.csv").write_text(iris_csv(), encoding="utf-8")
    np.savez_compressed(DATA / "digits.npz", **digits_arrays())
