"""The handwritten digits that a network gets wrong, for lesson 08."""

from annlib.figures.wrong_digits.figure import wrong_digits

__all__ = ["wrong_digits"]
