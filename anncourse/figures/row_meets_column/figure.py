"""Figure of lesson 00: row meets column in a matrix product."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.figures.controls import Slider
from anncourse.figures.figure import Figure
from anncourse.figures.learner import Trouble
from anncourse.figures.row_meets_column.numbers import FLOWERS, RECIPES, meet, right_product
from anncourse.figures.row_meets_column.view import nothing, view
from anncourse.figures.scene import Picture

TITLE = "Row meets column"


def row_meets_column(product: Callable[..., Any] | None = None) -> Figure:
    """Choose a row of A and a column of B, and see which numbers meet in one place of A @ B.

    Parameters
    ----------
    product : callable, optional
        The learner's ``matrix_product(A, B)``; one that is right if left out.

    Returns
    -------
    Figure
        Shown where it is the last line of a cell. Its values are row, column and added.
    """
    function = right_product if product is None else product

    def draw(values: dict[str, Any]) -> Picture:
        row, column = int(values["row"]), int(values["column"])
        try:
            return view(meet(function, row, column, values["added"]))
        except Trouble as reason:
            return nothing(str(reason))

    return Figure(
        TITLE,
        [
            Slider("row", "row of A", 1, 0, len(FLOWERS) - 1, 1, 0),
            Slider("column", "column of B", 2, 0, RECIPES.shape[1] - 1, 1, 0),
            Slider("added", "add to its top number", 0, -2, 2, 0.5, 1),
        ],
        draw,
    )
