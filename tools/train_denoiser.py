"""Train the network that stands for a right answer to lab 09's project: a few seconds.

    OPENBLAS_NUM_THREADS=1 python tools/train_denoiser.py

writes ``anncourse/data/denoiser.npz``. It is trained as the lab says, from what `load_photos` hands
out; the exam's photo takes no part.
"""

from pathlib import Path

import numpy as np

from anncourse.exercises.images.denoiser_data import denoiser_data
from anncourse.tools import add_noise, train_regression
from annlib import load_photos

TARGET = Path(__file__).resolve().parents[1] / "anncourse" / "data" / "denoiser.npz"


def main() -> None:
    """Train and write."""
    rng = np.random.default_rng(0)
    X, y = [], []
    for photo in load_photos().values():
        rows, targets = denoiser_data(add_noise(photo.pixels, 25 / 255, rng), photo.pixels, 7)
        pick = rng.choice(len(rows), 50_000, replace=False)
        X.append(rows[pick])
        y.append(targets[pick])
    parameters, _ = train_regression(np.concatenate(X), np.concatenate(y), [49, 64, 1], 20, rng)
    (W1, b1), (W2, b2) = ((W.astype(np.float32), b.astype(np.float32)) for W, b in parameters)
    np.savez_compressed(TARGET, W1=W1, b1=b1, W2=W2, b2=b2)


if __name__ == "__main__":
    main()
