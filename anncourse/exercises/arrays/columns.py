"""Exercise ``columns(X, picks)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.arrays.tables import table


def columns(X: Any, picks: Any) -> Any:
    """Columns of X, shape (n, k), in the order of picks, m whole numbers: shape (n, m)."""
    return np.asarray(X, dtype=float)[:, picks]


def _case(
    rng: np.random.Generator, n: int | None = None, n_picks: int | None = None
) -> tuple[Any, ...]:
    k = int(rng.integers(4, 7))
    m = int(rng.integers(2, k)) if n_picks is None else n_picks
    X = table(rng, n, k) if n is not None else table(rng, k + int(rng.choice([-2, -1, 1, 2])), k)
    return X, [int(pick) for pick in rng.permutation(k)[:m]]


def _as_array(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0], np.array(args[1])


def _twice(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0], [*args[1], args[1][0]]


def _in_order(X: Any, picks: Any) -> Any:
    return X[:, np.sort(picks)]


EXERCISE = Exercise(
    name="columns",
    reference=columns,
    parts=(
        Part(
            "the columns that were picked",
            examples=(
                (np.array([[5.0, 3.5, 1.5, 0.5], [6.5, 3.0, 4.5, 1.5]]), [2, 3]),
                (
                    np.array(
                        [[1.0, -2.0, 7.0], [0.0, 3.0, 8.0], [4.0, 5.0, 9.0], [6.0, 2.0, -1.0]]
                    ),
                    [2, 0],
                ),
            ),
            make=_case,
            weight=2,
        ),
        Part(
            "a single column, still as a table",
            examples=((np.array([[5.0, 3.5, 1.5, 0.5], [6.5, 3.0, 4.5, 1.5]]), [1]),),
            make=lambda rng: _case(rng, None, 1),
            advice="With one pick the result is a table with one column, shape (n, 1).",
            core=False,
        ),
        Part(
            "every size and kind of picks",
            space=Space(
                _case,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single row",
                            lambda rng: _case(rng, 1),
                            lambda a: len(a[0]) == 1,
                        ),
                    ),
                    (
                        as_they_are(),
                        Level(
                            "one column is picked twice",
                            _twice,
                            lambda a: len(set(map(int, a[1]))) < len(a[1]),
                        ),
                    ),
                    (
                        as_they_are(),
                        Level(
                            "{} is an array",
                            _as_array,
                            lambda a: isinstance(a[1], np.ndarray),
                            (1,),
                        ),
                    ),
                    (as_they_are(), whole(0), zero(0), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "rows",
            "You pick *rows*. In `X[i, j]` the row comes first and the column second; `:` in "
            "the place of the row means all rows.",
            lambda X, picks: X[picks],
        ),
        Misconception(
            "counted from 1",
            "You are one column too far to the left. Python counts from 0, and the numbers in "
            "`picks` are meant that way already.",
            lambda X, picks: X[:, [pick - 1 for pick in picks]],
        ),
        Misconception(
            "one too far",
            "You are one column too far to the right. Column 0 is the first one.",
            lambda X, picks: X[:, [(pick + 1) % X.shape[1] for pick in picks]],
        ),
        Misconception(
            "in the table's order",
            "The columns come in the order that they have in `X`. Let them come in the order of "
            "`picks`.",
            _in_order,
        ),
        Misconception(
            "each column once",
            "A column that is picked twice comes only once. Go through `picks`, not through the "
            "columns of `X`.",
            lambda X, picks: X[:, list(dict.fromkeys(np.asarray(picks).tolist()))],
        ),
        Misconception(
            "first to last",
            "You take everything from the first to the last picked column. Only the columns that "
            "are named in `picks` are asked for.",
            lambda X, picks: X[:, picks[0] : picks[-1] + 1],
        ),
        Misconception(
            "as many from the left",
            "You take the first columns, as many as there are picks. `picks` says which ones.",
            lambda X, picks: X[:, : len(picks)],
        ),
        Misconception(
            "transposed",
            "Rows and columns of your result have changed places: each column lies as a row. Set "
            "them side by side, with `np.column_stack` for one.",
            lambda X, picks: np.array([X[:, pick] for pick in picks]),
        ),
        Misconception(
            "first pick only",
            "Only the first picked column comes back: the `return` stands inside the loop.",
            lambda X, picks: X[:, picks[0]],
        ),
        Misconception(
            "last pick only",
            "Only the last picked column comes back. Each round of the loop overwrites the one "
            "before.",
            lambda X, picks: X[:, picks[-1]],
        ),
        Misconception(
            "lost its axis",
            "With a single pick you return one row of numbers, shape (n,). A table with one "
            "column is asked for, shape (n, 1).",
            lambda X, picks: X[:, picks] if len(picks) > 1 else X[:, picks[0]],
        ),
        Misconception(
            "squeezed",
            "An axis of length 1 has been removed. The result stays a table, with one row for each "
            "row of `X` and one column for each pick, even where there is only one of them.",
            lambda X, picks: np.squeeze(X[:, picks]),
        ),
        Misconception(
            "the others",
            "These are the columns that were *not* picked.",
            lambda X, picks: np.delete(X, picks, axis=1),
        ),
    ),
    hints=(
        "`X[1, 2]` is one number: row 1, column 2. What stands in the place of the row if you want "
        "all rows?",
        "`X[:, 2]` is column 2 of all rows. A list can stand where the 2 stands.",
        "With a loop: take one picked column after the other and set them side by side with "
        "`np.column_stack`.",
    ),
)
