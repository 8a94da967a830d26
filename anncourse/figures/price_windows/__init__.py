"""What a window of daily returns holds, and what is to be predicted, for lab 13."""

from anncourse.figures.price_windows.figure import price_windows

__all__ = ["price_windows"]
