"""Stands in for pictures side by side while grading: nobody looks at them."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *args, **options: None
