"""The kinds of rows and batches that `minibatches` takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.checks.levels import as_they_are, integers
from anncourse.checks.space import Level, Space
from anncourse.exercises.training.kinds_of_rows import NUMBERS, TARGETS, rows_of, sizes
from annlib.encoding import one_hot


def _batches_of(told: str, size: Callable[[int], int]) -> Level:
    return Level(
        told,
        lambda args, rng: (*args[:2], size(len(args[0])), args[3]),
        lambda args: args[2] == size(len(args[0])),
    )


def _one_column_each(y: Any) -> Any:
    return one_hot(y, 3)


SPACE = Space(
    rows_of(_one_column_each, 3, 8, 4),
    (
        sizes(_one_column_each, 3),
        NUMBERS,
        (*TARGETS, integers(1)),
        (
            as_they_are(),
            _batches_of("batch_size is 1", lambda n: 1),
            _batches_of("batch_size is half the number of rows", lambda n: n // 2),
            _batches_of("batch_size is the number of rows", lambda n: n),
            _batches_of("batch_size is larger than the number of rows", lambda n: n + 3),
        ),
    ),
)
