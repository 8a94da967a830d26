"""Pictures without controls: irises, what a perceptron has learned of them, one digit."""

from anncourse.figures.pictures.digit import digit
from anncourse.figures.pictures.flowers import flowers, trained_perceptron

__all__ = ["digit", "flowers", "trained_perceptron"]
