"""The learning rule of the perceptron, step by step, for lesson 02."""

from anncourse.figures.learning_rule.figure import perceptron_learning

__all__ = ["perceptron_learning"]
