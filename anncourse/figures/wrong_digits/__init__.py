"""The handwritten digits that a network gets wrong, for lesson 08."""

from anncourse.figures.wrong_digits.figure import wrong_digits

__all__ = ["wrong_digits"]
