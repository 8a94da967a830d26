"""Row meets column in a matrix product, for lesson 00."""

from anncourse.figures.row_meets_column.figure import row_meets_column

__all__ = ["row_meets_column"]
