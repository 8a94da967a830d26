"""Exercise ``row_means(X)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.arrays.tables import table


def row_means(X: Any) -> Any:
    """Mean of each row of X: shape (n, k) becomes (n,)."""
    return np.mean(X, axis=1)


def _first_row(X: Any) -> Any:
    for row in X:
        return float(np.mean(row))
    return 0.0


EXERCISE = Exercise(
    name="row_means",
    reference=row_means,
    parts=(
        Part(
            "one mean for each row",
            examples=(
                (np.array([[5.0, 3.5, 1.5, 0.5], [6.5, 3.0, 4.5, 1.5]]),),
                (np.array([[1.0, -2.0], [0.0, 3.0], [4.0, 4.0]]),),
            ),
            make=lambda rng: (table(rng),),
            weight=2,
        ),
        Part(
            "every size and kind of numbers",
            space=Space(
                lambda rng: (table(rng),),
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: (table(rng, 1, 4),),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "there is a single column",
                            lambda rng: (table(rng, 5, 1),),
                            lambda a: a[0].shape[1] == 1,
                        ),
                        sized(
                            "there are as many rows as columns",
                            lambda rng: (table(rng, 3, 3),),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), zero(0), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "columns",
            "These are the means of the *columns*. `axis` names the axis that disappears: with "
            "axis 0 the rows are run together, and one number is left for each column.",
            lambda X: np.mean(X, axis=0),
        ),
        Misconception(
            "of everything",
            "This is one mean of the whole table. Without an axis NumPy takes all numbers "
            "together; here each row has a mean of its own.",
            lambda X: float(np.mean(X)),
        ),
        Misconception(
            "sums",
            "These are the sums of the rows. Divide them by how many numbers a row has.",
            lambda X: np.sum(X, axis=1),
        ),
        Misconception(
            "divided by the rows",
            "You divide by how many *rows* there are. Divide by how many numbers stand in a row, "
            "`X.shape[1]`.",
            lambda X: np.sum(X, axis=1) / len(X),
        ),
        Misconception(
            "divided by all",
            "You divide by how many numbers the whole table has. Divide by how many stand in one "
            "row.",
            lambda X: np.sum(X, axis=1) / np.size(X),
        ),
        Misconception(
            "kept the axis",
            "Your result has shape (n, 1), a table with one column. One number for each row is "
            "asked for, shape (n,): leave out `keepdims`.",
            lambda X: np.mean(X, axis=1, keepdims=True),
        ),
        Misconception(
            "medians",
            "These are the medians, the numbers in the middle of each row. Add a row up and "
            "divide.",
            lambda X: np.median(X, axis=1),
        ),
        Misconception(
            "only the first row",
            "Only the mean of the first row comes back: the `return` stands inside the loop.",
            _first_row,
        ),
        Misconception(
            "only the last row",
            "Only the mean of the last row comes back. Each round of the loop overwrites the one "
            "before: collect them in a list with `append`.",
            lambda X: float(np.mean(X[-1])),
        ),
        Misconception(
            "running total",
            "The sum is not set back to 0 between the rows, so each row carries along all those "
            "above it.",
            lambda X: np.cumsum(np.sum(X, axis=1)) / np.shape(X)[1],
        ),
        Misconception(
            "whole numbers",
            "The decimals are cut off. `//` and `int` do that, and so does an array that was made "
            "for whole numbers.",
            lambda X: np.mean(X, axis=1).astype(int),
        ),
        Misconception(
            "largest",
            "These are the largest numbers of the rows. Their means are asked for.",
            lambda X: np.max(X, axis=1),
        ),
    ),
    hints=(
        "What is the mean of 5, 3.5, 1.5 and 0.5? You need one such number for each row.",
        "`np.mean` takes an `axis`: the one that is to disappear. A row runs across the columns, "
        "so which one is it?",
        "The columns are axis 1. A loop over the rows, with a list that each mean is appended to, "
        "does it as well.",
    ),
)
