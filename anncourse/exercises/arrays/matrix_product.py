"""Exercise ``matrix_product(A, B)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.arrays.matrix_product_mistakes import MISCONCEPTIONS
from anncourse.exercises.arrays.tables import table


def matrix_product(A: Any, B: Any) -> Any:
    """Product of A, shape (n, k), and B, shape (k, m): row times column, shape (n, m)."""
    C = np.zeros((len(A), B.shape[1]))
    for i in range(C.shape[0]):
        for j in range(C.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C


def _case(rng: np.random.Generator, sizes: tuple[int, int, int] | None = None) -> tuple[Any, ...]:
    if sizes is None:
        # All three different, so that no table is square and nothing fits by chance.
        n, k, m = (int(size) for size in rng.permutation(np.arange(2, 6))[:3])
    else:
        n, k, m = sizes
    return table(rng, n, k), table(rng, k, m)


EXERCISE = Exercise(
    name="matrix_product",
    reference=matrix_product,
    parts=(
        Part(
            "every row meets every column",
            examples=(
                (
                    np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
                    np.array([[10.0, 0.0, 1.0, 2.0], [1.0, -1.0, 0.5, 3.0]]),
                ),
                (
                    np.array([[2.0, -1.0, 0.5], [0.0, 3.0, 1.0]]),
                    np.array([[1.0], [4.0], [-2.0]]),
                ),
            ),
            make=_case,
            weight=3,
        ),
        Part(
            "every size and kind of numbers",
            space=Space(
                _case,
                (
                    (
                        as_they_are(),
                        sized(
                            "A has a single row",
                            lambda rng: _case(rng, (1, 3, 2)),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "A has a single column",
                            lambda rng: _case(rng, (3, 1, 2)),
                            lambda a: a[0].shape[1] == 1,
                        ),
                        sized(
                            "B has a single column",
                            lambda rng: _case(rng, (4, 2, 1)),
                            lambda a: a[1].shape[1] == 1,
                        ),
                        sized(
                            "both tables are square",
                            lambda rng: _case(rng, (3, 3, 3)),
                            lambda a: len(a[0]) == a[0].shape[1] == a[1].shape[1],
                        ),
                        sized(
                            "A has as many rows as B",
                            lambda rng: _case(rng, (3, 3, 2)),
                            lambda a: len(a[0]) == len(a[1]),
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1, words="all are whole numbers")),
                    (as_they_are(), zero(0), zero(1), repeated(0), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "By hand: the row (3, 4) and the column (10, 1). Which products do you add up for the one "
        "number where they meet?",
        "How many rows and columns has the result? Begin with zeros of that shape, and go through "
        "its places with two loops, one inside the other.",
        "At the place i, j row i of A meets column j of B. `A[i]` is the one, `B[:, j]` the other: "
        "multiply them and add up with `np.sum`.",
    ),
)
