"""Known mistakes in ``matrix_product``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception

_READY_MADE = (
    "operator.matmul",
    "numpy.matmul",
    "numpy.dot",
    "numpy.ndarray.dot",
    "numpy.vdot",
    "numpy.inner",
    "numpy.einsum",
    "numpy.tensordot",
)


def _overwritten(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        for j in range(B.shape[1]):
            for p in range(len(B)):
                C[i, j] = A[i, p] * B[p, j]
    return C


def _never_set_back(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    total = 0.0
    for i in range(len(A)):
        for j in range(B.shape[1]):
            total = total + np.sum(A[i] * B[:, j])
            C[i, j] = total
    return C


def _transposed(A: Any, B: Any) -> Any:
    C = np.zeros((B.shape[1], len(A)))
    for i in range(len(A)):
        for j in range(B.shape[1]):
            C[j, i] = np.sum(A[i] * B[:, j])
    return C


def _rows_of_both(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[j])
    return C


def _columns_of_both(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[:, i] * B[:, j])
    return C


def _as_often_as_b_has_rows(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        for j in range(len(B)):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C


def _means(A: Any, B: Any) -> Any:
    return np.array([[np.mean(row * column) for column in B.T] for row in A])


def _sums_added(A: Any, B: Any) -> Any:
    return np.array([[np.sum(row + column) for column in B.T] for row in A])


def _product_of_sums(A: Any, B: Any) -> Any:
    return np.array([[np.sum(row) * np.sum(column) for column in B.T] for row in A])


def _largest(A: Any, B: Any) -> Any:
    return np.array([[np.max(row * column) for column in B.T] for row in A])


def _first_of_the_sum(A: Any, B: Any) -> Any:
    return np.array([[row[0] * column[0] for column in B.T] for row in A])


def _last_left_out(A: Any, B: Any) -> Any:
    return np.array([[np.sum((row * column)[:-1]) for column in B.T] for row in A])


def _first_left_out(A: Any, B: Any) -> Any:
    return np.array([[np.sum((row * column)[1:]) for column in B.T] for row in A])


def _first_place(A: Any, B: Any) -> Any:
    return float(np.sum(A[0] * B[:, 0]))


def _first_row(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]))
    for j in range(B.shape[1]):
        C[0, j] = np.sum(A[0] * B[:, j])
    return C


def _diagonal(A: Any, B: Any) -> Any:
    n = min(len(A), B.shape[1])
    return np.array([np.sum(A[i] * B[:, i]) for i in range(n)])


def _kept_whole(A: Any, B: Any) -> Any:
    C = np.zeros((len(A), B.shape[1]), dtype=int)
    for i in range(len(A)):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C


def _one_list(A: Any, B: Any) -> Any:
    return np.array([np.sum(row * column) for row in A for column in B.T])


MISCONCEPTIONS = (
    Misconception(
        "ready-made",
        "You leave it to NumPy: `@`, `np.dot` and their like are not allowed here, as you will "
        "only see through them once you have done it yourself. Multiply with `*` and add up with "
        "`np.sum`, place by place.",
        lambda A, B: A @ B,
        uses=_READY_MADE,
    ),
    Misconception(
        "number by number",
        "`A * B` multiplies numbers that stand at the same place. In the matrix product each place "
        "is a whole row of A times a whole column of B, added up.",
        lambda A, B: A * B,
    ),
    Misconception(
        "overwritten",
        "Only the last product of each sum is left: every round of the loop overwrites the place. "
        "Add to it with `+=`.",
        _overwritten,
    ),
    Misconception(
        "never set back",
        "The sum is not set back to 0 from place to place, so each place carries along all those "
        "before it.",
        _never_set_back,
    ),
    Misconception(
        "transposed",
        "Rows and columns of your result have changed places. Row i of A and column j of B belong "
        "to row i, column j.",
        _transposed,
    ),
    Misconception(
        "rows of both",
        "You let rows of A meet *rows* of B. It is the columns of B: `B[:, j]`.",
        _rows_of_both,
    ),
    Misconception(
        "columns of both",
        "You let *columns* of A meet columns of B. It is the rows of A: `A[i]`.",
        _columns_of_both,
    ),
    Misconception(
        "means",
        "You take the mean of the products. Add them up.",
        _means,
    ),
    Misconception(
        "added",
        "You add the partners. Multiply them, then add up the products.",
        _sums_added,
    ),
    Misconception(
        "product of sums",
        "You add up first and multiply afterwards. Multiply partner by partner, then add up.",
        _product_of_sums,
    ),
    Misconception(
        "largest product",
        "You keep the largest of the products. Add all of them up.",
        _largest,
    ),
    Misconception(
        "first product only",
        "Only the first product of each sum is there. Go along the whole row.",
        _first_of_the_sum,
    ),
    Misconception(
        "a column for each row of B",
        "The inner loop runs as often as B has rows. A row of A meets every *column* of B: there "
        "are `B.shape[1]` of them, and `len(B)` counts the rows.",
        _as_often_as_b_has_rows,
    ),
    Misconception(
        "last product left out",
        "The last product of each sum is left out: does a `range` stop one too early?",
        _last_left_out,
    ),
    Misconception(
        "first product left out",
        "The first product of each sum is left out: Python counts from 0.",
        _first_left_out,
    ),
    Misconception(
        "first place only",
        "Only the number of the first place comes back: the `return` stands inside the loops.",
        _first_place,
    ),
    Misconception(
        "first row only",
        "Only the first row is filled in, the others are still 0: does the `return` stand inside "
        "the outer loop?",
        _first_row,
    ),
    Misconception(
        "same numbers only",
        "Row i meets column i only. *Every* row meets every column: that takes two loops, one "
        "inside the other.",
        _diagonal,
    ),
    Misconception(
        "decimals lost",
        "The decimals are cut off: the array that you fill was made for whole numbers. "
        "`np.zeros(shape)` makes one for decimals.",
        _kept_whole,
    ),
    Misconception(
        "one long list",
        "The numbers are right, but they come as one long list. They belong in a table, one row "
        "for each row of A.",
        _one_list,
    ),
)
