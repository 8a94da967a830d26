"""Gradient descent on the loss over a weight and a bias, for lesson 06."""

from anncourse.figures.walk_downhill.figure import descent

__all__ = ["descent"]
