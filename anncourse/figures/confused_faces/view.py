"""How confused faces are drawn: all of them small, one large, and those it was learned from."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.confused_faces.numbers import Album, Confused
from anncourse.figures.heat_map import grey_images
from anncourse.figures.plot import Axes, label, mark
from anncourse.figures.scene import Node, Picture, Table, node

SIZE = (880, 372)
#: Small pictures: columns and rows of one page, and the room that each takes.
COLUMNS, ROWS, CELL, SMALL = 5, 4, (74.0, 82.0), (44.0, 54.0)
PAGE = COLUMNS * ROWS
LARGE = Axes((0, 1), (0, 1), 408, 40, 192, 234)
#: Of each of the two people at most three pictures.
SHOWN, LEARNED, LEFT, TOPS = 3, (74.0, 90.0), 632.0, (60.0, 214.0)


def view(
    faces: Album,
    found: Confused,
    index: int,
    picture: NDArray[Any],
    answer: int,
    is_moved: bool,
) -> Picture:
    """Draw all faces that are taken for somebody else, and one of them beside its people."""
    true, taken = int(faces.y[found.rows[index]]), int(found.answers[index])
    nodes = [
        *_gallery(faces, found, index),
        *_large(picture, true, answer),
        *_people(faces, true, answer if answer != true else taken),
    ]
    say = _say(true, answer, is_moved)
    return Picture(SIZE, nodes, _description(faces, found, index), (say,), _table(faces, found))


def nothing(words: str, trouble: str = "") -> Picture:
    """Draw the empty picture: nobody is confused, or there is nobody to ask."""
    nodes = [label("none", words, (SIZE[0] / 2, SIZE[1] / 2), "middle strong")]
    return Picture(SIZE, nodes, words, () if trouble else (words,), None, trouble)


def _photos(places: list[Axes], pictures: NDArray[Any]) -> list[Node]:
    # Ink is 1 for grey_images, and light is large in a photo.
    images = grey_images(places, 1 - np.asarray(pictures, dtype=float) / 255)
    for image in images:
        # Scans are shown as negatives in a dark theme; nobody recognises a face in a negative.
        image["attributes"]["class"] = "photo"
    return images


def _box(key: str, axes: Axes, cls: str, beyond: float = 0) -> Node:
    return node(
        "rect", key, cls=cls, x=axes.left - beyond, y=axes.top - beyond,
        width=axes.width + 2 * beyond, height=axes.height + 2 * beyond,
    )  # fmt: skip


def _gallery(faces: Album, found: Confused, index: int) -> list[Node]:
    first = index // PAGE * PAGE
    rows = found.rows[first : first + PAGE]
    places = [
        Axes((0, 1), (0, 1), 28 + (i % COLUMNS) * CELL[0], 40 + (i // COLUMNS) * CELL[1], *SMALL)
        for i in range(len(rows))
    ]
    images = _photos(places, faces.pictures[rows])
    nodes = [label("gallery-title", "who it is → taken for", (198, 22), "middle strong")]
    for i, (axes, image) in enumerate(zip(places, images, strict=True)):
        here = first + i == index
        words = f"{faces.y[rows[i]]} → {found.answers[first + i]}"
        caption = (axes.left + SMALL[0] / 2, axes.top + SMALL[1] + 17)
        children = [
            image,
            _box("frame", axes, "ring" if here else "frame", 3 if here else 0),
            label("word", words, caption, "middle strong" if here else "middle"),
        ]
        nodes.append(node("g", f"small{i}", children=children))
    return nodes


def _large(picture: NDArray[Any], true: int, answer: int) -> list[Node]:
    middle = LARGE.left + LARGE.width / 2
    right = answer == true
    word = f"taken for {answer}: {'right' if right else 'wrong'}"
    place = (middle, LARGE.top + LARGE.height + 28)
    return [
        label("large-title", f"person {true}", (middle, 22), "middle strong"),
        _photos([LARGE], picture[None])[0],
        _box("large-frame", LARGE, "frame"),
        mark("large-mark", "check" if right else "cross", (middle - 96, place[1] - 5), 14,
             "right" if right else "wrong"),
        label("large-word", word, place, f"middle {'right' if right else 'wrong'}-word"),
    ]  # fmt: skip


def _people(faces: Album, true: int, other: int) -> list[Node]:
    nodes = []
    titles = (f"person {true}, learned from", f"person {other}, learned from")
    for key, person, title, top in zip("ab", (true, other), titles, TOPS, strict=True):
        pictures = faces.learned(person)[:SHOWN]
        places = [
            Axes((0, 1), (0, 1), LEFT + i * (LEARNED[0] + 8), top, *LEARNED)
            for i in range(len(pictures))
        ]
        children = [label("title", title, (LEFT, top - 12), "strong")]
        for i, (axes, image) in enumerate(zip(places, _photos(places, pictures), strict=True)):
            children.append(node("g", f"face{i}", children=[image, _box("frame", axes, "frame")]))
        nodes.append(node("g", f"people-{key}", children=children))
    return nodes


def _say(true: int, answer: int, is_moved: bool) -> str:
    this = f"This picture of person {true}{', moved,' if is_moved else ''}"
    if answer == true:
        return f"{this} is recognised."
    return f"{this} is taken for person {answer}."


def _table(faces: Album, found: Confused) -> Table:
    n, wrong = len(faces.test), len(found.rows)
    return Table(
        ("test pictures", "confused", "right"),
        ((str(n), str(wrong), f"{n - wrong} ({100 * (1 - wrong / n):.1f} %)"),),
    )


def _description(faces: Album, found: Confused, index: int) -> str:
    pairs = ", ".join(
        f"{faces.y[row]} for {answer}"
        for row, answer in zip(found.rows, found.answers, strict=True)
    )
    return (
        f"Test pictures of people that are taken for somebody else: {pairs}. Number {index + 1} is "
        "shown large, beside the pictures that it and the other person were learned from."
    )
