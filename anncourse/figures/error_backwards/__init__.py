"""Forward and backward through the 2-2-1 network, one step at a time, for lesson 07."""

from anncourse.figures.error_backwards.figure import backpropagation_steps

__all__ = ["backpropagation_steps"]
