"""Exercise ``confusion_matrix(y_true, y_pred, n_classes)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Space
from annlib.metrics import confusion_matrix


def _every_class(rng: np.random.Generator) -> tuple[Any, ...]:
    k = int(rng.integers(2, 5))
    n = int(rng.integers(4 * k, 6 * k))
    y_true = rng.permutation(np.concatenate([np.arange(k), rng.integers(0, k, n - k)]))
    wrong = rng.random(n) < 0.5
    y_pred = np.where(wrong, rng.integers(0, k, n), y_true)
    return y_true, y_pred, k


def _some_classes(rng: np.random.Generator) -> tuple[Any, ...]:
    k = int(rng.integers(5, 8))
    n = int(rng.integers(8, 16))
    # Neither the first class nor the last two occur.
    return rng.integers(1, k - 2, n), rng.integers(1, k - 2, n), k


def _right(y_true: Any, y_pred: Any, n_classes: int) -> Any:
    C = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(C, (y_true, y_pred), 1)
    return C


def _counted_once(y_true: Any, y_pred: Any, n_classes: int) -> Any:
    C = np.zeros((n_classes, n_classes), dtype=int)
    C[y_true, y_pred] += 1
    return C


def _only(y_true: Any, y_pred: Any, n_classes: int, keep: Any) -> Any:
    return _right(y_true[keep], y_pred[keep], n_classes)


def _from_one(y_true: Any, y_pred: Any, n_classes: int) -> Any:
    C = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred, strict=True):
        C[t - 1, p - 1] += 1
    return C


def _as_they_occur(y_true: Any, y_pred: Any, n_classes: int) -> Any:
    classes = np.unique([y_true, y_pred])
    rows, columns = np.searchsorted(classes, [y_true, y_pred])
    return _right(rows, columns, len(classes))


def _by_row(C: Any) -> Any:
    return C / np.maximum(C.sum(axis=1, keepdims=True), 1)


def _first_samples(y_true: Any, y_pred: Any, n_classes: Any) -> Any:
    counts = np.zeros((n_classes, n_classes), dtype=int)
    for i in range(n_classes):
        counts[y_true[i], y_pred[i]] += 1
    return counts


def _three_classes(y_true: Any, y_pred: Any, n_classes: Any) -> Any:
    C = np.zeros((3, 3), dtype=int)
    for t, p in zip(y_true, y_pred, strict=True):
        C[t, p] += 1
    return C


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.choice([0, 1], 700, p=[0.8, 0.2]), rng.choice([0, 1], 700, p=[0.9, 0.1]), 2


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.integers(0, 3, 1), rng.integers(0, 3, 1), 3


EXERCISE = Exercise(
    name="confusion_matrix",
    reference=confusion_matrix,
    parts=(
        Part(
            "every class occurs",
            examples=(
                (np.array([0, 0, 0, 1, 1]), np.array([0, 1, 1, 1, 0]), 2),
                (np.array([2, 0, 1, 2, 2, 0, 1, 0]), np.array([2, 1, 1, 0, 2, 0, 1, 2]), 3),
            ),
            make=_every_class,
            weight=2,
        ),
        Part(
            "classes that do not occur",
            examples=((np.array([0, 2, 2, 0]), np.array([2, 2, 2, 0]), 4),),
            make=_some_classes,
            advice="The table has `n_classes` rows and columns, also where some classes do not "
            "occur. Their rows are zeros.",
        ),
        Part(
            "one sample, and hundreds",
            space=Space(
                _every_class,
                (
                    (
                        as_they_are(),
                        sized("a pair comes more than 255 times", _many, lambda a: len(a[0]) > 600),
                        sized("there is a single sample", _one, lambda a: len(a[0]) == 1),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "rows and columns swapped",
            "Rows and columns are swapped. The *true* class says which row, the predicted one "
            "which column.",
            lambda y_true, y_pred, n_classes: _right(y_pred, y_true, n_classes),
        ),
        Misconception(
            "counted once",
            "A pair is counted only once, however often it occurs. `C[y_true, y_pred] += 1` adds "
            "to each place a single time, and `= 1` adds nothing. Go through the samples one by "
            "one, and add 1 for each.",
            _counted_once,
        ),
        Misconception(
            "nothing counted",
            "Your table stays 0. `C[t, p] + 1` computes a number and puts it nowhere; `C[t, p] "
            "+= 1` adds it to what is there.",
            lambda y_true, y_pred, n_classes: 0 * _right(y_true, y_pred, n_classes),
        ),
        Misconception(
            "off by one",
            "Everything stands one row and one column too early: labels begin at 0. (And index -1 "
            "is the last one, so nothing fails.)",
            _from_one,
        ),
        Misconception(
            "largest label taken for the number of classes",
            "You take the size from the largest label that occurs. A class may be missing from "
            "these samples: use `n_classes`.",
            lambda y_true, y_pred, n_classes: _right(
                y_true, y_pred, int(max(y_true.max(), y_pred.max())) + 1
            ),
        ),
        Misconception(
            "only classes that occur",
            "Only the classes that occur get a row and a column. The table has `n_classes` of "
            "both.",
            _as_they_occur,
        ),
        Misconception(
            "decimal numbers",
            "The counts are right, but they are decimal numbers, 3.0 in place of 3: `np.zeros` "
            "makes these if nobody says otherwise. Ask for whole ones with `dtype=int`.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_pred, n_classes).astype(float),
        ),
        Misconception(
            "shares of all",
            "You divide by the number of samples. Counts are asked for.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_pred, n_classes) / len(y_true),
        ),
        Misconception(
            "shares of each row",
            "You divide each row by its sum. That is useful to look at, but counts are asked for.",
            lambda y_true, y_pred, n_classes: _by_row(_right(y_true, y_pred, n_classes)),
        ),
        Misconception(
            "mistakes missing",
            "Only the diagonal is filled. A mistake counts too, in the row of the true class and "
            "the column of the predicted one.",
            lambda y_true, y_pred, n_classes: _only(y_true, y_pred, n_classes, y_true == y_pred),
        ),
        Misconception(
            "only mistakes",
            "The diagonal is empty. What was classified correctly is counted as well.",
            lambda y_true, y_pred, n_classes: _only(y_true, y_pred, n_classes, y_true != y_pred),
        ),
        Misconception(
            "true class twice",
            "You use the true class for the row and for the column. The column is the predicted "
            "class.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_true, n_classes),
        ),
        Misconception(
            "predicted class twice",
            "You use the predicted class for the row and for the column. The row is the true "
            "class.",
            lambda y_true, y_pred, n_classes: _right(y_pred, y_pred, n_classes),
        ),
        Misconception(
            "both ways",
            "You count every sample twice, as (true, predicted) and as (predicted, true). Which of "
            "the two is the truth matters.",
            lambda y_true, y_pred, n_classes: (
                _right(y_true, y_pred, n_classes) + _right(y_pred, y_true, n_classes)
            ),
        ),
        Misconception(
            "last class first",
            "The classes run backwards. Class 0 has the first row and the first column.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_pred, n_classes)[::-1, ::-1],
        ),
        Misconception(
            "every sample with every other",
            "You count every prediction for every true class. A sample counts once: its own label "
            "with its own prediction.",
            lambda y_true, y_pred, n_classes: np.outer(
                np.bincount(y_true, minlength=n_classes), np.bincount(y_pred, minlength=n_classes)
            ),
        ),
        Misconception(
            "one column too many",
            "There is one row and one column too many: the labels 0, 1, …, n_classes - 1 are "
            "n_classes in number.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_pred, n_classes + 1),
        ),
        Misconception(
            "flattened",
            "The counts are right, but in one long row. Make a table of them, one row for each "
            "true class.",
            lambda y_true, y_pred, n_classes: _right(y_true, y_pred, n_classes).ravel(),
        ),
        Misconception(
            "diagonal only",
            "You return the number of right answers for each class. A table is asked for, with the "
            "mistakes in it.",
            lambda y_true, y_pred, n_classes: np.diag(_right(y_true, y_pred, n_classes)),
        ),
        Misconception(
            "last sample left out",
            "The last sample is left out: `range(len(y_true) - 1)` stops one too early.",
            lambda y_true, y_pred, n_classes: _right(y_true[:-1], y_pred[:-1], n_classes),
        ),
        Misconception(
            "first sample only",
            "Only the first sample is counted: does the `return` stand inside the loop?",
            lambda y_true, y_pred, n_classes: _right(y_true[:1], y_pred[:1], n_classes),
        ),
        Misconception(
            "one row for all",
            "All rows are equal: `[[0] * n] * n` puts one and the same row into the table "
            "again and again, and what is counted in one is counted in all. `np.zeros` makes "
            "separate rows.",
            lambda y_true, y_pred, n_classes: np.tile(
                np.bincount(y_pred, minlength=n_classes), (n_classes, 1)
            ),
        ),
        Misconception(
            "whole row counted",
            "With one index you add 1 to a whole row. Name row and column: `C[true, predicted]`.",
            lambda y_true, y_pred, n_classes: np.tile(
                np.bincount(y_true, minlength=n_classes)[:, None], (1, n_classes)
            ),
        ),
        Misconception(
            "as many samples as classes",
            "Your loop runs over as many samples as there are classes. It should run over all "
            "samples: `len(y_true)`.",
            _first_samples,
        ),
        Misconception(
            "always three classes",
            "Your table has three rows and columns, as in the text's example of `np.zeros`. It "
            "has `n_classes` of each.",
            _three_classes,
        ),
    ),
    hints=(
        "Begin with a table of zeros of the right size. A sample of class 2 that is taken for "
        "class 0: which row, which column?",
        "Go through the samples one by one. Each adds 1 to one place of the table: the row is "
        "`y_true[i]`, the column `y_pred[i]`.",
        "`np.zeros((n_classes, n_classes), dtype=int)` makes the table, and `zip(y_true, y_pred)` "
        "walks along both lists of labels together.",
    ),
)
