"""Weight and bias of a regression line and of a perceptron, for lesson 02."""

from anncourse.figures.line_and_threshold.figure import weight_and_bias

__all__ = ["weight_and_bias"]
