"""How a recording is drawn: its wave, its spectrogram, and what a network is given of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.heat_map import grey_images
from anncourse.figures.plot import Axes, label, mark, polyline, ticks
from anncourse.figures.scene import Node, Picture, Table, node
from anncourse.figures.spectrogram.numbers import N_BANDS, N_FRAMES, Seen, loudest, shades
from anncourse.figures.words import count, number

Array = NDArray[np.float64]

NARROW, WIDE = (560, 430), (880, 430)
LEFT, WIDTH = 66, 474
WAVE_TOP, WAVE_HEIGHT = 30, 84
TOP, HEIGHT = 140, 236
GIVEN = Axes(x=(0, N_FRAMES), y=(0, N_BANDS), left=618, top=140, width=236, height=236)
#: Pieces of the wave: of each the lowest and the highest sample are drawn.
PIECES = 237


def view(seen: Seen, wide: bool) -> Picture:
    """Draw the wave above, the spectrogram below, and at the right what a network is given."""
    when, pitch = loudest(seen)
    nodes = [*_wave(seen), *_spectrogram(seen, when, pitch)]
    if seen.given is not None:
        nodes += _given(seen.given)
    return Picture(
        WIDE if wide else NARROW,
        nodes,
        _description(seen, when, pitch),
        _say(seen, when, pitch),
        _table(seen),
    )


def nothing(trouble: str, wide: bool) -> Picture:
    """Draw the empty frame where a function is not ready."""
    axes = Axes((0, 1), (0, 4), LEFT, TOP, WIDTH, HEIGHT)
    nodes = axes.frame("time in seconds", "frequency in kHz", (), ())
    return Picture(WIDE if wide else NARROW, nodes, "No spectrogram.", trouble=trouble)


def _seconds(seen: Seen) -> float:
    return len(seen.recording.signal) / seen.recording.rate


def _wave(seen: Seen) -> list[Node]:
    signal = seen.recording.signal
    top = max(float(np.abs(signal).max()), 1e-6)
    axes = Axes((0, _seconds(seen)), (-top, top), LEFT, WAVE_TOP, WIDTH, WAVE_HEIGHT)
    points = []
    for k, piece in enumerate(np.array_split(signal, min(PIECES, len(signal)))):
        x = (k + 0.5) / PIECES * _seconds(seen)
        points += [(x, float(piece.min())), (x, float(piece.max()))]
    says = f"{seen.recording.speaker} says {seen.recording.digit}"
    frame = node(
        "rect", "wave-frame", cls="frame", x=LEFT, y=WAVE_TOP, width=WIDTH, height=WAVE_HEIGHT
    )
    return [
        label("title", f"{says}: the sound", (LEFT + WIDTH / 2, WAVE_TOP - 10), "middle strong"),
        axes.inside("wave", [polyline("line", axes, points, "thin-line"), *_one_frame(seen, axes)]),
        frame,
    ]


def _one_frame(seen: Seen, axes: Axes) -> list[Node]:
    # The frame in which the sound is loudest, so that its length can be seen.
    frame = int(seen.spectrum.max(axis=1).argmax())
    start = frame * seen.step / seen.recording.rate
    width = seen.length / seen.recording.rate / axes.x[1] * axes.width
    return [
        node(
            "rect", "one-frame", cls="region-zero", x=axes.px(start), y=axes.top, width=width,
            height=axes.height,
        )
    ]  # fmt: skip


def _spectrogram(seen: Seen, when: float, pitch: float) -> list[Node]:
    rate, seconds = seen.recording.rate, _seconds(seen)
    axes = Axes((0, seconds), (0, rate / 2000), LEFT, TOP, WIDTH, HEIGHT)
    n_frames = len(seen.spectrum)
    # Each frame is drawn as wide as a step, around its middle.
    start = (seen.length - seen.step) / 2 / rate
    left, right = axes.px(start), axes.px(start + n_frames * seen.step / rate)
    place = Axes(axes.x, axes.y, left, TOP, right - left, HEIGHT)
    image = grey_images([place], shades(seen.spectrum).T[::-1][None])
    return [
        label("spectrogram-title", "its spectrogram", (LEFT + WIDTH / 2, TOP - 8), "middle strong"),
        axes.inside(
            "map", [*image, mark("loudest", "disc", axes.at((when, pitch / 1000)), 16, "ring")]
        ),
        *axes.frame("time in seconds", "frequency in kHz", ticks((0, seconds)), (0, 1, 2, 3, 4)),
    ]


def _given(table: Array) -> list[Node]:
    rows, columns = table.T.shape
    axes = Axes((0, columns), (0, rows), GIVEN.left, GIVEN.top, GIVEN.width, GIVEN.height)
    # Shades of their own: from the quietest of these numbers to the loudest.
    span = max(float(np.ptp(table)), 1e-9)
    shade = (table - table.min()) / span
    middle = GIVEN.left + GIVEN.width / 2
    return [
        label(
            "given-title", f"{columns} frames of {rows} bands", (middle, TOP - 8), "middle strong"
        ),
        *grey_images([axes], shade.T[::-1][None]),
        *axes.frame("frame", "band", (0, columns), (0, rows)),
    ]


def _say(seen: Seen, when: float, pitch: float) -> tuple[str, ...]:
    words = f"Strongest, at the ring: {pitch:.0f} Hz, {number(when)} s after the beginning."
    return (
        words,
        "The more ink, the stronger. The shaded strip in the wave is one frame.",
    )


def _table(seen: Seen) -> Table:
    rate = seen.recording.rate
    head = ("", "samples", "time", "spectrogram")
    columns = seen.spectrum.shape[1]
    return Table(
        head,
        (
            (
                "frame",
                str(seen.length),
                f"{1000 * seen.length / rate:.0f} ms",
                f"{columns} rows of {rate / seen.length:.0f} Hz",
            ),
            (
                "step",
                str(seen.step),
                f"{1000 * seen.step / rate:.1f} ms",
                count(len(seen.spectrum), "column"),
            ),
        ),
    )


def _description(seen: Seen, when: float, pitch: float) -> str:
    parts = (
        f"The wave of {seen.recording.speaker} saying {seen.recording.digit}, "
        f"{number(_seconds(seen))} seconds long, and below it its spectrogram, time to the right "
        f"and frequency upwards from 0 to {seen.recording.rate // 2} Hz, in "
        f"{count(len(seen.spectrum), 'frame')} of {seen.length} samples. It is strongest at "
        f"{pitch:.0f} Hz, {number(when)} seconds after the beginning."
    )
    if seen.given is None:
        return parts
    columns, rows = seen.given.shape
    return f"{parts} At the right, the same in {columns} frames of {rows} bands."
