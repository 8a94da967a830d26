"""Wrong ways to write `one_hot`."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _right(y: Any, n_classes: int) -> Any:
    return np.eye(n_classes)[y]


def _one_to_the_right(y: Any, n_classes: int) -> Any:
    Y = np.zeros((len(y), n_classes))
    Y[np.arange(len(y)), y + 1] = 1
    return Y


def _whole_columns(y: Any, n_classes: int) -> Any:
    Y = np.zeros((len(y), n_classes))
    Y[:, y] = 1
    return Y


def _as_they_occur(y: Any, n_classes: int) -> Any:
    classes, numbers = np.unique(y, return_inverse=True)
    return np.eye(len(classes))[numbers]


def _whole_rows(y: Any, n_classes: Any) -> Any:
    Y = np.zeros((len(y), n_classes))
    Y[y] = 1
    return Y


def _one_column_short(y: Any, n_classes: Any) -> Any:
    Y = np.zeros((len(y), n_classes - 1))
    for i, label in enumerate(y):
        Y[i][label] = 1
    return Y


def _row_for_each_class(y: Any, n_classes: Any) -> Any:
    Y = np.zeros((n_classes, n_classes))
    for i in range(n_classes):
        Y[i, y[i]] = 1
    return Y


MISCONCEPTIONS = (
    Misconception(
        "off by one",
        "The ones stand one column too far to the left: labels begin at 0, as Python counts. "
        "Label 0 belongs to column 0.",
        lambda y, n_classes: _right(y - 1, n_classes),
    ),
    Misconception(
        "off by one, to the right",
        "The ones stand one column too far to the right, and the last label points past the "
        "end of the table. Label 0 belongs to column 0.",
        _one_to_the_right,
    ),
    Misconception(
        "whole columns",
        "Every row gets a 1 for every label in y. `Y[:, y] = 1` does that, since it fills "
        "whole columns; so does a list that holds one and the same row again and again. Each "
        "row gets one 1, for its own label: make a new row for each, or name row and column "
        "together.",
        _whole_columns,
    ),
    Misconception(
        "largest label taken for the number of classes",
        "You take the number of columns from the largest label in y. A class may be missing "
        "from these samples and still be a class: use `n_classes`.",
        lambda y, n_classes: _right(y, int(np.max(y)) + 1),
    ),
    Misconception(
        "only classes that occur",
        "Only the classes that occur in y get a column. The others need theirs as well: there "
        "are `n_classes` of them.",
        _as_they_occur,
    ),
    Misconception(
        "one column too many",
        "There is one column too many: the labels 0, 1, …, n_classes - 1 are n_classes in number.",
        lambda y, n_classes: _right(y, n_classes + 1),
    ),
    Misconception(
        "transposed",
        "Your table lies on its side: one *row* for each sample, one *column* for each class.",
        lambda y, n_classes: _right(y, n_classes).T,
    ),
    Misconception(
        "label in place of 1",
        "You write the label itself into the table. Where it stands says which class it is; "
        "what stands there is always 1.",
        lambda y, n_classes: _right(y, n_classes) * y[:, None],
    ),
    Misconception(
        "minus one and one",
        "You use -1 and 1. A one-hot row has a single 1 and is 0 elsewhere: it is to be read "
        "as probabilities.",
        lambda y, n_classes: 2 * _right(y, n_classes) - 1,
    ),
    Misconception(
        "upside down",
        "0 and 1 are the wrong way round: one 1 in each row, and 0 elsewhere.",
        lambda y, n_classes: 1 - _right(y, n_classes),
    ),
    Misconception(
        "filled up to the label",
        "You fill each row with ones up to its label. Only the column of the label itself "
        "gets a 1.",
        lambda y, n_classes: (np.arange(n_classes) <= y[:, None]).astype(float),
    ),
    Misconception(
        "truth values",
        "You return True and False. The table is to be calculated with: make numbers of "
        "them, with `.astype(float)`.",
        lambda y, n_classes: y[:, None] == np.arange(n_classes),
    ),
    Misconception(
        "sorted",
        "The rows are sorted by class. Row i belongs to sample i: keep their order.",
        lambda y, n_classes: _right(np.sort(y), n_classes),
    ),
    Misconception(
        "backwards",
        "The columns are in reverse order: class 0 is the first column.",
        lambda y, n_classes: _right(n_classes - 1 - y, n_classes),
    ),
    Misconception(
        "number of the row",
        "The 1 stands in the column with the number of the *row*. It belongs in the column "
        "with the number of the label, `y[i]`.",
        lambda y, n_classes: np.eye(len(y), n_classes),
    ),
    Misconception(
        "identity matrix",
        "You return the same table whatever y is: one row for each class. There has to be one "
        "row for each sample.",
        lambda y, n_classes: np.eye(n_classes),
    ),
    Misconception(
        "only the first sample",
        "You return a row for the first sample only: does the `return` stand inside the loop?",
        lambda y, n_classes: np.eye(n_classes)[y[0]],
    ),
    Misconception(
        "return inside the loop",
        "Only the first row has its 1: the `return` stands inside the loop. Return after it.",
        lambda y, n_classes: _right(y, n_classes) * (np.arange(len(y)) == 0)[:, None],
    ),
    Misconception(
        "counts",
        "You count how often each class occurs. Every sample has a row of its own.",
        lambda y, n_classes: np.bincount(y, minlength=n_classes),
    ),
    Misconception(
        "flattened",
        "The numbers are right, but in one long row. Keep them as a table, one row for each "
        "sample.",
        lambda y, n_classes: _right(y, n_classes).ravel(),
    ),
    Misconception(
        "still all zeros",
        "The table is still all zeros: is the 1 of each row never written, or written into "
        "another array?",
        lambda y, n_classes: np.zeros((len(y), n_classes)),
    ),
    Misconception(
        "whole rows",
        "`Y[y] = 1` fills whole rows: with a single index, it is the row. Name row and "
        "column together, the sample and its label.",
        _whole_rows,
    ),
    Misconception(
        "only the last sample",
        "You return the row of the last sample only. Collect the rows in a list, or write "
        "into a table that is made before the loop.",
        lambda y, n_classes: np.eye(n_classes)[y[-1]],
    ),
    Misconception(
        "one column too few",
        "A column is missing: there are `n_classes` of them, 0 to n_classes - 1.",
        _one_column_short,
    ),
    Misconception(
        "shape without brackets",
        "`np.zeros` takes the shape as one thing, in brackets of its own: `np.zeros((rows, "
        "columns))`.",
        lambda y, n_classes: np.zeros(len(y), n_classes),
    ),
    Misconception(
        "a row for each class",
        "Your table has a row for each class. It has a row for each *sample*: `len(y)` of them.",
        _row_for_each_class,
    ),
    Misconception(
        "columns counted from 1",
        "Your columns are counted from 1. Labels begin at 0, so label 0 belongs to the "
        "first column: `range(n_classes)` counts right.",
        lambda y, n_classes: np.array(
            [[float(k + 1 == label) for k in range(n_classes)] for label in y]
        ),
    ),
    Misconception(
        "eye of the labels",
        "`np.eye` takes numbers of rows and columns, and makes the ones on the diagonal. "
        "Make one for all classes, `np.eye(n_classes)`, and pick a row of it for each "
        "label, with […].",
        lambda y, n_classes: np.eye(y, n_classes),
    ),
)
