"""A value's portrait: its kind, shape and numbers in one line, in clear or hashed.

nbgrader's AUTOTEST writes the portrait of the instructor's value into the lesson; at the
learner's, the portrait of theirs is held against it. Numbers agree when they are equal to within
about `STEP`, and they do so in the same way whether the portrait is hashed or not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from annlib.checks.plain import as_array, plain

STEP = 1e-3


@dataclass(frozen=True)
class Portrait:
    """What a value looks like: ``kind`` is number, truth, text or nothing.

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
        marks = [self._digest(mark) for mark in self.marks]
        if not self.salt and self.kind == "number":
            marks = [f"{int(mark) * STEP:.3f}" for mark in self.marks]
        shape = "x".join(map(str, self.shape)) or "single"
        return " ".join([self.kind, shape, *marks])

    def _digest(self, mark: str) -> str:
        if not self.salt:
            return mark
        return hashlib.sha256(f"{self.salt}|{self.kind}|{mark}".encode()).hexdigest()[:16]

    def difference(self, target: str) -> str | None:
        """Say how this portrait differs from one written by ``repr``; None if it does not."""
        kind, shape_text, *marks = target.split(" ")
        if self.kind == "nothing":
            return "Not answered yet."
        if self.kind != kind:
            return f"A {_KIND_WORDS[kind]} is asked for. Yours is a {_KIND_WORDS[self.kind]}."
        shape = () if shape_text == "single" else tuple(map(int, shape_text.split("x")))
        if self.shape != shape:
            return f"{_shape_words(shape)} asked for. Yours has {_own_shape(self.shape)}."
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
            return {self._digest(mark)}
        if mark == "nan":
            return set()
        # A number close to the border between two steps may fall on either side of it.
        steps = [int(mark) + shift for shift in (-1, 0, 1)]
        if self.salt:
            return {self._digest(str(step)) for step in steps}
        return {f"{step * STEP:.3f}" for step in steps}


_KIND_WORDS = {
    "number": "number",
    "truth": "truth value (True or False)",
    "text": "text in quotes",
    "other": "value of another type",
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
    if isinstance(data, str):
        return Portrait("text", (), (data.strip().casefold(),))
    array = as_array(data)
    if array is None or array.dtype.kind == "c":
        return Portrait("other", (), ())
    if array.dtype.kind == "b":
        return Portrait("truth", array.shape, tuple(str(bool(x)) for x in array.ravel()))
    marks = tuple(str(round(float(x) / STEP)) if np.isfinite(x) else "nan" for x in array.ravel())
    return Portrait("number", array.shape, marks)


def _shape_words(shape: tuple[int, ...]) -> str:
    if shape == ():
        return "A single value is"
    return f"{shape[0]} values are" if len(shape) == 1 else f"An array of shape {shape} is"


def _own_shape(shape: tuple[int, ...]) -> str:
    if shape == ():
        return "a single one"
    return f"{shape[0]}" if len(shape) == 1 else f"shape {shape}"
