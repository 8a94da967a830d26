#!/usr/bin/env python3
"""Make anncourse/data/voices.npz: ``python tools/train_voices.py`` from the repository's root.

The small trained networks that lab 12 (voice) needs at once: the listener of its judge, a network
that passes, and two that must not. It trains on the data that the course holds, in about ten
seconds, with a fixed seed on one BLAS thread; on another processor the last digits may differ.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from anncourse.exam_data import exam_spoken_digits  # noqa: E402
from anncourse.tools.listener import train_listener  # noqa: E402
from anncourse.tools.spectra import voice_spectra  # noqa: E402
from annlib import Adam, Network, fit, one_hot  # noqa: E402
from annlib.datasets import load_spoken_digits  # noqa: E402

TARGET = ROOT / "anncourse" / "data" / "voices.npz"
N_FRAMES = 40


def voice(rows: Any, epochs: int, seed: int) -> list[Any]:
    """Return the arrays W1, b1, W2, b2 of a network trained on these recordings."""
    data = load_spoken_digits()
    S = voice_spectra([data.signals[i] for i in rows], N_FRAMES)
    digits = np.repeat(data.digits[rows], N_FRAMES)
    time = np.tile(np.linspace(0, 1, N_FRAMES), len(rows))
    rng = np.random.default_rng(seed)
    network = Network([11, 64, 129], rng, output="identity", dtype=np.float32)
    fit(
        network, np.column_stack([one_hot(digits, 10), time]), S.reshape(-1, 129),
        optimizer=Adam(5e-3), epochs=epochs, batch_size=64, rng=rng,
    )  # fmt: skip
    return [array for pair in network.parameters for array in pair]


def main() -> None:
    """Train them all, and write them as float32."""
    data, exam = load_spoken_digits(), exam_spoken_digits()
    listener = train_listener(exam.signals, exam.digits)
    arrays = {
        f"listener_{name}": array
        for name, array in zip(
            ("W1", "b1", "W2", "b2", "mean", "spread"),
            [*(a for pair in listener.parameters for a in pair), listener.mean, listener.spread],
            strict=True,
        )
    }
    jackson, theo = (np.flatnonzero(data.speakers == who) for who in ("jackson", "theo"))
    one_take = jackson[data.takes[jackson] == 5]
    for name, rows, epochs in (
        ("jackson", jackson, 40), ("theo", theo, 40), ("one_take", one_take, 800),
    ):  # fmt: skip
        for part, array in zip(("W1", "b1", "W2", "b2"), voice(rows, epochs, 1), strict=True):
            arrays[f"{name}_{part}"] = array
    np.savez_compressed(TARGET, **{n: a.astype(np.float32) for n, a in arrays.items()})
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
