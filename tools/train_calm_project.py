"""Train the network that the project of lab 13 is tested with: ``anncourse/data/calm_project.npz``.

A second, one thread:

    OPENBLAS_NUM_THREADS=1 python tools/train_calm_project.py
"""

from __future__ import annotations

import numpy as np

from anncourse.exam_data import DATA
from anncourse.exercises.stocks.days import handed_out
from annlib import one_hot, train

SIZES, LR, EPOCHS, BATCH_SIZE, SEED = [12, 8, 2], 0.05, 20, 64, 0

if __name__ == "__main__":
    days = handed_out()
    targets = one_hot(days.calm.astype(int), 2)
    rng = np.random.default_rng(SEED)
    (W1, b1), (W2, b2) = train(days.X, targets, SIZES, LR, EPOCHS, BATCH_SIZE, rng)[0]
    np.savez_compressed(DATA / "calm_project.npz", W1=W1, b1=b1, W2=W2, b2=b2)
