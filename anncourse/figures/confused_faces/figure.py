"""Figure of lab 10: the faces that are taken for somebody else, to look at and to move."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from anncourse.figures.confused_faces.numbers import (
    Album,
    Confused,
    album,
    answers,
    confused,
    moved,
)
from anncourse.figures.confused_faces.view import nothing, view
from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.scene import Picture
from annlib import load_faces

TITLE = "Faces taken for somebody else"


def confused_faces(
    recogniser: Callable[..., Any] | None = None,
    pictures: ArrayLike | None = None,
    y: ArrayLike | None = None,
    train: Any = None,
    test: Any = None,
) -> Figure:
    """Look at the faces that a recogniser gets wrong, beside those it learned from.

    Parameters
    ----------
    recogniser : callable, optional
        The learner's: from pictures of shape (n, h, w), as they were loaded, to n labels. Left
        out, with all that follows, a simple one shows what the figure does.
    pictures : int array of shape (n, h, w)
        Grey, 0 black and 255 white.
    y : int array of shape (n,)
        Who it is, counted from 0.
    train, test : int arrays
        Row numbers to learn from and to try on; None while there is no split.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are which, right and down.
    """
    if recogniser is None:
        recogniser, pictures, y, train, test = _example()
    ask = recogniser
    try:
        faces = album(pictures, y, train, test)
        found = confused(ask, faces)
    except Trouble as reason:
        # Words that Python keeps for an exception are gone once it is handled.
        trouble = str(reason)
        return Figure(TITLE, [], lambda values: nothing("Nothing to show yet.", trouble))
    if not len(found.rows):
        words = f"Not one of the {len(faces.test)} test pictures is taken for somebody else."
        return Figure(TITLE, [], lambda values: nothing(words))
    return Figure(
        TITLE, _controls(len(found.rows)), lambda values: _drawn(ask, faces, found, **values)
    )


def _controls(n: int) -> list[Slider]:
    # A single picture is no choice: a slider for it would have nowhere to go.
    which = [Slider("which", "picture", 1, 1, n, 1, 0)] if n > 1 else []
    return [
        *which,
        Slider("right", "move right", 0, -3, 3, 1, 0),
        Slider("down", "move down", 0, -3, 3, 1, 0),
    ]


def _drawn(
    ask: Callable[..., Any],
    faces: Album,
    found: Confused,
    right: float,
    down: float,
    which: float = 1,
) -> Picture:
    index = int(which) - 1
    picture = moved(faces.pictures[found.rows[index]], int(right), int(down))
    try:
        answer = int(answers(ask, picture[None], int(faces.y.max()) + 1)[0])
    except Trouble as reason:
        return nothing("No picture.", str(reason))
    return view(faces, found, index, picture, answer, bool(right or down))


@cache
def _example() -> tuple[Callable[..., Any], Any, Any, Any, Any]:
    faces = load_faces()
    train, test = np.flatnonzero(faces.shots <= 2), np.flatnonzero(faces.shots > 2)
    means = faces.pictures[train].reshape(-1, 2, *faces.pictures.shape[1:]).mean(axis=1)

    def mean_face(pictures: Any) -> Any:
        differences = pictures[:, None].astype(float) - means[None]
        return (differences**2).sum(axis=(2, 3)).argmin(axis=1)

    return mean_face, faces.pictures, faces.y, train, test
