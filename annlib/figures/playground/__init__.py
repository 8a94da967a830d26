"""A playground for networks in the plane."""

from annlib.figures.playground.figure import playground

__all__ = ["playground"]
