"""The faces that a recogniser takes for somebody else, for lab 10."""

from anncourse.figures.confused_faces.figure import confused_faces

__all__ = ["confused_faces"]
