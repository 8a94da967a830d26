"""A network that says a digit, to look at and to listen to, for lab 12."""

from anncourse.figures.speaking_network.figure import speaking_network

__all__ = ["speaking_network"]
