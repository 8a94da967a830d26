"""matplotlib's backend in the student's process: draws like Agg, and shows without a word."""

from __future__ import annotations

from typing import Any

from matplotlib.backend_bases import FigureManagerBase as FigureManager
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas


def show(*args: Any, **options: Any) -> None:
    """Do nothing: the figures that are open at the end of a cell are shown there."""


__all__ = ["FigureCanvas", "FigureManager", "show"]
