"""Exercise ``pick_largest(P)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.arrays.tables import table


def pick_largest(P: Any) -> Any:
    """Column of the largest number of each row of P: shape (n, k) becomes (n,)."""
    return np.argmax(P, axis=1)


def _tied(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    P = np.array(args[0])
    if P.shape[1] > 1:
        for row in P:
            one, other = rng.choice(P.shape[1], 2, replace=False)
            row[one] = row[other] = row.max()
    return (P,)


def _has_tie(args: tuple[Any, ...]) -> bool:
    P = np.asarray(args[0])
    return bool(np.any(np.sum(P.max(axis=1, keepdims=True) == P, axis=1) > 1))


def _far_below(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return (np.array(args[0]) - 10**12,)


def _first_row(P: Any) -> Any:
    for row in P:
        return int(np.argmax(row))
    return 0


def _last_of_a_tie(P: Any) -> Any:
    return P.shape[1] - 1 - np.argmax(P[:, ::-1], axis=1)


def _from_zero(P: Any) -> Any:
    found = []
    for row in P:
        best, largest = 0, 0
        for j, value in enumerate(row):
            if value > largest:
                best, largest = j, value
        found.append(best)
    return np.array(found)


EXERCISE = Exercise(
    name="pick_largest",
    reference=pick_largest,
    parts=(
        Part(
            "one column for each row",
            examples=(
                (np.array([[0.2, 0.7, 0.1], [0.9, 0.0, 0.1], [0.3, 0.3, 0.4], [0.1, 0.8, 0.1]]),),
                (np.array([[-2.0, -1.0, -4.0], [-3.0, -5.0, -0.5]]),),
            ),
            make=lambda rng: (table(rng, int(rng.integers(5, 9)), int(rng.integers(3, 5))),),
            weight=2,
        ),
        Part(
            "every size and kind of numbers",
            space=Space(
                lambda rng: (table(rng, 6, 4),),
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: (table(rng, 1, 5),),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "there is a single column",
                            lambda rng: (table(rng, 4, 1),),
                            lambda a: a[0].shape[1] == 1,
                        ),
                        sized(
                            "there are as many rows as columns",
                            lambda rng: (table(rng, 4, 4),),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (
                        as_they_are(),
                        zero(0),
                        negative(0),
                        Level(
                            "all numbers of P are far below 0",
                            _far_below,
                            lambda a: bool(np.max(a[0]) < -(10**11)),
                        ),
                        Level("the largest number of a row comes twice", _tied, _has_tie),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "the numbers themselves",
            "These are the largest numbers. What is asked for is *where* they stand: the number "
            "of their column.",
            lambda P: np.max(P, axis=1),
        ),
        Misconception(
            "down the columns",
            "You look for the largest number of each *column*. Go along the rows: axis 1 is the "
            "one that has to disappear.",
            lambda P: np.argmax(P, axis=0),
        ),
        Misconception(
            "one for all",
            "You return one place in the whole table, counted through all rows. Each row has a "
            "largest number of its own: say along which axis.",
            lambda P: int(np.argmax(P)),
        ),
        Misconception(
            "counted from 1",
            "You count the columns from 1. Python counts from 0.",
            lambda P: np.argmax(P, axis=1) + 1,
        ),
        Misconception(
            "smallest",
            "This is where the *smallest* number of each row stands.",
            lambda P: np.argmin(P, axis=1),
        ),
        Misconception(
            "last of equals",
            "Where the largest number comes twice in a row, you take the last of them. The first "
            "counts: compare with `>`, not with `>=`.",
            _last_of_a_tie,
        ),
        Misconception(
            "begun with 0",
            "You compare with 0 to begin with, so that a row of negative numbers has no largest. "
            "Begin with the row's first number.",
            _from_zero,
        ),
        Misconception(
            "size alone",
            "You take the number that is furthest from 0. -3 is smaller than 1.",
            lambda P: np.argmax(np.abs(P), axis=1),
        ),
        Misconception(
            "sorted",
            "You return how each row would be sorted, shape (n, k). One column for each row is "
            "asked for.",
            lambda P: np.argsort(P, axis=1),
        ),
        Misconception(
            "only the first row",
            "Only the first row is looked at: the `return` stands inside the loop.",
            _first_row,
        ),
        Misconception(
            "kept the axis",
            "Your result has shape (n, 1), a table with one column. One number for each row is "
            "asked for, shape (n,).",
            lambda P: np.argmax(P, axis=1).reshape(-1, 1),
        ),
        Misconception(
            "a row of 0 and 1",
            "You mark the largest number with True or 1. What is asked for is the number of its "
            "column.",
            lambda P: np.max(P, axis=1, keepdims=True) == P,
        ),
    ),
    hints=(
        "In the row 0.2, 0.7, 0.1 the largest number is 0.7. In which column does it stand, "
        "counted from 0?",
        "`np.max` finds the largest number, `np.argmax` finds where it stands. Both take an axis.",
        "As in the first exercise: one number for each row is left when the columns disappear.",
    ),
)
