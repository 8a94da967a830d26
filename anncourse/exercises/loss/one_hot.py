"""Exercise ``one_hot(y, n_classes)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space
from anncourse.exercises.loss.one_hot_mistakes import MISCONCEPTIONS
from annlib.encoding import one_hot


def _every_class(rng: np.random.Generator) -> tuple[Any, ...]:
    n_classes = int(rng.integers(2, 6))
    more = rng.integers(0, n_classes, int(rng.integers(1, 5)))
    return rng.permutation(np.concatenate([np.arange(n_classes), more])), n_classes


def _some_classes(rng: np.random.Generator) -> tuple[Any, ...]:
    n_classes = int(rng.integers(4, 9))
    n_samples = int(rng.integers(2, n_classes))
    # Neither the first class nor the last two occur.
    return rng.integers(1, n_classes - 2, n_samples), n_classes


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    n_classes = int(rng.integers(2, 6))
    return rng.integers(0, n_classes, 1), n_classes


def _as_many(rng: np.random.Generator) -> tuple[Any, ...]:
    n_classes = int(rng.integers(3, 6))
    return rng.integers(0, n_classes, n_classes), n_classes


def _are_as_many(args: tuple[Any, ...]) -> bool:
    return bool(len(args[0]) == args[1])


def _sorted() -> Level:
    return Level(
        "y is sorted",
        lambda args, rng: (np.sort(args[0]), args[1]),
        lambda args: bool(np.all(np.diff(args[0]) >= 0)),
    )


def _all_alike() -> Level:
    return Level(
        "all of y are alike",
        lambda args, rng: (np.full_like(args[0], args[0][0]), args[1]),
        lambda args: len(set(args[0].tolist())) == 1,
    )


EXERCISE = Exercise(
    name="one_hot",
    reference=one_hot,
    # The reference takes a dtype as well; learners are asked for two arguments.
    parameters=("y", "n_classes"),
    parts=(
        Part(
            "every class occurs",
            examples=((np.array([2, 0, 1, 2]), 3), (np.array([1, 0, 0, 1, 1]), 2)),
            make=_every_class,
            weight=2,
        ),
        Part(
            "classes that do not occur",
            examples=((np.array([0, 2, 2]), 5), (np.array([3]), 6)),
            make=_some_classes,
            advice="The table has `n_classes` columns, also where some classes do not occur in y.",
        ),
        Part(
            "every kind of labels",
            space=Space(
                _every_class,
                (
                    (
                        as_they_are(),
                        sized("there is one sample", _one, lambda a: len(a[0]) == 1),
                        sized("there are as many samples as classes", _as_many, _are_as_many),
                    ),
                    (as_they_are(), _sorted(), _all_alike()),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Write the table for y = [2, 0] and three classes on paper. How many rows has it, how "
        "many columns, and where are the ones?",
        "Begin with a table of zeros, `np.zeros((number of rows, number of columns))`. Then go "
        "through the samples: which column of row i gets the 1?",
        "In row i it is the column `y[i]`. Without a loop: the identity matrix `np.eye(n_classes)` "
        "has every one-hot row there is, and an array of row numbers in square brackets picks "
        "rows.",
    ),
)
