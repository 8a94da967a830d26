"""Exercise ``xor_predict(X)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import alike, as_they_are, integers, sized
from anncourse.checks.space import Space
from anncourse.exercises.perceptron.gates import AND_GATE, NAND_GATE, OR_GATE
from anncourse.exercises.perceptron.perceptron_predict import EXERCISE as PERCEPTRON_PREDICT
from anncourse.exercises.perceptron.step import EXERCISE as STEP
from anncourse.exercises.perceptron.weighted_sum import EXERCISE as WEIGHTED_SUM
from annlib.neuron import xor_predict

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def _rows(rng: np.random.Generator) -> tuple[Any, ...]:
    # All four corners, and some of them again, in any order.
    picks = np.concatenate([np.arange(4), rng.integers(0, 4, int(rng.integers(1, 6)))])
    return (CORNERS[rng.permutation(picks)],)


def _first_row(X: Any) -> Any:
    for row in X:
        return int(row[0] != row[1])
    return 0


def _into_X(X: Any) -> Any:
    X[:, 0] = np.max(X, axis=1)
    X[:, 1] = 1 - np.min(X, axis=1)
    return np.min(X, axis=1).astype(int)


EXERCISE = Exercise(
    name="xor_predict",
    reference=xor_predict,
    reads=("w_and", "b_and", "w_or", "b_or", "w_nand", "b_nand"),
    parts=(
        # Not core: four numbers written down by hand would pass it.
        Part("the four corners", examples=((CORNERS,),), core=False),
        Part(
            "any rows in any order",
            examples=((CORNERS[[3, 1, 1]],),),
            make=_rows,
            weight=2,
        ),
        Part(
            "every kind of table",
            space=Space(
                _rows,
                (
                    (
                        as_they_are(),
                        sized(
                            "X has one row",
                            lambda rng: (CORNERS[rng.integers(0, 4, 1)],),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "X is square",
                            lambda rng: (CORNERS[rng.integers(0, 4, 2)],),
                            lambda args: len(args[0]) == 2,
                        ),
                        sized(
                            "X has many rows",
                            lambda rng: (CORNERS[rng.integers(0, 4, 60)],),
                            lambda args: len(args[0]) == 60,
                        ),
                    ),
                    (as_they_are(), integers(0)),
                    (as_they_are(), alike(0, words="all rows of {} are the same")),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "written down",
            "You return the column XOR of the table as it stands, whatever X is. Other tables come "
            "with other rows: look at X, row by row.",
            lambda X: np.array([0, 1, 1, 0]),
        ),
        Misconception(
            "OR",
            "This is OR. XOR differs from it in one row: where both inputs are 1, XOR is 0. "
            "The second neuron of the hidden layer has to catch that row.",
            lambda X: (X @ np.array([1.0, 1.0]) - 0.5 >= 0).astype(int),
        ),
        Misconception(
            "NAND",
            "This is NAND. XOR differs from it in one row: where both inputs are 0, XOR is 0.",
            lambda X: (X @ np.array([-1.0, -1.0]) + 1.5 >= 0).astype(int),
        ),
        Misconception(
            "AND",
            "This is AND of the inputs. Either the last neuron sees the inputs instead of the two "
            "hidden outputs, or a hidden neuron is AND where it should be NAND.",
            lambda X: (X @ np.array([1.0, 1.0]) - 1.5 >= 0).astype(int),
        ),
        Misconception(
            "XNOR",
            "0 and 1 are the wrong way round: this fires when both inputs are equal. XOR fires "
            "when they differ.",
            lambda X: (X[:, 0] == X[:, 1]).astype(int),
        ),
        Misconception(
            "OR of OR and NAND",
            "This fires for every input: OR and NAND are joined by OR. Join them by AND: both "
            "have to fire.",
            lambda X: np.ones(len(X), dtype=int),
        ),
        Misconception(
            "AND of AND and OR",
            "This is 0 for every input. Check the last neuron: it should fire where both hidden "
            "neurons fire.",
            lambda X: np.zeros(len(X), dtype=int),
        ),
        Misconception(
            "only (1, 0)",
            "This fires for (1, 0), but not for (0, 1). One line cannot have both on its side: "
            "join OR and NAND.",
            lambda X: ((X[:, 0] == 1) & (X[:, 1] == 0)).astype(int),
        ),
        Misconception(
            "only (0, 1)",
            "This fires for (0, 1), but not for (1, 0). One line cannot have both on its side: "
            "join OR and NAND.",
            lambda X: ((X[:, 0] == 0) & (X[:, 1] == 1)).astype(int),
        ),
        Misconception(
            "hidden outputs added",
            "You add the two hidden outputs up. A third perceptron has to look at them: AND.",
            lambda X: (np.max(X, axis=1) + 1 - np.min(X, axis=1)).astype(int),
        ),
        Misconception(
            "hidden layer returned",
            "You return the outputs of the two hidden perceptrons. A third one has to look at "
            "them: AND.",
            lambda X: np.column_stack([np.max(X, axis=1), 1 - np.min(X, axis=1)]).astype(int),
        ),
        Misconception(
            "decimal numbers",
            "The values are right, but they are decimal numbers such as 1.0. Whole numbers are "
            "asked for: `.astype(int)`.",
            lambda X: np.abs(X[:, 0] - X[:, 1]),
        ),
        Misconception(
            "hidden outputs written into X",
            "The output of the first hidden perceptron is written into X, so the second one sees "
            "it in place of an input. Both look at the same X: keep what comes out in new arrays.",
            _into_X,
        ),
        Misconception(
            "how many",
            "You return one number: how many rows are 1. Each row gets its own 0 or 1.",
            lambda X: int(np.sum(X[:, 0] != X[:, 1])),
        ),
        Misconception(
            "truth values",
            "You return True and False. Write whole numbers, 1 and 0.",
            lambda X: X[:, 0] != X[:, 1],
        ),
        Misconception(
            "gates return nothing",
            "What comes from a hidden perceptron is None. Is `perceptron_predict` written, with a "
            "`return`, and its cell run? Print `h1` to see.",
            lambda X: np.full((len(X), 2), None) @ np.array([1.0, 1.0]),
        ),
        Misconception(
            "gates not chosen yet",
            "The weights of a gate are still None. Choose them in the exercise above, and run its "
            "cells before this one.",
            lambda X: X @ np.array(None),
        ),
        Misconception(
            "hidden outputs in rows",
            "The two hidden outputs lie one above the other, two rows, and each sample should have "
            "a row of its own. `np.column_stack` sets them side by side.",
            lambda X: np.array([X[:, 0], X[:, 1]]) @ np.array([1.0, 1.0]),
        ),
        Misconception(
            "hidden outputs in one row",
            "The hidden outputs are joined to one long row, and each sample should have a row of "
            "its own with two numbers. `np.column_stack` sets them side by side.",
            lambda X: np.hstack([X[:, 0], X[:, 1]]) @ np.array([1.0, 1.0]),
        ),
        Misconception(
            "only the first row",
            "You return the prediction for the first row only: the `return` stands inside the "
            "loop.",
            _first_row,
        ),
        Misconception(
            "one column",
            "Your result has shape (n, 1), a table with one column. One number for each row is "
            "asked for, shape (n,).",
            lambda X: (X[:, :1] != X[:, 1:]).astype(int),
        ),
    ),
    hints=(
        "Fill in a table with the columns x1, x2, OR, NAND, XOR. What joins OR and NAND to XOR?",
        "XOR is 1 where OR fires and NAND fires as well. That is one more AND, and its inputs are "
        "the outputs of the two hidden neurons.",
        "Compute both hidden neurons with `perceptron_predict(X, …)`. `np.column_stack` puts the "
        "two results side by side: a table with one row for each sample, ready for the last "
        "neuron.",
    ),
    uses=(WEIGHTED_SUM, STEP, PERCEPTRON_PREDICT, AND_GATE, OR_GATE, NAND_GATE),
)
