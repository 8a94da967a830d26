"""Pictures of sounds, and of who recognised how many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from anncourse.tools.plot import show_plot

#: Shapes and colours (Okabe and Ito) for up to three rivals.
_MARKS = (("^", "#d55e00"), ("s", "#009e73"), ("o", "#0072b2"))


def show_waves(signals: Sequence[Any], titles: Sequence[str], rate: int) -> None:
    """Draw sounds below one another, on one axis of time, and say in a line how long each is."""
    if not len(signals):
        raise ValueError("there must be at least one sound. Got none.")
    import matplotlib.pyplot as plt

    fig, axes = plt.subplots(
        len(signals), 1, figsize=(8, 1.5 * len(signals)), sharex=True, layout="constrained"
    )
    for ax, signal, title in zip(np.atleast_1d(axes), signals, titles, strict=True):
        ax.plot(np.arange(len(signal)) / rate, signal, linewidth=0.6)
        ax.set_title(title, loc="left", fontsize=10)
        ax.set_yticks([0])
    np.atleast_1d(axes)[-1].set_xlabel("time in seconds")
    told = [
        f"{title}: {len(signal)} numbers, {len(signal) / rate:.2f} s"
        for signal, title in zip(signals, titles, strict=True)
    ]
    alt = f"The waves of {len(told)} sounds below one another. {'; '.join(told)}."
    show_plot(fig, "\n".join(told), alt)


def show_rivals(shares: Mapping[str, Mapping[str, float]], chance: float) -> None:
    """Draw, for each group, the share that each rival recognises, and print the same as a table.

    Parameters
    ----------
    shares : mapping
        Group, such as a speaker, to rival to its share from 0 to 1. At most three rivals.
    chance : float
        The share that guessing gets; a dashed line.
    """
    if not shares:
        raise ValueError("there must be at least one group. Got none.")
    import matplotlib.pyplot as plt

    groups = list(shares)
    rivals = list(shares[groups[0]])
    fig, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
    for k, (rival, (shape, colour)) in enumerate(zip(rivals, _MARKS, strict=False)):
        x = np.arange(len(groups)) + 0.18 * (k - (len(rivals) - 1) / 2)
        y = [100 * shares[group][rival] for group in groups]
        ax.plot(x, y, shape, color=colour, label=rival, markersize=8)
    ax.axhline(100 * chance, linestyle="--", color="0.4")
    ax.text(len(groups) - 0.5, 100 * chance + 3, "guessing", ha="right", color="0.3")
    ax.set_xticks(range(len(groups)), groups)
    ax.set(ylim=(0, 102), xlim=(-0.5, len(groups) - 0.4), ylabel="recognised, in percent")
    ax.legend(loc="lower left", framealpha=1)
    lines = ["".join(f"{word:>20}" for word in ("", *rivals))]
    for group in groups:
        numbers = (f"{100 * shares[group][rival]:>18.1f} %" for rival in rivals)
        lines.append(f"{group:<20}" + "".join(numbers))
    show_plot(fig, "Recognised, in marks of three shapes:\n" + "\n".join(lines))
