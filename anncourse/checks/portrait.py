"""A value's portrait: its kind, shape and numbers in one line, in clear or hashed.

nbgrader's AUTOTEST writes the portrait of the instructor's value into the lesson; at the
learner's, the portrait of theirs is held against it. Numbers agree when they are equal to within
about `STEP`, and they do so in the same way whether the portrait is hashed or not.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import numpy as np

from nbjudge.shared.plain import as_array, plain

STEP = 1e-3
# The mark of what is infinite, no number at all, or too large to be counted in steps.
NOT_FINITE = "nan"


@dataclass(frozen=True)
class Portrait:
    """What a value looks like: ``kind`` is number, truth, text, other or nothing.

    Attributes
    ----------
    kind : str
    shape : tuple of int
        ``()`` for a single value.
    marks : tuple of str
        One for each value: the number of steps it is away from zero, or the text.
    salt : str
        Empty for a portrait in clear; else the marks are hashed with it.
    """

    kind: str
    shape: tuple[int, ...]
    marks: tuple[str, ...]
    salt: str = ""

    def hashed(self, salt: str) -> Portrait:
        """The same portrait with its values hashed."""
        return Portrait(self.kind, self.shape, self.marks, salt)

    def __repr__(self) -> str:
        marks = [self._written(mark) for mark in self.marks]
        shape = "x".join(map(str, self.shape)) or "single"
        return " ".join([self.kind, shape, *marks])

    def _written(self, mark: str) -> str:
        if self.salt:
            return hashlib.sha256(f"{self.salt}|{self.kind}|{mark}".encode()).hexdigest()[:16]
        if self.kind == "number" and mark != NOT_FINITE:
            return f"{int(mark) * STEP:.3f}"
        # A text may hold the space that parts one mark from the next, and quotes.
        return quote(mark, safe="") or "%"

    def difference(self, target: str) -> str | None:
        """Say how this portrait differs from one written by ``repr``; None if it does not."""
        kind, shape_text, *marks = target.split(" ")
        if self.kind == "nothing":
            return "Not answered yet."
        if self.kind == "other":
            return f"A {_KIND_WORDS[kind]} is asked for. Yours is neither number nor text."
        if self.kind != kind:
            return f"A {_KIND_WORDS[kind]} is asked for. Yours is a {_KIND_WORDS[self.kind]}."
        shape = () if shape_text == "single" else tuple(map(int, shape_text.split("x")))
        if self.shape != shape:
            return f"{_shape_words(shape)} asked for. Yours {_own_shape(self.shape)}."
        wrong = [
            number
            for number, (mine, theirs) in enumerate(zip(self.marks, marks, strict=True), start=1)
            if theirs not in self._accepted(mine)
        ]
        if not wrong:
            return None
        if len(marks) == 1:
            return "The value is not right."
        which = ", ".join(map(str, wrong))
        return f"{len(wrong)} of {len(marks)} values are not right (counted in order: {which})."

    def _accepted(self, mark: str) -> set[str]:
        if self.kind != "number":
            return {self._written(mark)}
        if mark == NOT_FINITE:
            return set()
        # A number close to the border between two steps may fall on either side of it.
        return {self._written(str(int(mark) + shift)) for shift in (-1, 0, 1)}


_KIND_WORDS = {
    "number": "number",
    "truth": "truth value (True or False)",
    "text": "text in quotes",
    "other": "value of another kind",
    "nothing": "value that is missing",
}


def portrait(value: Any) -> Portrait:
    """Draw the portrait of a value.

    Raises
    ------
    NotPlainError
        If the value is none of numbers, truth values, texts, arrays, lists or tuples.
    """
    data = plain(value)
    if data is None:
        return Portrait("nothing", (), ())
    if isinstance(data, np.ndarray) and data.dtype.kind == "U":
        data = data.tolist()
    if isinstance(data, str):
        return Portrait("text", (), (_mark_of_text(data),))
    if isinstance(data, list | tuple) and data and all(isinstance(item, str) for item in data):
        return Portrait("text", (len(data),), tuple(map(_mark_of_text, data)))
    array = as_array(data)
    if array is None or array.dtype.kind == "c":
        return Portrait("other", (), ())
    if array.dtype.kind == "b":
        return Portrait("truth", array.shape, tuple(str(bool(x)) for x in array.ravel()))
    return Portrait("number", array.shape, tuple(_mark_of_number(float(x)) for x in array.ravel()))


def _mark_of_text(text: str) -> str:
    return text.strip().casefold()


def _mark_of_number(number: float) -> str:
    steps = number / STEP
    return str(round(steps)) if math.isfinite(steps) else NOT_FINITE


def _shape_words(shape: tuple[int, ...]) -> str:
    if shape == ():
        return "A single value is"
    if shape == (1,):
        return "A list or an array of one value is"
    return f"{shape[0]} values are" if len(shape) == 1 else f"An array of shape {shape} is"


def _own_shape(shape: tuple[int, ...]) -> str:
    if shape == ():
        return "is a single one"
    return f"has {shape[0]}, in a list or an array" if len(shape) == 1 else f"has shape {shape}"
