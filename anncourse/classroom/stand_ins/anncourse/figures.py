"""Stands in for anncourse.figures while a notebook is graded: nobody is there to move them."""

from __future__ import annotations

from typing import Any


class Figure:
    """An interactive figure that is not drawn."""

    def __repr__(self) -> str:
        return "(An interactive figure, in your own notebook.)"


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *args, **options: Figure()
