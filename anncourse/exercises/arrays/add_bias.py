"""Exercise ``add_bias(Z, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.arrays.tables import table


def add_bias(Z: Any, b: Any) -> Any:
    """Z, shape (n, k), with b, shape (k,), added to each row."""
    return np.asarray(Z, dtype=float) + b


def _case(rng: np.random.Generator, n: int | None = None, k: int | None = None) -> tuple[Any, ...]:
    Z = table(rng, n, k)
    return Z, np.round(rng.uniform(0.5, 3, Z.shape[1]) * rng.choice([-1, 1], Z.shape[1]), 3)


def _first_row(Z: Any, b: Any) -> Any:
    for row in Z:
        return row + b
    return b


def _only_first_row_changed(Z: Any, b: Any) -> Any:
    out = np.array(Z, dtype=float)
    out[0] += b
    return out


def _kept_whole(Z: Any, b: Any) -> Any:
    out = np.zeros_like(Z)
    for i in range(len(Z)):
        out[i] = Z[i] + b
    return out


EXERCISE = Exercise(
    name="add_bias",
    reference=add_bias,
    parts=(
        Part(
            "b is added to each row",
            examples=(
                (
                    np.array([[5.0, 3.5, 1.5, 0.5], [6.5, 3.0, 4.5, 1.5]]),
                    np.array([0.5, -1.0, 0.0, 2.0]),
                ),
                (np.array([[1.0, 2.0], [0.0, -3.0], [4.0, 4.0]]), np.array([10.0, 20.0])),
            ),
            make=_case,
            weight=2,
        ),
        Part(
            "every size and kind of numbers",
            space=Space(
                _case,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: _case(rng, 1, 4),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "there is a single column",
                            lambda rng: _case(rng, 5, 1),
                            lambda a: a[0].shape[1] == 1,
                        ),
                        sized(
                            "there are as many rows as columns",
                            lambda rng: _case(rng, 3, 3),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1, words="all are whole numbers")),
                    (as_they_are(), zero(0), zero(1), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "b down the rows",
            "You add `b` the other way: its first number to the first *row*. Each number of `b` "
            "belongs to a column.",
            lambda Z, b: Z + np.reshape(b, (-1, 1)),
        ),
        Misconception(
            "subtracted",
            "The bias is subtracted. It is added, with whatever sign it has.",
            lambda Z, b: Z - b,
        ),
        Misconception(
            "multiplied",
            "You multiply by the bias. It is added.",
            lambda Z, b: Z * b,
        ),
        Misconception(
            "sum of b",
            "You add the sum of `b` to every number. Each number of `b` is added to its own "
            "column only.",
            lambda Z, b: Z + np.sum(b),
        ),
        Misconception(
            "first number of b",
            "You add the first number of `b` everywhere. Each column has a number of its own.",
            lambda Z, b: Z + b[0],
        ),
        Misconception(
            "last number of b",
            "You add the last number of `b` everywhere. Each column has a number of its own.",
            lambda Z, b: Z + b[-1],
        ),
        Misconception(
            "only the first row",
            "Only the first row comes back: the `return` stands inside the loop.",
            _first_row,
        ),
        Misconception(
            "only the first row changed",
            "`b` is added to the first row only. Every row gets it.",
            _only_first_row_changed,
        ),
        Misconception(
            "the last row only",
            "Only the last row comes back. Each round of the loop overwrites the one before.",
            lambda Z, b: Z[-1] + b,
        ),
        Misconception(
            "decimals lost",
            "The decimals get lost where `Z` holds whole numbers: an array made by "
            "`np.zeros_like(Z)`, or a copy of `Z`, then holds whole numbers as well.",
            _kept_whole,
        ),
        Misconception(
            "b as one more row",
            "You hang `b` below the table as one more row. It is added to each row.",
            lambda Z, b: np.vstack([Z, b]),
        ),
        Misconception(
            "b as one more column",
            "You set `b` beside the table. It is added to what stands in it.",
            lambda Z, b: np.column_stack([Z, np.resize(b, len(Z))]),
        ),
        Misconception(
            "summed",
            "You add the numbers of each row up. The result is a table like `Z`.",
            lambda Z, b: np.sum(Z + b, axis=1),
        ),
        Misconception(
            "left out",
            "The table comes back as it was: nothing has been added.",
            lambda Z, b: np.array(Z),
        ),
    ),
    hints=(
        "Take the row (1, 2) and b = (10, 20). What should come out? The same happens to each row.",
        "Compare the shapes from the right: (n, k) and (k,). Do they fit as they are?",
        "They fit, so plain addition does it. With a loop: a new table, and for each row the row "
        "plus `b`.",
    ),
)
