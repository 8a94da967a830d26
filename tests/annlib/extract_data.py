"""Make iris and digits again, the exam's part too: ``python -m tests.annlib.extract_data``."""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits, load_iris

DATA = Path(__file__).parents[2] / "annlib" / "data"
EXAM = Path(__file__).parents[2] / "anncourse" / "data"


def iris_csv() -> str:
    """Return the text of iris.csv."""
    iris = load_iris()
    lines = ["sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,species"]
    lines += [
        ",".join(f"{value:.1f}" for value in row) + f",{label}"
        for row, label in zip(iris.data, iris.target, strict=True)
    ]
    return "\n".join(lines) + "\n"


def digits_arrays(*, exam: bool) -> dict[str, np.ndarray]:
    """Return the arrays of digits.npz: every fourth picture is the exam's, the others annlib's."""
    digits = load_digits()
    rows = (np.arange(len(digits.target)) % 4 == 3) == exam
    return {"X": digits.data[rows].astype(np.uint8), "y": digits.target[rows].astype(np.uint8)}


if __name__ == "__main__":
    (DATA / "iris.csv").write_text(iris_csv(), encoding="utf-8")
    for folder, exam in ((DATA, False), (EXAM, True)):
        np.savez_compressed(folder / "digits.npz", **digits_arrays(exam=exam))
