"""One neuron slid over a small picture, for lab 09."""

from anncourse.figures.sliding_neuron.figure import sliding_neuron

__all__ = ["sliding_neuron"]
