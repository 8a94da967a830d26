"""Stands in for what notebooks of the course's first edition import."""

from anncourse import figures

__getattr__ = figures.__getattr__
