"""Figure of lab 12: a network says a digit, at any length."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.figures.controls import Listen, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture
from anncourse.figures.speaking_network.numbers import example, read_voice, word
from anncourse.figures.speaking_network.view import nothing, view

#: Stands for the parameters where a learner gives none: None is what they are before training.
EXAMPLE = object()
TITLE = "A network that speaks"


def speaking_network(
    voice_inputs: Callable[..., Any] | None = None,
    parameters: Any = EXAMPLE,
    overlap_add: Callable[..., Any] | None = None,
) -> Figure:
    """Look at what a network says when it is asked for a digit, and listen to it.

    Parameters
    ----------
    voice_inputs : callable, optional
        The learner's ``voice_inputs(digits, n_frames)``; the course's own if left out.
    parameters : list of pairs (W, b)
        Of a network of the sizes [11, 64, 129], ReLU hidden and identity out. While it is None
        the figure says that there is nothing to hear; left out, a network with another
        speaker's voice is asked.
    overlap_add : callable, optional
        The learner's ``overlap_add(frames, step)``; the course's own if left out.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are digit and frames.
    """
    controls = [
        Slider("digit", "digit", 6, 0, 9, 1, 0),
        Slider("frames", "frames", 60, 20, 200, 1, 0),
        Listen("listen", "play", None),
    ]
    try:
        voice = read_voice(
            voice_inputs, example() if parameters is EXAMPLE else parameters, overlap_add
        )
    except Trouble as reason:
        # Words that Python keeps for an exception are gone once it is handled.
        trouble = str(reason)
        return Figure(TITLE, controls, lambda values: nothing(trouble))

    def draw(values: dict[str, Any]) -> Picture:
        try:
            return view(word(voice, int(values["digit"]), int(values["frames"])))
        except Trouble as reason:
            return nothing(str(reason))

    return Figure(TITLE, controls, draw)
