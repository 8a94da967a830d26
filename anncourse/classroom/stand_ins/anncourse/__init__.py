"""Stands in for the course while a notebook is graded: the real checks run elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# Bound here, as `__getattr__` below would answer for it before it was looked for as a module.
import anncourse.figures  # noqa: F401


class Quiet:
    """What a check, a hint or a prediction returns here: one sentence."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __repr__(self) -> str:
        return self._words


def check(*args: Any, **options: Any) -> Quiet:
    """Say that the check runs elsewhere."""
    return Quiet("(While grading, checks run in the test cells only.)")


def hint(*args: Any, **options: Any) -> Quiet:
    """Say that hints are for learning."""
    return Quiet("(Hints are shown in your own notebook.)")


def predicted(*args: Any, **options: Any) -> Quiet:
    """Say that predictions are not graded."""
    return Quiet("(Predictions are not graded.)")


predictions = predicted


def numbers(cell: str) -> Quiet:
    """Say that whoever is graded has the numbers of the gradebook's id."""
    return Quiet("(While grading, the numbers are those of who handed in.)")


def model_answer(name: str) -> Quiet:
    """Say that a person reads what was written."""
    return Quiet("(A person reads this answer.)")


def watch(*args: Any, **options: Any) -> Quiet:
    """Leave a demonstration out: it may train for long, and nothing of it can be handed in."""
    return Quiet("(Demonstrations are left out.)")


def attempt(what: Callable[[], Any]) -> Any:
    """Return what a function returns, None where it stops: it may well be handed in."""
    try:
        return what()
    except Exception:
        return None


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return check
