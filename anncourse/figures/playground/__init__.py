"""A playground for networks in the plane."""

from anncourse.figures.playground.figure import playground

__all__ = ["playground"]
