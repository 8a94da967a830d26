"""How a spoken digit is drawn: its spectrogram, and the sound below it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.heat_map import grey_images
from anncourse.figures.plot import Axes, label
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.speaking_network.numbers import Word, as_wave, loudest
from anncourse.figures.words import number

Array = NDArray[np.float64]

SIZE = (760, 452)
#: Both over the same seconds, so that a longer word is a longer picture.
END = 1.65
SOUND_SPECTRUM = Axes(x=(0, END), y=(0, 4), left=66, top=36, width=676, height=230)
SOUND = Axes(x=(0, END), y=(-1, 1), left=66, top=316, width=676, height=84)
PALE, DARK = -6.0, 8.0
#: Pieces of the signal, each drawn from its lowest to its highest sample.
PIECES = 240
TENTHS = ("the beginning", "the first half", "the middle", "the second half", "the end")


def view(shown: Word) -> Picture:
    """Draw one spoken digit."""
    nodes = [*_spectrogram(shown), *_sound(shown)]
    heard = int(shown.probabilities.argmax())
    sure = number(float(shown.probabilities[heard]))
    hertz, when = loudest(shown.spectrum)
    place = TENTHS[min(int(5 * when), 4)]
    n = len(shown.spectrum)
    say = (
        f"{_a(shown.digit)} of {n} frames, {shown.seconds:.2f} seconds. On average it is loudest "
        f"near {hertz:.0f} Hz, and loudest of all at {place} of the word.",
        f"A listening network hears {_a(heard).lower()}, with probability {sure}.",
    )
    table = Table(
        ("digit", "seconds", "heard as", "probability"),
        ((str(shown.digit), f"{shown.seconds:.2f}", str(heard), sure),),
    )
    words = f"The spectrogram of {_a(shown.digit).lower()}, and its sound below. {say[0]}"
    return Picture(SIZE, nodes, words, say, table, sound=as_wave(shown.signal))


def nothing(trouble: str) -> Picture:
    """Draw empty frames where there is nothing to hear yet."""
    nodes = [*_frames(), label("none", "nothing to hear yet", (404, 155), "middle strong")]
    return Picture(SIZE, nodes, "Nothing to hear yet.", trouble=trouble)


def _frames() -> list[Node]:
    ticks = (0, 0.5, 1, 1.5)
    return [
        node("g", "above", children=SOUND_SPECTRUM.frame("", "kHz", (), (0, 1, 2, 3, 4))),
        node("g", "below", children=SOUND.frame("seconds", "sound", ticks, ())),
    ]


def _spectrogram(shown: Word) -> list[Node]:
    width = SOUND_SPECTRUM.px(min(shown.seconds, END)) - SOUND_SPECTRUM.left
    place = Axes((0, 1), (0, 1), SOUND_SPECTRUM.left, SOUND_SPECTRUM.top, width, 230)
    ink = (shown.spectrum.T[::-1] - PALE) / (DARK - PALE)
    title = label("title", f"what it says: {shown.digit}", (404, 22), "middle strong")
    return [title, *grey_images([place], ink[None]), *_frames()]


def _sound(shown: Word) -> list[Node]:
    signal = shown.signal / (float(np.abs(shown.signal).max()) or 1.0)
    pieces = np.array_split(signal, PIECES)
    times = (np.arange(PIECES) + 0.5) / PIECES * shown.seconds
    upper = [(SOUND.px(t), SOUND.py(float(p.max()))) for t, p in zip(times, pieces, strict=True)]
    lower = [(SOUND.px(t), SOUND.py(float(p.min()))) for t, p in zip(times, pieces, strict=True)]
    outline = path(*upper, *lower[::-1], closed=True)
    return [node("path", "sound", cls="bars", d=outline)]


def _a(digit: int) -> str:
    return f"An {digit}" if digit == 8 else f"A {digit}"
