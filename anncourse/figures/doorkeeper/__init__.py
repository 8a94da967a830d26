"""A threshold for known faces and strangers, and the two errors, for lab 10."""

from anncourse.figures.doorkeeper.figure import doorkeeper

__all__ = ["doorkeeper"]
