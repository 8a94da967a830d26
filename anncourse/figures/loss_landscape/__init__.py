"""Losses against a prediction, one weight and two weights, for lesson 05."""

from anncourse.figures.loss_landscape.figure import loss_curves

__all__ = ["loss_curves"]
