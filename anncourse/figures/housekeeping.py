"""Close figures that nobody can see any more.

Every widget stays in memory, in the kernel and in the browser, until it is closed. Running a
cell again replaces what it shows, so the figures that it made the last time are closed.
"""

from __future__ import annotations

from typing import Protocol

#: More figures than anyone has open; where the cell cannot be known, the oldest is closed first.
MOST = 60


class Closable(Protocol):
    """What can be closed: every widget."""

    def close(self) -> None:
        """Free it, here and in the browser."""


class Housekeeper:
    """Remember which cell, in which run, made which figures."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._figures: list[tuple[str, str, Closable]] = []

    def __len__(self) -> int:
        return len(self._figures)

    def adopt(self, figure: Closable, cell: str, run: str) -> None:
        """Note a new figure, and close those of earlier runs of its cell.

        Parameters
        ----------
        figure : Closable
        cell : str
            Id of the cell that made it, "" if that is not known.
        run : str
            Id of this run of the cell.
        """
        for entry in list(self._figures):
            its_cell, its_run, its_figure = entry
            if cell and its_cell == cell and its_run != run:
                its_figure.close()
        self._figures.append((cell, run, figure))
        while len(self._figures) > self._most:
            self._figures[0][2].close()

    def forget(self, figure: Closable) -> None:
        """Drop a figure that was closed."""
        self._figures = [entry for entry in self._figures if entry[2] is not figure]


HOUSEKEEPER = Housekeeper()
