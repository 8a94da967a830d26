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

    if any(S is None for S in spectra):
        print("One of these spectra is still missing: write it first, then run this again.")
        return
    n = len(spectra)
    rows = -(-n // 5)
    columns = -(-n // rows)
    fig, axes = plt.subplots(
        rows, columns, figsize=(2.2 + 2.1 * columns, 0.9 + 2.0 * rows), squeeze=False,
        sharey=True, layout="constrained",
    )  # fmt: skip
    for ax in axes.flat[n:]:
        ax.set_axis_off()
    told = []
    for ax, S, title in zip(axes.flat, spectra, titles, strict=False):
        table = np.asarray(S, dtype=float)
        seconds = STEP * len(table) / RATE
        ax.imshow(
            table.T, origin="lower", aspect="auto", cmap="gray_r", vmin=PALE, vmax=DARK,
            extent=(0, seconds, 0, RATE / 2000),
        )  # fmt: skip
        ax.set(title=title)
        loud = table.mean(axis=0)[3:].argmax() + 3
        told.append(
            f"{title}: {len(table)} frames, on average loudest near {loud * RATE / 256:.0f} Hz, "
            f"log spectrum from {table.min():.1f} to {table.max():.1f}"
        )
    fig.supxlabel("seconds")
    fig.supylabel("kHz")
    show_plot(fig, "\n".join(told))


def sound(signal: Any, words: str = "", rate: int = RATE) -> Any:
    """Return a player for a signal, or None with a line of words where there is no signal."""
    from IPython import display

    if signal is None:
        print("There is nothing to hear yet: write what is missing first, then run this again.")
        return None
    samples = np.asarray(signal, dtype=float)
    if samples.ndim != 1 or not samples.size or not np.isfinite(samples).all():
        raise ValueError(f"signal must be one row of finite numbers. Got shape {samples.shape}.")
    print(f"{words or 'A sound'}: {len(samples) / rate:.2f} s")
    player: Any = display.Audio
    return player(samples, rate=rate)


def one_after_another(signals: Sequence[Any], pause: float = 0.15) -> Any:
    """Join signals, equally loud, with a pause between them; None where one is missing."""
    if any(signal is None for signal in signals):
        return None
    gap = np.zeros(int(pause * RATE))
    loudest = [max(float(np.abs(np.asarray(s)).max()), 1e-9) for s in signals]
    parts = [[np.asarray(s) / top, gap] for s, top in zip(signals, loudest, strict=True)]
    return np.concatenate([piece for pair in parts for piece in pair])
