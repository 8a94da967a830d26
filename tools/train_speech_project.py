"""Work out what the project of lab 11 needs ready-made: ``anncourse/data/speech_project.npz``.

The mean and the standard deviation of the 2,700 handed-out recordings' 400 numbers, and the
parameters of a network trained as the lab says, so that no check has to compute the one or train
the other. A few seconds, one thread:

    OPENBLAS_NUM_THREADS=1 python tools/train_speech_project.py
"""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.exam_data import DATA
from anncourse.exercises.speech.spectra import recording_row
from annlib import load_spoken_digits, one_hot, train

SIZES, LR, EPOCHS, BATCH_SIZE, SEED = [400, 64, 10], 0.1, 30, 32, 2


def project_data() -> dict[str, Any]:
    """Return the arrays of the file."""
    recordings = load_spoken_digits()
    X = np.array([recording_row(signal) for signal in recordings.signals])
    mean, sd = X.mean(axis=0), X.std(axis=0)
    rng = np.random.default_rng(SEED)
    targets = one_hot(recordings.digits, 10)
    parameters, _ = train((X - mean) / sd, targets, SIZES, LR, EPOCHS, BATCH_SIZE, rng)
    (W1, b1), (W2, b2) = [(W.astype(np.float32), b.astype(np.float32)) for W, b in parameters]
    return {"mean": mean, "sd": sd, "W1": W1, "b1": b1, "W2": W2, "b2": b2}


if __name__ == "__main__":
    np.savez_compressed(DATA / "speech_project.npz", **project_data())
