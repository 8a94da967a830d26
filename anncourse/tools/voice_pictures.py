"""Spectrograms to look at and sounds to play, with a line of words for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from anncourse.tools.plot import show_plot
from anncourse.tools.spectra import RATE, STEP

#: Log power from white to black.
PALE, DARK = -6.0, 8.0


def show_spectrograms(spectra: Sequence[Any], titles: Sequence[str]) -> None:
    """Draw log spectra of shape (n_frames, 129) side by side, and say each in a line of words."""
    import matplotlib.pyplot as plt

    tables = [np.asarray(S, dtype=float) for S in spectra]
    n = len(tables)
    if wrong := [table.shape for table in tables if table.ndim != 2 or not table.size]:
        raise ValueError(f"a spectrum must have shape (n_frames, n_frequencies). Got {wrong[0]}.")
    if not n == len(titles) > 0:
        raise ValueError(
            "expected as many titles as spectra, and at least one. Got "
            f"{n} spectra and {len(titles)} titles."
        )
    rows = -(-n // 5)
    columns = -(-n // rows)
    fig, axes = plt.subplots(
        rows, columns, figsize=(2.2 + 2.1 * columns, 0.9 + 2.0 * rows), squeeze=False,
        sharey=True, layout="constrained",
    )  # fmt: skip
    for ax in axes.flat[n:]:
        ax.set_axis_off()
    told = []
    for ax, table, title in zip(axes.flat, tables, titles, strict=False):
        seconds = STEP * len(table) / RATE
        ax.imshow(
            table.T, origin="lower", aspect="auto", cmap="gray_r", vmin=PALE, vmax=DARK,
            extent=(0, seconds, 0, RATE / 2000),
        )  # fmt: skip
        ax.set(title=title)
        loud = table.mean(axis=0)[3:].argmax() + 3
        told.append(
            f"{title}: {len(table)} frames, loudest near {loud * RATE / 256:.0f} Hz, "
            f"log spectrum from {table.min():.1f} to {table.max():.1f}"
        )
    fig.supxlabel("seconds")
    fig.supylabel("kHz")
    show_plot(fig, "\n".join(told), photo=True)  # black is loud, in any theme


def sound(signal: Any, words: str = "", rate: int = RATE) -> Any:
    """Return a player for a signal, and print in a line of words what it plays."""
    from IPython import display

    samples = np.asarray(signal, dtype=float)
    if samples.ndim != 1 or not samples.size or not np.isfinite(samples).all():
        raise ValueError(f"signal must be one row of finite numbers. Got shape {samples.shape}.")
    print(f"{words or 'A sound'}: {len(samples) / rate:.2f} s")
    player: Any = display.Audio
    return player(samples, rate=rate)


def one_after_another(signals: Sequence[Any], pause: float = 0.15) -> Any:
    """Join signals, equally loud, with a pause between them."""
    rows = [np.asarray(signal, dtype=float) for signal in signals]
    if not rows or any(row.ndim != 1 or not row.size for row in rows):
        raise ValueError(
            "expected rows of numbers, none of them empty. Got shapes "
            f"{[row.shape for row in rows]}."
        )
    gap = np.zeros(int(pause * RATE))
    loudest = [max(float(np.abs(row).max()), 1e-9) for row in rows]
    parts = [[row / top, gap] for row, top in zip(rows, loudest, strict=True)]
    return np.concatenate([piece for pair in parts for piece in pair])
