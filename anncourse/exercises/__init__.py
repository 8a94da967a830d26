"""What each exercise asks, and the mistakes it knows; one package per lesson.

All of them are loaded when one is first looked up, not when a lesson imports `check`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from anncourse.exercises.registry import (
        BY_HAND,
        EXERCISES,
        LESSONS,
        PREDICTIONS,
        QUESTIONS,
        SLIPS,
        TASKS,
    )

__all__ = ["BY_HAND", "EXERCISES", "LESSONS", "PREDICTIONS", "QUESTIONS", "SLIPS", "TASKS"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'anncourse.exercises' has no attribute {name!r}")
    return getattr(import_module("anncourse.exercises.registry"), name)
