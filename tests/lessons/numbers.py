"""What a lesson says, for tests that compute it anew."""

from __future__ import annotations

import functools
import json
from pathlib import Path

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"


@functools.cache
def text_of(lesson: str) -> str:
    """Return all prose of a lesson, its white space made single."""
    return _sources(lesson, "markdown")


@functools.cache
def code_of(lesson: str) -> str:
    """Return all code of a lesson, its white space made single."""
    return _sources(lesson, "code")


def _sources(lesson: str, kind: str) -> str:
    (page,) = SOLUTIONS.glob(f"{lesson}_*/{lesson}_*.ipynb")
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]
    return " ".join(" ".join(sources).split())


def says(lesson: str, *sentences: str) -> None:
    """Assert that a lesson says each of these, word for word."""
    for sentence in sentences:
        assert sentence in text_of(lesson), f"lesson {lesson} does not say {sentence!r} any more"
