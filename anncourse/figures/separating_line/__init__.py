"""The line of a perceptron, for lesson 01."""

from anncourse.figures.separating_line.figure import perceptron_line

__all__ = ["perceptron_line"]
