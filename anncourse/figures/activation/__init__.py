"""Activation functions and their slopes, for lesson 03."""

from anncourse.figures.activation.figure import activation_explorer

__all__ = ["activation_explorer"]
