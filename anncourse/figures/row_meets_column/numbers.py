"""What a learner's matrix product says, place by place, and what belongs there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.learner import as_numbers, call, name_of
from annlib import load_iris

Array = NDArray[np.float64]

#: Lengths and widths of the petals of five irises, shape (5, 2), of all three species.
FLOWERS: Array = load_iris().X[[0, 51, 70, 106, 149], 2:4]
#: A recipe in each column: how much length and width speak for a species, shape (2, 3).
RECIPES: Array = np.array([[-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]])


@dataclass(frozen=True)
class Meeting:
    """A row and a column that meet in one place of the product.

    Attributes
    ----------
    A, B : float arrays of shape (n, k) and (k, m)
    answers : float array of shape (n, m)
        What the learner's function says.
    row, column : int
        Row of A and column of B.
    """

    A: Array
    B: Array
    answers: Array
    row: int
    column: int

    @property
    def pairs(self) -> list[tuple[float, float]]:
        """The numbers that are multiplied, in the order in which they meet."""
        return list(zip(self.A[self.row].tolist(), self.B[:, self.column].tolist(), strict=True))

    @property
    def total(self) -> float:
        """The sum of the products."""
        return sum(a * b for a, b in self.pairs)

    @property
    def answer(self) -> float:
        """What the learner's function says at this place."""
        return float(self.answers[self.row, self.column])

    @property
    def wrong(self) -> NDArray[np.bool_]:
        """Where the learner's numbers are not the product's, shape (n, m)."""
        return ~np.isclose(self.answers, self.A @ self.B, rtol=1e-5, atol=1e-8)


def meet(product: Callable[..., Any], row: int, column: int, added: float) -> Meeting:
    """Ask the learner's function for the product, with something added to one number of B.

    Raises
    ------
    Trouble
        If the function is not ready.
    """
    B = RECIPES.copy()
    B[0, column] += added
    result = call(product, FLOWERS, B)
    shape = (len(FLOWERS), B.shape[1])
    answers = as_numbers(result, shape, f"what {name_of(product)} returned")
    return Meeting(FLOWERS, B, answers, row, column)


def right_product(A: Array, B: Array) -> Array:
    """What stands in for a learner's function where none is given."""
    return A @ B
