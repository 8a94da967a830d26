"""Activation functions and their slopes, for lesson 03."""

from annlib.figures.activation.figure import activation_explorer

__all__ = ["activation_explorer"]
