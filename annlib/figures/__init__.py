"""Figures that learners can move, with their own functions inside.

``import annlib`` does not import this package: it needs anywidget.
"""

from annlib.figures.separating_line import perceptron_line

__all__ = ["perceptron_line"]
