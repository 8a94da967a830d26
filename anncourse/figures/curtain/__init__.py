"""A noisy picture and the cleaned one, with a border between them to move, for lab 09."""

from anncourse.figures.curtain.figure import curtain

__all__ = ["curtain"]
